import type { Log } from './data/log.ts';
import { Run, type RunRecord } from './run.ts';
import type { TaskStatus } from './status.ts';
import type { Task } from './task.ts';
import { dateOf } from './times.ts';

/** A task as it is kept, beside its runs; moments in milliseconds since 1970. */
export interface TaskRecord {
  readonly status: TaskStatus;
  readonly updatedAt: number;
  readonly stoppedAt: number | null;
}

/** Keeps a task and its latest run, under `task/<invocation>/<instance>` and `run/<invocation>/<instance>/<number>`. */
export function keepTask(task: Task, state: Log): void {
  const place = `${task.invocation.id}/${task.instance.id}`;
  const { status, updatedAt, stoppedAt, latest } = task;
  const record: TaskRecord = { status, updatedAt: updatedAt.getTime(), stoppedAt: stoppedAt?.getTime() ?? null };
  state.together(() => {
    state.put(`task/${place}`, record);
    if (latest) state.put(`run/${place}/${latest.number}`, latest.record());
  });
}

/** Makes a new task what an earlier emulator kept of it; null: it was accepted, and nothing more had happened. */
export function restoreTask(task: Task, record: TaskRecord | null, runs: readonly RunRecord[]): void {
  task.runs.push(...runs.map((run, index) => Run.restored(index + 1, run)));
  if (record === null) return;
  task.status = record.status;
  task.updatedAt = new Date(record.updatedAt);
  task.stoppedAt = dateOf(record.stoppedAt);
}
