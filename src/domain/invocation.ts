/** Where one instance's run stands: the service's InvocationStatus in lower case, and two words of ours. */
export const runStates = [
  'pending',
  'scheduled',
  'running',
  'stopping',
  'success',
  /** A file arrived; nothing ran, so there is no exit code. */
  'delivered',
  'failed',
  'invalid',
  'aborted',
  'timeout',
  'error',
  'cancelled',
  'terminated',
  /** Legacy `Failed`: could not run, or ran too long; the field does not say which. */
  'failed-or-timeout',
  /** A word this tool does not know; never taken for success. */
  'unknown',
] as const;
export type RunState = (typeof runStates)[number];

export type Verdict =
  | 'success'
  | 'failed'
  | 'timed-out'
  | 'not-delivered'
  | 'refused'
  | 'cancelled'
  | 'terminated'
  | 'running'
  | 'scheduled'
  | 'unknown';
