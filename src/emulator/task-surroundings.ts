import type { Service } from './service.ts';
import type { TaskSurroundings } from './task.ts';

/** What the tasks of a service share. */
export function taskSurroundings(service: Service): TaskSurroundings {
  return { ...service, exited: (instance, exitCode) => service.power.exited(instance, exitCode) };
}
