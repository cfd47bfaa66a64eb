import type { RunState, Verdict } from './invocation.ts';

/** What the service says about one instance's run, as far as it matters for the verdict. */
export interface RunEvidence {
  readonly state: RunState;
  readonly exitCode: number | null;
  readonly errorCode: string;
  /** Runs that were started; absent: not told. */
  readonly repeats?: number;
}

/** Whether the run has come to its end. A word we do not know may be an end or not; it is not waited for. */
export function isFinished(state: RunState): boolean {
  return !['pending', 'scheduled', 'running', 'stopping'].includes(state);
}

/**
 * Result codes after which nobody knows whether the command ran: the agent fell silent, or agent or instance went away
 * in the middle (first three: contract, section 4; the others: help page "Execution failure errors").
 */
export const openResultCodes: readonly string[] = [
  'ClientNotResponse',
  'InstanceReleased',
  'ExecutionInterrupted',
  'InstanceRestarted',
  'InstanceDeregistered',
  'ClientRestarted',
  'ScriptFileExisted',
];

/** One verdict an instance. Success needs the word and an exit code of 0; anything unclear is `unknown`. */
export function verdictOf({ state, exitCode, errorCode, repeats = 0 }: RunEvidence): Verdict {
  // Of what waits for its next run the code is that of the last one.
  if (state !== 'scheduled' && openResultCodes.includes(errorCode)) return 'unknown';
  switch (state) {
    case 'success':
      return exitCode === 0 ? 'success' : 'unknown';
    case 'delivered':
      return 'success';
    case 'failed':
    case 'error':
      return 'failed';
    case 'timeout':
      return 'timed-out';
    case 'failed-or-timeout':
      if (errorCode === 'ExecutionTimeout') return 'timed-out';
      return errorCode === '' || errorCode.startsWith('Execution') ? 'unknown' : 'not-delivered';
    case 'aborted':
      return 'not-delivered';
    case 'invalid':
      return 'refused';
    case 'cancelled':
      // A schedule that was stopped between two runs: the last one counts.
      if (repeats === 0 || exitCode === null) return state;
      if (exitCode === 0) return 'success';
      return errorCode === 'ExecutionTimeout' ? 'timed-out' : 'failed';
    case 'terminated':
    case 'scheduled':
      return state;
    case 'pending':
    case 'running':
    case 'stopping':
      return 'running';
    case 'unknown':
      return 'unknown';
  }
}
