import type { Service } from './service.ts';

/** Nothing is about to start or under way; what waits for its schedule or a boot does not count. */
export function isQuiet({ invocations }: Service): boolean {
  return !invocations.allTasks().some((task) => task.isBusy);
}
