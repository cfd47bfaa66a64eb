import { resultTexts } from './result-codes.ts';
import type { ProcessEnd, RunningProcess } from './runner/process.ts';
import type { TaskStatus } from './status.ts';

/** Why a run never came to be. */
export interface Failure {
  readonly status: TaskStatus;
  readonly errorCode: string;
  readonly detail?: string | null;
}

/** One execution of a command on one instance. */
export class Run {
  /** From 1. */
  readonly number: number;
  status: TaskStatus = 'Running';
  startedAt: Date | null = null;
  finishedAt: Date | null = null;
  /** null until there is one [assumed: absent from answers until the end]. */
  exitCode: number | null = null;
  errorCode = '';
  #errorDetail: string | null = null;
  #process: RunningProcess | null = null;
  #killedFor: 'stopped' | 'interrupted' | null = null;

  constructor(number: number) {
    this.number = number;
  }

  /** What is kept, or while it runs what has been kept so far: the head [source]. */
  get output(): Buffer {
    const ring = this.#process?.output;
    if (!ring) return Buffer.alloc(0);
    return this.finishedAt ? ring.kept() : ring.head();
  }

  /** Bytes thrown away. */
  get dropped(): number {
    return this.finishedAt ? (this.#process?.output.dropped ?? 0) : 0;
  }

  /** [doc] The text of the error code, or what the agent says itself; '' when all is well. */
  get errorInfo(): string {
    return this.#errorDetail ?? resultTexts[this.errorCode] ?? '';
  }

  started(process: RunningProcess, at: Date): void {
    this.#process = process;
    this.startedAt = at;
    if (this.#killedFor) process.kill();
  }

  kill(why: 'stopped' | 'interrupted'): void {
    this.#killedFor ??= why;
    this.#process?.kill();
  }

  over(end: ProcessEnd, at: Date, timeoutSeconds: number): void {
    this.finishedAt = at;
    if (end.how === 'exited') {
      this.exitCode = end.exitCode;
      this.status = end.exitCode === 0 ? 'Success' : 'Failed';
      this.errorCode = end.exitCode === 0 ? '' : 'ExitCodeNonzero';
    } else if (end.how === 'timed-out') {
      // [doc] The end of a run that took too long is its start and the Timeout. [source] The agent reports 1.
      this.finishedAt = new Date(this.startedAt!.getTime() + timeoutSeconds * 1000);
      this.exitCode = 1;
      this.status = 'Timeout';
      this.errorCode = 'ExecutionTimeout';
    } else {
      // [source] Killed by a signal.
      this.exitCode = -1;
      this.status = this.#killedFor === 'interrupted' ? 'Error' : 'Terminated';
      this.errorCode = this.#killedFor === 'interrupted' ? 'ExecutionInterrupted' : '';
    }
  }

  /** It never ran. */
  fail({ status, errorCode, detail }: Failure, at: Date): void {
    this.status = status;
    this.errorCode = errorCode;
    this.#errorDetail = detail ?? null;
    this.finishedAt = at;
  }

  /** [assumed] A rehearsal that found nothing wrong looks like a run that exited with 0. */
  rehearsed(at: Date): void {
    this.status = 'Success';
    this.exitCode = 0;
    this.finishedAt = at;
  }
}
