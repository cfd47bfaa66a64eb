import type { InstanceResult } from '../api/cloud-assistant.ts';
import type { InstanceId } from '../domain/instance-id.ts';
import type { Verdict } from '../domain/invocation.ts';
import { isFinished, verdictOf } from '../domain/verdict.ts';
import { type Attempt, orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';
import type { RunRecord } from './run-record.ts';
import { chunkStates, resultsOf, type StoredRun } from './stored-run.ts';
import { readResults } from './wait.ts';

/** Of every target of a run: `never-sent` where no call took it anywhere. */
export type TargetVerdict = Verdict | 'never-sent';

/** What became of each target, as the record has it and, where that has no end, as the service tells it. Reads only. */
export async function verdictsOfRun(
  stored: StoredRun,
  { cloud, signal }: Pick<Ports, 'cloud' | 'signal'>,
): Promise<Attempt<ReadonlyMap<InstanceId, TargetVerdict>>> {
  const known = new Map(resultsOf(stored).map((result) => [result.instanceId, result]));
  const verdicts = verdictsOnRecord(stored);
  for (const { history, instanceIds } of chunkStates(stored.entries)) {
    if (history.kind !== 'accepted') continue;
    if (instanceIds.every((id) => isEnded(known.get(id)))) continue;
    const answer = await orProblem(readResults(history.invokeId, cloud, signal));
    if (!answer.ok) return answer;
    for (const result of answer.value) verdicts.set(result.instanceId as InstanceId, verdictOf(result));
  }
  return { ok: true, value: verdicts };
}

/** The same from the record alone; what it does not tell of an accepted call is `unknown`. */
export function verdictsOnRecord(stored: StoredRun): Map<InstanceId, TargetVerdict> {
  const { instanceIds } = stored.record satisfies RunRecord;
  const verdicts = new Map(instanceIds.map((id): [InstanceId, TargetVerdict] => [id as InstanceId, 'never-sent']));
  for (const { history, refused, instanceIds: ids } of chunkStates(stored.entries)) {
    const verdict = history.kind !== 'unsent' ? 'unknown' : refused ? 'refused' : 'never-sent';
    for (const id of ids) verdicts.set(id as InstanceId, verdict);
  }
  for (const result of resultsOf(stored)) verdicts.set(result.instanceId as InstanceId, verdictOf(result));
  return verdicts;
}

function isEnded(result: InstanceResult | undefined): boolean {
  return result !== undefined && isFinished(result.state);
}
