import { randomUUID } from 'node:crypto';
import type { Tag } from './arguments.ts';
import type { Log } from './data/log.ts';
import type { FileTask } from './file-task.ts';
import { keptSending } from './sending-record.ts';

/** One accepted SendFile. */
export interface Sending {
  readonly id: string;
  readonly regionId: string;
  readonly name: string;
  readonly targetDir: string;
  /** As it was sent. */
  readonly content: string;
  readonly contentType: 'PlainText' | 'Base64';
  readonly bytes: Buffer;
  readonly description: string;
  /** '' is root, as which the agent runs. */
  readonly owner: string;
  readonly group: string;
  /** Three or four octal digits. */
  readonly mode: string;
  readonly overwrite: boolean;
  /** Seconds. */
  readonly timeout: number;
  readonly tags: readonly Tag[];
  readonly createdAt: Date;
  /** Grows with every one that is accepted; tells where it stands in a list. */
  readonly number: number;
}

/** [doc] `f-`; the rest as that of an invocation [assumed]. */
export function newSendingId(): string {
  return `f-${randomUUID().replaceAll('-', '')}`;
}

export interface SendingRecord {
  readonly sending: Sending;
  /** One for each target, in the order they were given. */
  readonly tasks: readonly FileTask[];
}

/** Accepted files; newest last. */
export class Sendings {
  readonly #records = new Map<string, SendingRecord>();
  readonly #state: Log | null;
  #lastNumber = 0;

  /** With a log each is kept, under `sending/<id>`. */
  constructor(state: Log | null = null) {
    this.#state = state;
  }

  add(record: SendingRecord): void {
    this.#state?.put(`sending/${record.sending.id}`, keptSending(record));
    this.#state?.undo(() => this.#records.delete(record.sending.id));
    this.restore(record);
  }

  /** Forgets one that ended on every instance before a moment (milliseconds since 1970); whether it has gone. */
  forget(id: string, before: number): boolean {
    const record = this.#records.get(id);
    if (!record) return true;
    if (!record.tasks.every(({ finishedAt }) => finishedAt !== null && finishedAt.getTime() <= before)) return false;
    this.#records.delete(id);
    const state = this.#state;
    state?.together(() => {
      state.remove(`sending/${id}`);
      for (const { instance } of record.tasks) state.remove(`file/${id}/${instance.id}`);
    });
    return true;
  }

  /** One that is kept already. */
  restore(record: SendingRecord): void {
    this.#lastNumber = Math.max(this.#lastNumber, record.sending.number);
    this.#records.set(record.sending.id, record);
  }

  /** For the next one that is accepted. */
  get nextNumber(): number {
    return this.#lastNumber + 1;
  }

  /** Newest first. */
  inRegion(regionId: string): SendingRecord[] {
    return [...this.#records.values()].filter(({ sending }) => sending.regionId === regionId).reverse();
  }

  allTasks(): FileTask[] {
    return [...this.#records.values()].flatMap(({ tasks }) => tasks);
  }
}
