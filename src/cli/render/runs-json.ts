import type { ListedRun } from '../../usecases/list-runs.ts';
import { verdictsOnRecord } from '../../usecases/run-verdicts.ts';
import { chunkStates, exitOnRecord, type StoredRun, stoppedBy } from '../../usecases/stored-run.ts';
import type { Exit } from '../exit-code.ts';
import { type Document, schema } from './json.ts';
import { nextLines } from './run-card.ts';
import { whatOf } from './runs.ts';

export function runsDocument(runs: readonly ListedRun[], exit: Exit): Document {
  return { schema, kind: 'runs', runs: runs.map(runObject), notes: [], exit };
}

export function prunedDocument(removed: readonly string[], exit: Exit): Document {
  return { schema, kind: 'runs-pruned', removed, notes: [], exit };
}

export function runRecordDocument(run: ListedRun & { readonly stored: StoredRun }, exit: Exit): Document {
  const { stored } = run;
  const { record, endpoint, file } = stored;
  const verdicts = verdictsOnRecord(stored);
  return {
    ...{ schema, kind: 'run-record', ...runObject(run), endpoint, file },
    parameters: record.parameters.map(({ name }) => name),
    calls: chunkStates(stored.entries).map(({ chunk, instanceIds, history, refused, notSent }) => ({
      ...{ chunk, instanceIds, state: history.kind === 'unsent' && refused ? 'refused' : history.kind },
      invokeIds: history.kind === 'accepted' ? history.invokeIds : [],
      error: history.kind === 'unsent' ? (refused?.code ?? notSent) : null,
    })),
    targets: [...verdicts].map(([instanceId, verdict]) => ({ instanceId, verdict })),
    next: nextLines(run),
    notes: [],
    exit,
  };
}

function runObject({ runId, stored, state, holder }: ListedRun) {
  return {
    runId,
    startedAt: stored?.startedAt.toISOString() ?? null,
    state,
    stoppedBy: stored && state === 'unfinished' ? stoppedBy(stored) : null,
    edition: stored?.record.edition ?? null,
    region: stored?.record.regionId ?? null,
    what: stored ? whatOf(stored) : null,
    instances: stored?.record.instanceIds.length ?? null,
    retryOf: stored?.retryOf ?? null,
    ended: (stored && exitOnRecord(stored)) ?? null,
    pid: holder?.pid ?? null,
  };
}
