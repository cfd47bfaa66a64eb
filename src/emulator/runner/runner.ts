import type { RunningProcess } from './process.ts';

/** One run of a command on one instance, as the agent gets it: parameters filled in. */
export interface RunRequest {
  readonly invokeId: string;
  readonly instanceId: string;
  /** Which run of this task, from 1. */
  readonly number: number;
  readonly script: string;
  /** '' is the home. */
  readonly workingDir: string;
  /** What starts the script; '' when the system does. */
  readonly launcher: string;
  /** '' is the user the agent runs as. */
  readonly username: string;
  /** What the instance calls that user beside its own name. */
  readonly usernames: readonly string[];
  readonly timeoutSeconds: number;
  readonly kills: 'Process' | 'ProcessTree';
}

/** A process that outlived the run it belongs to. */
export interface Survivor {
  readonly pid: number;
  /** Of its program, as the system has it; '' where it does not say. Its words may hold a secret. */
  readonly program: string;
  readonly run: Pick<RunRequest, 'invokeId' | 'instanceId' | 'number'>;
}

/** What makes commands run. The emulator's own starts real processes; a test may pass one that does not. */
export interface Runner {
  /** What the agent checks before it starts anything; throws CannotRun. */
  check(request: RunRequest): void;
  /** Rejects with CannotRun. */
  start(request: RunRequest): Promise<RunningProcess>;
  /** What runs that are over left behind. */
  survivors(): Survivor[];
  /**
   * Resolves when no process of a run is under way any more, or after so long at the latest: with the number of those
   * that still are. Each is waited for once.
   */
  settled(patienceMs: number): Promise<number>;
  /** Kills everything it started. */
  close(): Promise<void>;
}

/** The agent refuses a task (Invalid), or could not start it (Error). */
export class CannotRun extends Error {
  readonly status: 'Invalid' | 'Error';
  readonly errorCode: string;
  /** What went wrong, where the code alone does not say; at most 255 characters [source: bytes]. */
  readonly detail: string | null;

  constructor(status: 'Invalid' | 'Error', errorCode: string, cause?: unknown) {
    super(errorCode, { cause });
    this.status = status;
    this.errorCode = errorCode;
    this.detail = cause instanceof Error ? cause.message.slice(0, 255) : null;
  }
}
