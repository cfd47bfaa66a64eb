import type { FileSurroundings } from './file-task.ts';
import type { Service } from './service.ts';
import type { TaskSurroundings } from './task.ts';

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
