import type { EmulatorClock } from './clock.ts';
import type { Log } from './data/log.ts';
import type { Edition } from './editions.ts';
import type { FileSurroundings } from './file-task.ts';
import type { Instance } from './fleet.ts';
import type { Ledger } from './ledger.ts';
import type { Runner } from './runner/runner.ts';
import type { Service } from './service.ts';
import type { Task } from './task.ts';

/** What a task needs of the emulator around it. */
export interface TaskSurroundings {
  readonly clock: EmulatorClock;
  readonly edition: Edition;
  readonly runner: Runner;
  readonly ledger: Ledger;
  /** How long a task is visibly Pending. */
  readonly pendingMs: number;
  /** null: nothing is kept. */
  readonly state: Log | null;
  /** The command asked, by its exit code, for a reboot or a power-off. */
  readonly exited: (instance: Instance, exitCode: number) => void;
  /** A run is over, or the whole task without one. */
  readonly ended: (task: Task) => void;
}

/** What the tasks of a service share. */
export function taskSurroundings(service: Service): TaskSurroundings {
  const { power, retention } = service;
  return {
    ...service,
    exited: (instance, exitCode) => power.exited(instance, exitCode),
    ended: (task) => retention.taskEnded(task),
  };
}

/** What the shares of a sending have in common. */
export function fileSurroundings(service: Service): FileSurroundings {
  return { ...service, ended: (task) => service.retention.fileEnded(task) };
}
