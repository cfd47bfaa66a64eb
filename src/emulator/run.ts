import { resultTexts } from './result-codes.ts';
import type { Output } from './runner/output.ts';
import { OutputRing } from './runner/output-ring.ts';
import type { ProcessEnd, RunningProcess } from './runner/process.ts';
import type { TaskStatus } from './status.ts';
import { dateOf } from './times.ts';

/** Why a run never came to be. */
export interface Failure {
  readonly status: TaskStatus;
  readonly errorCode: string;
  readonly detail?: string | null;
}

/** A run as it is kept; moments in milliseconds since 1970. */
export interface RunRecord {
  readonly status: TaskStatus;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly exitCode: number | null;
  readonly errorCode: string;
  readonly errorDetail: string | null;
  /** What can be shown of the output, in Base64, and the number of bytes that ever came. */
  readonly output: string;
  readonly bytes: number;
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
  #output: Output | null = null;
  #killedFor: 'stopped' | 'interrupted' | null = null;

  constructor(number: number) {
    this.number = number;
  }

  static restored(number: number, record: RunRecord): Run {
    const run = new Run(number);
    run.status = record.status;
    run.startedAt = dateOf(record.startedAt);
    run.finishedAt = dateOf(record.finishedAt);
    run.exitCode = record.exitCode;
    run.errorCode = record.errorCode;
    run.#errorDetail = record.errorDetail;
    run.#output = OutputRing.restored(Buffer.from(record.output, 'base64'), record.bytes);
    return run;
  }

  record(): RunRecord {
    return {
      status: this.status,
      startedAt: this.startedAt?.getTime() ?? null,
      finishedAt: this.finishedAt?.getTime() ?? null,
      exitCode: this.exitCode,
      errorCode: this.errorCode,
      errorDetail: this.#errorDetail,
      output: this.output.toString('base64'),
      bytes: this.#output?.total ?? 0,
    };
  }

  /** What is kept, or while it runs what has been kept so far: the head [source]. */
  get output(): Buffer {
    if (!this.#output) return Buffer.alloc(0);
    return this.finishedAt ? this.#output.kept() : this.#output.head();
  }

  /** Of the process while it runs; 0 for a simulated run, null before it has started. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /** Bytes thrown away. */
  get dropped(): number {
    return this.finishedAt ? (this.#output?.dropped ?? 0) : 0;
  }

  /** [doc] The text of the error code, or what the agent says itself; '' when all is well. */
  get errorInfo(): string {
    return this.#errorDetail ?? resultTexts[this.errorCode] ?? '';
  }

  started(process: RunningProcess, at: Date): void {
    this.#process = process;
    this.#output = process.output;
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
