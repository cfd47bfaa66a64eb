import type { EmulatorClock } from './clock.ts';
import type { FileTask } from './file-task.ts';
import type { Hidden } from './hidden.ts';
import type { Invocations } from './invocation.ts';
import type { Sendings } from './sendings.ts';
import { isOver } from './status.ts';
import type { Task } from './task.ts';

export interface RetentionLimits {
  /** Milliseconds of the emulator's clock after its end. */
  readonly ms: number;
  /** A result is that of one run on one instance, or of one file on one [assumed: what the pages call a record]. */
  readonly results: number;
}

/**
 * [doc] Two weeks and 100,000 records, as the pages of 2021 say of runs; comments of newer SDKs say 30 days and 10,000.
 * [assumed] Of sent files the same: the pages say six weeks, and newer ones a day and 1,000.
 */
export const usualRetention: RetentionLimits = { ms: 14 * 24 * 3600_000, results: 100_000 };

/** A result that is over. */
interface Ended {
  /** Of its invocation or sending. */
  readonly id: string;
  readonly at: number;
  /** Lets go of it where it may; whether everything under the ID has gone. */
  readonly drop: (sinceBefore: number) => boolean;
}

interface Stores {
  readonly invocations: Invocations;
  readonly sendings: Sendings;
  readonly hidden: Hidden;
}

/**
 * Forgets results that are old, or too many, the oldest first: an invocation as a whole once it is over on every
 * instance, and before that the past runs of a task that repeats itself. What has not ended is never forgotten, nor is
 * the latest run of a task that goes on.
 */
export class Retention {
  readonly #clock: EmulatorClock;
  readonly #limits: RetentionLimits;
  readonly #stores: Stores;
  /** Oldest first. One of an invocation that has gone as a whole stays until its turn comes. */
  #queue: Ended[] = [];
  #first = 0;
  /** How many of the queue each ID still has. */
  readonly #left = new Map<string, number>();
  #size = 0;

  constructor(clock: EmulatorClock, limits: RetentionLimits, stores: Stores) {
    this.#clock = clock;
    this.#limits = limits;
    this.#stores = stores;
  }

  /** The latest run of a task is over, or the task without any. */
  taskEnded(task: Task): void {
    this.#push(this.#endedTask(task, this.#clock.now().getTime(), task.latest?.number ?? 0));
    this.enforce();
  }

  fileEnded(task: FileTask): void {
    this.#push(this.#endedFile(task, this.#clock.now().getTime()));
    this.enforce();
  }

  /** Begins with what an earlier emulator kept. */
  restored(): void {
    const ended: Ended[] = [];
    for (const task of this.#stores.invocations.allTasks()) {
      for (const { finishedAt, number } of task.runs) {
        if (finishedAt) ended.push(this.#endedTask(task, finishedAt.getTime(), number));
      }
      if (isOver(task.status)) ended.push(this.#endedTask(task, task.updatedAt.getTime(), task.latest?.number ?? 0));
    }
    for (const task of this.#stores.sendings.allTasks()) {
      if (task.finishedAt) ended.push(this.#endedFile(task, task.finishedAt.getTime()));
    }
    for (const each of ended.sort((one, other) => one.at - other.at)) this.#push(each);
    this.enforce();
  }

  enforce(): void {
    const before = this.#clock.now().getTime() - this.#limits.ms;
    for (let next = this.#queue[this.#first]; next !== undefined; next = this.#queue[this.#first]) {
      const left = this.#left.get(next.id);
      const tooMany = this.#size > this.#limits.results;
      if (left !== undefined && !tooMany && next.at > before) break;
      this.#shift();
      if (left === undefined) continue;
      this.#size -= 1;
      if (next.drop(tooMany ? Number.POSITIVE_INFINITY : before)) {
        this.#size -= left - 1;
        this.#left.delete(next.id);
        this.#stores.hidden.forget(next.id);
      } else if (left === 1) this.#left.delete(next.id);
      else this.#left.set(next.id, left - 1);
    }
  }

  #push(ended: Ended): void {
    this.#queue.push(ended);
    this.#size += 1;
    this.#left.set(ended.id, (this.#left.get(ended.id) ?? 0) + 1);
  }

  #shift(): void {
    this.#first += 1;
    if (this.#first < 1024 || this.#first < this.#queue.length / 2) return;
    this.#queue = this.#queue.slice(this.#first);
    this.#first = 0;
  }

  #endedTask(task: Task, at: number, run: number): Ended {
    const { id, regionId } = task.invocation;
    const { invocations } = this.#stores;
    return {
      ...{ id, at },
      drop(before) {
        const record = invocations.get(id, regionId);
        const goes = record?.tasks.every(({ status, updatedAt }) => isOver(status) && updatedAt.getTime() <= before);
        if (goes) invocations.forget(id);
        else task.forget(run);
        return goes ?? true;
      },
    };
  }

  #endedFile({ sending: { id } }: FileTask, at: number): Ended {
    const { sendings } = this.#stores;
    return { id, at, drop: (before) => sendings.forget(id, before) };
  }
}
