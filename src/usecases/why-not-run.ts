import type { InstanceResult } from '../api/cloud-assistant.ts';
import { featuresOf } from '../domain/agent-features.ts';
import { isFinished, verdictOf } from '../domain/verdict.ts';
import { orProblem } from './attempt.ts';
import { osOfType } from './circumstances.ts';
import { type ExplainedResult, explainUnfit } from './explain-unfit.ts';
import { fitnessOf, type IntendedWork } from './fitness.ts';
import type { Ports } from './ports.ts';
import { storedCommand } from './stored-command.ts';
import type { WaitReport } from './wait.ts';

/** What was asked for, as far as it decides which instances can take it. */
export interface Asked {
  readonly regionId: string;
  /** RunShellScript …; null: that of the stored command, which is looked up where it matters. */
  readonly commandType: string | null;
  readonly commandId: string | null;
  readonly needsVpc: boolean;
  readonly frequency?: string;
  readonly containerId?: string;
  readonly containerName?: string;
}

/** How long the look may hold up verdicts that are known already, in milliseconds, and how many instances it names. */
const holdUpAtMostMs = 5000;
const namedAtMost = 200;

/**
 * Looks up the instances that did not run it, and adds what explains that. Reads only, and only where something did not
 * run; what is not found out within a few seconds is left out.
 */
export async function explained(
  wait: WaitReport,
  targets: readonly string[],
  asked: Asked,
  ports: Ports,
): Promise<WaitReport> {
  const coded = wait.results.filter((result) => isFinished(result.state) && didNotRun(result)).slice(0, namedAtMost);
  const seen = new Set(wait.results.map(({ instanceId }) => instanceId));
  const missing = wait.end === 'not-listed' ? targets.filter((id) => !seen.has(id)) : [];
  const mute = [...coded.filter(({ errorCode }) => errorCode === '').map(({ instanceId }) => instanceId), ...missing];
  if (coded.length + mute.length === 0 || ports.signal.aborted) return wait;
  const bounded = { ...ports, signal: AbortSignal.any([ports.signal, AbortSignal.timeout(holdUpAtMostMs)]) };
  const work = await workOf(asked, coded, bounded);
  const [byCode, byState] = await Promise.all([
    explainUnfit(coded, work, bounded),
    mute.length === 0 ? [] : unfitAmong(mute.slice(0, namedAtMost), work, bounded),
  ]);
  const found = [...byCode, ...byState].flatMap((each) => {
    const causes = each.causes.filter(({ reason }) => reason !== 'reported');
    return causes.length === 0 ? [] : [{ ...each, causes }];
  });
  const report = found.length === 0 ? wait : { ...wait, explained: found };
  return ports.signal.aborted ? { ...report, lookInterrupted: true } : report;
}

/** Not what ran and failed; the older editions say of what did not run only that it failed, without a code. */
function didNotRun(result: InstanceResult): boolean {
  const { state, errorCode } = result;
  if (state === 'failed-or-timeout' && errorCode === '') return true;
  return errorCode !== '' && ['not-delivered', 'refused', 'unknown'].includes(verdictOf(result));
}

async function workOf(asked: Asked, results: readonly InstanceResult[], ports: Ports): Promise<IntendedWork> {
  const matters = results.some(({ errorCode }) => ['CommandNotApplicable', ''].includes(errorCode));
  const type = asked.commandType ?? (matters ? await typeOf(asked.commandId, ports) : null);
  return {
    regionId: asked.regionId,
    os: type === null ? null : osOfType(type),
    features: featuresOf(asked, null),
    needsVpc: asked.needsVpc,
  };
}

async function typeOf(commandId: string | null, ports: Ports): Promise<string | null> {
  if (commandId === null) return null;
  const answer = await orProblem(storedCommand(commandId, ports));
  return answer.ok && answer.value ? answer.value.type : null;
}

/** Of results without a code: what speaks against the instance today. */
async function unfitAmong(
  ids: readonly string[],
  work: IntendedWork,
  ports: Ports,
): Promise<readonly ExplainedResult[]> {
  const report = await orProblem(fitnessOf(ids, work, ports));
  if (!report.ok) return [];
  return report.value.instances.filter(({ causes }) => causes.length > 0).map((each) => ({ ...each, errorCode: '' }));
}
