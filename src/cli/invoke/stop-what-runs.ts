import { atOnce } from '../../usecases/at-once.ts';
import type { Ports } from '../../usecases/ports.ts';
import { acceptedOf, type RunReport } from '../../usecases/run.ts';
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
  await atOnce(acceptedOf(report.calls), stopsAtOnce, async ({ invokeId }) => {
    const stopped = await stop(invokeId, [], undisturbed);
    ports.report({ type: 'stopped', invokeId, report: stopped });
    if (stopped.kind === 'asked') for (const { result } of stopped.targets) latest.set(result.instanceId, result);
  });
  const targets = acceptedOf(report.calls).flatMap((each) => each.targets);
  const results = targets.flatMap((id) => latest.get(id) ?? []);
  return { ...report, wait: { ...report.wait, results } };
}
