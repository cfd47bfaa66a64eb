import { randomUUID } from 'node:crypto';
import type { Schedule } from '../domain/schedule.ts';
import type { Tag } from './arguments.ts';
import type { StoredCommand } from './commands.ts';
import type { Log } from './data/log.ts';
import { keptInvocation } from './invocation-record.ts';
import type { Task } from './task.ts';
import { forgetTask } from './task-record.ts';

export const repeatModes = ['Once', 'Period', 'NextRebootOnly', 'EveryReboot', 'DryRun'] as const;
export type RepeatMode = (typeof repeatModes)[number];
export const terminationModes = ['Process', 'ProcessTree'] as const;
export type TerminationMode = (typeof terminationModes)[number];

/** One accepted InvokeCommand. */
export interface Invocation {
  readonly id: string;
  readonly regionId: string;
  readonly command: StoredCommand;
  readonly repeatMode: RepeatMode;
  /** '' when there is none. */
  readonly frequency: string;
  readonly schedule: Schedule | null;
  /** What starts the script; '' when the system does. */
  readonly launcher: string;
  /** The schedule, or anything else about it, is beyond an old agent. */
  readonly needsNewerAgent: boolean;
  /** Seconds. */
  readonly timeout: number;
  readonly workingDir: string;
  readonly username: string;
  readonly terminationMode: TerminationMode;
  /** JSON text, as it was passed. */
  readonly parameters: string;
  /** The content with its custom parameters filled in. */
  readonly script: string;
  readonly tags: readonly Tag[];
  readonly clientToken: string | null;
  readonly createdAt: Date;
  /** Grows with every one that is accepted; tells where it stands in a list. */
  readonly number: number;
}

/** [doc] Modes whose task waits for something that comes again and again. */
export function isRepeating(mode: RepeatMode): boolean {
  return mode === 'Period' || mode === 'EveryReboot';
}

/** [doc] `t-` and 32 hex digits. */
export function newInvokeId(): string {
  return `t-${randomUUID().replaceAll('-', '')}`;
}

export interface InvocationRecord {
  readonly invocation: Invocation;
  /** One for each target, in the order they were given. */
  readonly tasks: readonly Task[];
}

/** Accepted invocations; newest last. */
export class Invocations {
  readonly #records = new Map<string, InvocationRecord>();
  readonly #byInstance = new Map<string, Task[]>();
  readonly #state: Log | null;
  #lastNumber = 0;

  /** With a log each is kept, under `invocation/<id>`. */
  constructor(state: Log | null = null) {
    this.#state = state;
  }

  add(record: InvocationRecord): void {
    this.#state?.put(`invocation/${record.invocation.id}`, keptInvocation(record));
    this.#state?.undo(() => this.#remove(record));
    this.restore(record);
  }

  /** It is over, and its time too. */
  forget(id: string): void {
    const record = this.#records.get(id);
    if (!record) return;
    this.#remove(record);
    const state = this.#state;
    state?.together(() => {
      state.remove(`invocation/${id}`);
      for (const task of record.tasks) forgetTask(task, state);
    });
  }

  #remove({ invocation, tasks }: InvocationRecord): void {
    this.#records.delete(invocation.id);
    for (const task of tasks) {
      const on = this.#byInstance.get(task.instance.id)!;
      on.splice(on.indexOf(task), 1);
      if (on.length === 0) this.#byInstance.delete(task.instance.id);
    }
  }

  /** One that is kept already. */
  restore(record: InvocationRecord): void {
    this.#lastNumber = Math.max(this.#lastNumber, record.invocation.number);
    this.#records.set(record.invocation.id, record);
    for (const task of record.tasks) {
      const tasks = this.#byInstance.get(task.instance.id);
      if (tasks) tasks.push(task);
      else this.#byInstance.set(task.instance.id, [task]);
    }
  }

  /** For the next one that is accepted. */
  get nextNumber(): number {
    return this.#lastNumber + 1;
  }

  get(id: string, regionId: string): InvocationRecord | undefined {
    const record = this.#records.get(id);
    return record?.invocation.regionId === regionId ? record : undefined;
  }

  /** Newest first; with an ID that one alone, if it is there. */
  inRegion(regionId: string, id?: string): InvocationRecord[] {
    if (id !== undefined) return [this.get(id, regionId)].filter((record) => record !== undefined);
    return [...this.#records.values()].filter(({ invocation }) => invocation.regionId === regionId).reverse();
  }

  /** Oldest first. */
  tasksOn(instanceId: string): readonly Task[] {
    return this.#byInstance.get(instanceId) ?? [];
  }

  allTasks(): Task[] {
    return [...this.#records.values()].flatMap(({ tasks }) => tasks);
  }
}
