import { verdictOf } from '../domain/verdict.ts';
import { acceptedOf, type CallReport, type WhyNotAttempted } from './call-outcome.ts';
import { waitLimit } from './deliver/time-left.ts';
import type { Delivery } from './deliver.ts';
import { fanOut, haltOf } from './fan-out.ts';
import { toleratedErrors } from './fleet-policy.ts';
import type { RunPorts } from './ports.ts';
import { canaryCalls, type PlannedCall, type RunInput } from './run-input.ts';
import type { RunHistory } from './run-journal.ts';
import { nothingYet, plus, tallyOf } from './tally.ts';
import type { WaitReport } from './wait.ts';
import { together, waitForCalls } from './wait-for-calls.ts';

/** What was sent, and how what was accepted ended; `wait` null when nothing was accepted. */
export interface Sent {
  readonly calls: readonly CallReport[];
  readonly wait: WaitReport | null;
}

interface Wave {
  readonly calls: readonly PlannedCall[];
  /** Of those that go first. */
  readonly canary: boolean;
}

/**
 * Sends the calls of a run wave by wave: the next goes out when the one before has ended, and only as long as the fleet
 * policy is content. What is on record of an earlier process is judged like what happens now.
 */
export async function sendInWaves(
  planned: readonly PlannedCall[],
  history: RunHistory,
  delivery: Delivery,
  ports: RunPorts,
): Promise<Sent> {
  const { input } = delivery;
  const waves = wavesOf(planned, input);
  const judge = startJudging(input);
  const timeoutMs = input.wait?.timeoutMs ?? null;
  const calls: CallReport[] = [];
  const ended: WaitReport[] = [];
  let over = nothingYet;
  let startedAt: number | null = null;
  let sentJustNow = false;
  let why: WhyNotAttempted | null = null;
  const { deadlineAt } = delivery;
  const leftMs = () => {
    const { clock } = ports;
    startedAt ??= clock.now().getTime();
    const left = timeoutMs === null ? null : Math.max(0, startedAt + timeoutMs - clock.now().getTime());
    return waitLimit(left, deadlineAt, clock);
  };
  for (const [at, wave] of waves.entries()) {
    if (why === null && sentJustNow) {
      const left = waitLimit(null, deadlineAt, ports.clock);
      if (left !== null && left <= input.fleet.pauseMs) why = 'deadline';
      why ??= await restBetween(input.fleet.pauseMs, leftMs(), ports);
    }
    const sends = wave.calls.some(({ chunk }) => history.chunks.get(chunk)?.kind !== 'accepted');
    if (why === null && sends) {
      const instances = wave.calls.reduce((sum, { instanceIds }) => sum + instanceIds.length, 0);
      ports.report({ type: 'wave', wave: at + 1, waves: waves.length, instances, canary: wave.canary });
    }
    const sent = await fanOut(wave.calls, history, delivery, ports, why);
    calls.push(...sent);
    sentJustNow = sends;
    const accepted = acceptedOf(sent);
    const before = over;
    const wait =
      accepted.length === 0
        ? null
        : await waitForCalls(
            accepted,
            leftMs(),
            {
              ...ports,
              report: (event) =>
                ports.report(
                  event.type === 'progress'
                    ? { ...event, tally: plus(before, event.tally), total: input.instanceIds.length }
                    : event,
                ),
            },
            history.results,
          );
    if (wait !== null) {
      ended.push(wait);
      over = plus(over, tallyOf(wait.results));
    }
    why ??= ports.signal.aborted ? 'interrupted' : judge(wave, sent, wait);
    if (why === 'wait-ended' && waitLimit(null, deadlineAt, ports.clock) === 0) why = 'deadline';
  }
  return { calls, wait: ended.length === 0 ? null : together(ended) };
}

/** Waits between two waves; why the next is not sent, where there is no time left for it. */
async function restBetween(
  pauseMs: number,
  leftMs: number | null,
  { clock, report, signal }: RunPorts,
): Promise<WhyNotAttempted | null> {
  if (leftMs !== null && leftMs <= pauseMs) return 'wait-ended';
  if (pauseMs === 0) return null;
  report({ type: 'pause', ms: pauseMs, until: new Date(clock.now().getTime() + pauseMs) });
  await clock.sleep(pauseMs, signal);
  return signal.aborted ? 'interrupted' : null;
}

function wavesOf(planned: readonly PlannedCall[], input: RunInput): readonly Wave[] {
  const { concurrency } = input.fleet;
  const first = canaryCalls(input);
  const cut = (calls: readonly PlannedCall[], canary: boolean): readonly Wave[] =>
    Array.from({ length: Math.ceil(calls.length / concurrency) }, (_, at) => ({
      calls: calls.slice(at * concurrency, (at + 1) * concurrency),
      canary,
    }));
  return [...cut(planned.slice(0, first), true), ...cut(planned.slice(first), false)];
}

/** Counts errors wave by wave; says why no further wave may follow, null when one may. */
function startJudging({ fleet, instanceIds }: RunInput) {
  const tolerated = toleratedErrors(fleet, instanceIds.length);
  let errors = 0;
  return (wave: Wave, sent: readonly CallReport[], wait: WaitReport | null): WhyNotAttempted | null => {
    const now = errorsOf(sent, wait);
    errors += now;
    const halt = haltOf(sent);
    if (halt !== null) return halt;
    if (wait !== null && wait.end !== 'finished') return 'wait-ended';
    if (wave.canary && fleet.canaryDecides && now > 0) return 'canary';
    return errors > tolerated ? 'max-errors' : null;
  };
}

/** Instances of these calls that did not end in success, as far as anybody knows. */
function errorsOf(sent: readonly CallReport[], wait: WaitReport | null): number {
  const succeeded = new Set(
    (wait?.results ?? []).filter((result) => verdictOf(result) === 'success').map(({ instanceId }) => instanceId),
  );
  return sent.flatMap(({ call, outcome }) =>
    outcome.kind === 'accepted' ? call.instanceIds.filter((id) => !succeeded.has(id)) : call.instanceIds,
  ).length;
}
