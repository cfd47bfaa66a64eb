import type { EmulatorClock } from './clock.ts';
import type { Log } from './data/log.ts';
import { reachProblem, runsCommands } from './delivery.ts';
import type { Edition } from './editions.ts';
import type { Instance } from './fleet.ts';
import { resultTexts } from './result-codes.ts';
import { CannotReceive, type FileReceiver } from './runner/file-receiver.ts';
import { fileTaskRecord } from './sending-record.ts';
import type { Sending } from './sendings.ts';

/** [doc] InvocationStatus of one instance. */
export type FileStatus = 'Pending' | 'Running' | 'Success' | 'Failed' | 'Invalid' | 'Aborted' | 'Error' | 'Timeout';

/** [assumed] What the agent refuses before it creates anything. */
const invalid: ReadonlySet<string> = new Set(['FileNameInvalid', 'FilePathInvalid']);

export interface FileSurroundings {
  readonly clock: EmulatorClock;
  readonly edition: Edition;
  readonly files: FileReceiver;
  /** How long a task is visibly Pending. */
  readonly pendingMs: number;
  /** null: nothing is kept. */
  readonly state: Log | null;
  readonly ended: (task: FileTask) => void;
}

/** One instance's share of a sending. */
export class FileTask {
  readonly sending: Sending;
  readonly instance: Instance;
  status: FileStatus = 'Pending';
  errorCode = '';
  errorInfo = '';
  startedAt: Date | null = null;
  finishedAt: Date | null = null;
  updatedAt: Date;
  readonly #around: FileSurroundings;
  #cancel: () => void = () => {};

  constructor(sending: Sending, instance: Instance, around: FileSurroundings) {
    this.sending = sending;
    this.instance = instance;
    this.#around = around;
    this.updatedAt = sending.createdAt;
  }

  begin(): void {
    this.#cancel = this.#around.clock.after(this.#pendingMs, () => this.#deliver());
  }

  /** The emulator is back; what it had not delivered is still sent, if it is not too late. */
  resume(): void {
    if (this.status !== 'Pending') return;
    if (this.instance.released) this.#end('Aborted', 'InstanceReleased');
    else if (this.#msToDeliver > 0) this.begin();
    else this.#end('Aborted', 'DeliveryTimeout');
  }

  /** The emulator stops: no timer of this task fires any more. */
  abandon(): void {
    this.#cancel();
  }

  get #pendingMs(): number {
    return this.instance.pendingMs ?? this.#around.pendingMs;
  }

  get #msToDeliver(): number {
    const { createdAt, timeout } = this.sending;
    return createdAt.getTime() + this.#pendingMs + timeout * 1000 - this.#around.clock.now().getTime();
  }

  #deliver(): void {
    const { clock, edition } = this.#around;
    const { instance } = this;
    const problem = reachProblem(instance, false, edition);
    if (problem?.errorCode === 'DeliveryTimeout') {
      // [assumed] The Timeout of the call is what an agent that does not answer has; its 60 s are those of a command.
      this.#cancel = clock.after(this.#msToDeliver, () => this.#end('Aborted', 'DeliveryTimeout'));
      return;
    }
    if (problem) this.#end(problem.status, problem.errorCode);
    // [assumed] The code that is nearest.
    else if (!runsCommands(instance)) this.#end('Invalid', 'CommandNotApplicable');
    else this.#receive();
  }

  #receive(): void {
    this.startedAt = this.#around.clock.now();
    try {
      // A simulated instance has no directory: what is sent there is only noted.
      if (!this.instance.simulated) {
        this.#around.files.receive(this.instance.id, this.sending, this.instance.usernames);
      }
      this.#end('Success', '');
    } catch (error) {
      const { errorCode, detail } = error instanceof CannotReceive ? error : new CannotReceive('FileCreateFail');
      this.#end(invalid.has(errorCode) ? 'Invalid' : 'Failed', errorCode, detail);
    }
  }

  #end(status: FileStatus, errorCode: string, detail: string | null = null): void {
    this.status = status;
    this.errorCode = errorCode;
    this.errorInfo = detail ?? resultTexts[errorCode] ?? '';
    this.finishedAt = this.#around.clock.now();
    this.updatedAt = this.finishedAt;
    this.#around.state?.put(`file/${this.sending.id}/${this.instance.id}`, fileTaskRecord(this));
    this.#around.ended(this);
  }
}

/** [doc] InvocationStatus of the whole: there is no word for what was stopped, for nothing can be. */
export function overallOfFiles(statuses: readonly FileStatus[]): string {
  for (const word of ['Pending', 'Running'] as const) if (statuses.includes(word)) return word;
  const succeeded = statuses.filter((status) => status === 'Success').length;
  if (succeeded === statuses.length) return 'Success';
  return succeeded === 0 ? 'Failed' : 'PartialFailed';
}
