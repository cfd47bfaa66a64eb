import type { CallProblem } from '../api/call-problem.ts';
import type { InstanceResult } from '../api/cloud-assistant.ts';
import { explainRequestError, type RefusalKind } from '../api/error-catalogue.ts';
import type { Verdict } from '../domain/invocation.ts';
import { verdictOf } from '../domain/verdict.ts';
import type { CallOutcome } from '../usecases/call-outcome.ts';
import type { RunReport } from '../usecases/run.ts';
import type { ShowReport } from '../usecases/show.ts';
import type { StopReport } from '../usecases/stop.ts';
import { mayNotBeRead, type WaitReport } from '../usecases/wait.ts';

/** An exit code and the word for it: a remote code that is passed on can look like one of ours. */
export interface Exit {
  readonly code: number;
  readonly reason: string;
}

export const exits = {
  accepted: { code: 0, reason: 'accepted' },
  success: { code: 0, reason: 'success' },
  shown: { code: 0, reason: 'shown' },
  planned: { code: 0, reason: 'planned' },
  running: { code: 0, reason: 'running' },
  stopped: { code: 0, reason: 'stopped' },
  scheduled: { code: 0, reason: 'scheduled' },
  failed: { code: 1, reason: 'failed' },
  /** The code is that of the command. */
  remote: { code: 1, reason: 'remote-exit-code' },
  notRun: { code: 3, reason: 'not-run' },
  refused: { code: 3, reason: 'refused' },
  unknown: { code: 4, reason: 'unknown' },
  duplicate: { code: 5, reason: 'duplicate' },
  usage: { code: 64, reason: 'usage' },
  notSent: { code: 69, reason: 'not-sent' },
  throttled: { code: 69, reason: 'throttled' },
  /** Another process carries the run out. */
  held: { code: 69, reason: 'run-held' },
  deadline: { code: 69, reason: 'deadline' },
  noAnswerToRead: { code: 69, reason: 'service-unavailable' },
  bug: { code: 70, reason: 'bug' },
  io: { code: 74, reason: 'io' },
  denied: { code: 77, reason: 'denied' },
  configuration: { code: 78, reason: 'configuration' },
  waitTimeout: { code: 124, reason: 'wait-timeout' },
  lostSight: { code: 124, reason: 'lost-sight' },
  interrupted: { code: 130, reason: 'interrupted' },
  terminated: { code: 143, reason: 'terminated' },
} satisfies Record<string, Exit>;

const exitOfKind: Readonly<Record<RefusalKind, Exit>> = {
  refused: exits.refused,
  'not-found': exits.refused,
  credentials: exits.denied,
  permission: exits.denied,
  clock: exits.denied,
  throttled: exits.throttled,
  quota: exits.throttled,
  'outcome-open': exits.unknown,
  server: exits.unknown,
};

/** What a refusal of this kind comes to. */
export function exitOfRefusal(kind: RefusalKind): Exit {
  return exitOfKind[kind];
}

/** What a failed call comes to. A read that got no answer leaves nothing open: nothing ran. */
export function exitOfProblem(problem: CallProblem, mutating: boolean): Exit {
  if (problem.name === 'NotSent') return problem.reason === 'credentials' ? exits.configuration : exits.notSent;
  if (problem.name === 'NoAnswer') return mutating ? exits.unknown : exits.noAnswerToRead;
  return exitOfKind[explainRequestError(problem.code)?.kind ?? 'refused'];
}

/** `signal`: the name of the signal that interrupted us, null when none did. */
export function exitOfRun({ input, unresolved, calls, wait }: RunReport, signal: string | null): Exit {
  const outcomes = calls.map(({ outcome }) => outcome);
  const accepted = outcomes.filter(({ kind }) => kind === 'accepted').length;
  const complete = calls.length > 0 && accepted === calls.length;
  if (signal !== null && (!complete || wait?.end === 'interrupted')) {
    return signal === 'SIGINT' ? exits.interrupted : exits.terminated;
  }
  if (unresolved) return unresolved.kind === 'failed' ? exitOfProblem(unresolved.problem, false) : exits.usage;
  const ofCalls = outcomes.flatMap((outcome) => exitOfCall(outcome, accepted > 0) ?? []);
  const ofWait = wait === null ? exits.accepted : exitOfWait(wait, input.instanceIds.length);
  return heaviest(accepted > 0 ? [...ofCalls, ofWait] : ofCalls);
}

/** null for an accepted call that ran once. Where another was accepted, "nothing ran" is not true any more. */
export function exitOfCall(outcome: CallOutcome, othersRan: boolean): Exit | null {
  switch (outcome.kind) {
    case 'accepted':
      return outcome.invokeIds.length > 1 ? exits.duplicate : null;
    case 'unknown':
      return exits.unknown;
    case 'not-attempted':
      if (othersRan) return exits.notRun;
      if (outcome.why === 'journal') return exits.io;
      return outcome.why === 'deadline' ? exits.deadline : null;
    case 'failed': {
      // A look that has to come first only reads: nothing was sent then.
      const exit = exitOfProblem(outcome.problem, !outcome.problem.action.startsWith('Describe'));
      return othersRan && exit.code !== exits.unknown.code ? exits.notRun : exit;
    }
  }
}

/** Of several outcomes the one that a script has to know first (contract, section 4). */
export function heaviest(all: readonly Exit[]): Exit {
  const weight = ({ code }: Exit) => {
    const at = byWeight.indexOf(code);
    return at < 0 ? byWeight.indexOf(exits.failed.code) : at;
  };
  return [...all].sort((a, b) => weight(a) - weight(b))[0] ?? exits.bug;
}

/** What is not listed here is the exit code of a single remote command. */
const byWeight: readonly number[] = [130, 143, 5, 4, 124, 1, 3, 77, 78, 69, 0];

/** Of several invocations no remote exit code is passed on. */
export function exitOfShown(reports: readonly ShowReport[], signal: string | null): Exit {
  const exitOf = (report: ShowReport) => exitOfShow(report, signal);
  const [only] = reports;
  if (only && reports.length === 1) return exitOf(only);
  const each = reports.map(exitOf);
  return heaviest(each.map((exit) => (exit.reason === exits.remote.reason ? exits.failed : exit)));
}

export function exitOfShow(report: ShowReport, signal: string | null): Exit {
  const interrupted = report.kind === 'failed' || (report.kind === 'shown' && report.wait.end === 'interrupted');
  if (signal !== null && interrupted) return signal === 'SIGINT' ? exits.interrupted : exits.terminated;
  if (report.kind === 'failed') return exitOfProblem(report.problem, false);
  if (report.kind === 'not-found') return exits.refused;
  if (report.kind === 'history') return exits.shown;
  return exitOfWait(report.wait, report.targets.length);
}

export function exitOfStop(report: StopReport, signal: string | null): Exit {
  switch (report.kind) {
    case 'failed':
      if (signal !== null) return signal === 'SIGINT' ? exits.interrupted : exits.terminated;
      return exitOfProblem(report.problem, false);
    case 'not-found':
      return exits.refused;
    case 'no-targets':
      return exits.usage;
    case 'unread':
      if (signal !== null) return signal === 'SIGINT' ? exits.interrupted : exits.terminated;
      return report.lost ? exits.unknown : exits.waitTimeout;
    case 'asked': {
      if (report.targets.every(({ outcome }) => outcome !== 'going-on')) return exits.success;
      if (signal !== null) return signal === 'SIGINT' ? exits.interrupted : exits.terminated;
      // A stop that was refused is refused; one that shows no effect yet may still have one.
      return report.problem?.name === 'Refused' ? exitOfProblem(report.problem, false) : exits.waitTimeout;
    }
  }
}

function exitOfWait({ end, results, problem }: WaitReport, targets: number): Exit {
  const verdicts = results.map(verdictOf);
  const some = (...wanted: readonly Verdict[]) => verdicts.some((verdict) => wanted.includes(verdict));
  if (end === 'not-listed' || some('unknown') || mayNotBeRead({ end, problem })) return exits.unknown;
  if (end === 'wait-timeout') return exits.waitTimeout;
  if (end === 'lost-sight') return exits.lostSight;
  if (some('failed', 'timed-out', 'terminated')) {
    return targets === 1 && results[0] ? passedOn(results[0]) : exits.failed;
  }
  if (some('not-delivered', 'refused', 'cancelled')) return exits.notRun;
  if (some('running')) return exits.running;
  return some('scheduled') ? exits.scheduled : exits.success;
}

/** The remote exit code of a single target, where it can be an exit code of ours. */
function passedOn({ exitCode }: InstanceResult): Exit {
  const usable = exitCode !== null && Number.isInteger(exitCode) && exitCode >= 1 && exitCode <= 255;
  return usable ? { ...exits.remote, code: exitCode } : exits.failed;
}
