/** [doc] InvocationStatus of one instance. */
export type TaskStatus =
  | 'Pending'
  | 'Scheduled'
  | 'Running'
  | 'Stopping'
  | 'Success'
  | 'Failed'
  | 'Invalid'
  | 'Aborted'
  | 'Timeout'
  | 'Error'
  | 'Cancelled'
  | 'Terminated';

/** [doc] The older twin of each; `Finished` says nothing of success. */
const twins: Readonly<Record<TaskStatus, 'Running' | 'Stopping' | 'Finished' | 'Failed' | 'Stopped'>> = {
  Pending: 'Running',
  Scheduled: 'Running',
  Running: 'Running',
  Stopping: 'Stopping',
  Success: 'Finished',
  Failed: 'Finished',
  Invalid: 'Failed',
  Aborted: 'Failed',
  Timeout: 'Failed',
  Error: 'Failed',
  Cancelled: 'Stopped',
  Terminated: 'Stopped',
};

export function legacyTwin(status: TaskStatus): string {
  return twins[status];
}

const unfinished = ['Pending', 'Running', 'Scheduled', 'Stopping'] as const;

export function isOver(status: TaskStatus): boolean {
  return !(unfinished as readonly string[]).includes(status);
}

/** [doc] InvocationStatus of the whole; the order among the unfinished four is [assumed]. */
export function overall(statuses: readonly TaskStatus[]): string {
  for (const word of unfinished) if (statuses.includes(word)) return word;
  const stopped = statuses.filter((status) => twins[status] === 'Stopped').length;
  const succeeded = statuses.filter((status) => status === 'Success').length;
  if (stopped === statuses.length) return 'Stopped';
  if (succeeded + stopped === statuses.length) return 'Success';
  return succeeded === 0 ? 'Failed' : 'PartialFailed';
}

/** [doc] InvokeStatus: Running, Stopping, Stopped, Failed, Finished, PartialFailed, in that precedence. */
export function legacyOverall(statuses: readonly TaskStatus[]): string {
  const words = statuses.map(legacyTwin);
  for (const word of ['Running', 'Stopping']) if (words.includes(word)) return word;
  const left = new Set(words.filter((word) => word !== 'Stopped'));
  if (left.size === 0) return 'Stopped';
  return left.size === 1 ? [...left][0]! : 'PartialFailed';
}
