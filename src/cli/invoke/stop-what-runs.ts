import { isFinished } from '../../domain/verdict.ts';
import { atOnce } from '../../usecases/at-once.ts';
import { acceptedOf } from '../../usecases/call-outcome.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { RunReport } from '../../usecases/run.ts';
import { stop } from '../../usecases/stop.ts';

/** Calls of a run that are stopped side by side: a slow one holds up nobody. */
const stopsAtOnce = 4;

/**
 * `--stop-on-interrupt`: after Ctrl-C the remote runs are stopped too, and the report says how they ended. The signal
 * that ended our waiting is used up; a second one ends this process at once.
 */
export async function stopWhatRuns(report: RunReport, ports: Ports): Promise<RunReport> {
  if (report.wait === null) return report;
  const latest = new Map(report.wait.results.map((result) => [result.instanceId, result]));
  const undisturbed = { ...ports, signal: new AbortController().signal };
  let everyStopSent = true;
  await atOnce(acceptedOf(report.calls), stopsAtOnce, async ({ invokeId, targets }) => {
    const stopped = await stop(invokeId, [], undisturbed, targets);
    const { regionId } = report.input;
    ports.report({ type: 'stopped', invokeId, regionId, report: stopped });
    if (stopped.kind !== 'unread' && (stopped.kind !== 'asked' || stopped.problem !== null)) everyStopSent = false;
    if (stopped.kind === 'asked') for (const { result } of stopped.targets) latest.set(result.instanceId, result);
  });
  const targets = acceptedOf(report.calls).flatMap((each) => each.targets);
  const results = targets.flatMap((id) => latest.get(id) ?? []);
  const ended = results.length === targets.length && results.every(({ state }) => isFinished(state));
  const stopped = ended ? 'all' : 'asked';
  return { ...report, wait: { ...report.wait, results, ...((ended || everyStopSent) && { stopped }) } };
}
