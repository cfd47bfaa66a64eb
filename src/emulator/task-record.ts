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
  /** Runs that were started, those that are forgotten too; absent in what was written before any was. */
  readonly repeats?: number;
}

export interface NumberedRun {
  readonly number: number;
  readonly run: RunRecord;
}

/** Keeps a task and its latest run, under `task/<invocation>/<instance>` and `run/<invocation>/<instance>/<number>`. */
export function keepTask(task: Task, state: Log): void {
  const place = placeOf(task);
  const { status, updatedAt, stoppedAt, latest, repeats } = task;
  const record: TaskRecord = {
    ...{ status, repeats },
    updatedAt: updatedAt.getTime(),
    stoppedAt: stoppedAt?.getTime() ?? null,
  };
  state.together(() => {
    state.put(`task/${place}`, record);
    if (latest) state.put(`run/${place}/${latest.number}`, latest.record());
  });
}

export function forgetTask(task: Task, state: Log): void {
  state.remove(`task/${placeOf(task)}`);
  forgetRuns(task, task.runs, state);
}

export function forgetRuns(task: Task, runs: readonly Run[], state: Log): void {
  state.together(() => {
    for (const { number } of runs) state.remove(`run/${placeOf(task)}/${number}`);
  });
}

function placeOf({ invocation, instance }: Task): string {
  return `${invocation.id}/${instance.id}`;
}

/** Makes a new task what an earlier emulator kept of it; null: it was accepted, and nothing more had happened. */
export function restoreTask(task: Task, record: TaskRecord | null, runs: readonly NumberedRun[]): void {
  for (const { number, run } of runs) task.runs.push(Run.restored(number, run));
  task.repeats = record?.repeats ?? task.runs.filter(({ startedAt }) => startedAt !== null).length;
  if (record === null) return;
  task.status = record.status;
  task.updatedAt = new Date(record.updatedAt);
  task.stoppedAt = dateOf(record.stoppedAt);
}
