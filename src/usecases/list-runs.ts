import { type Holder, RecordUnreadable, type RunJournals } from './run-journals.ts';
import { exitOnRecord, type StoredRun } from './stored-run.ts';

/** One record, as far as it can be read. */
export interface ListedRun {
  readonly runId: string;
  /** null where it cannot be read. */
  readonly stored: StoredRun | null;
  readonly unreadable: RecordUnreadable | null;
  readonly holder: Holder | null;
  readonly state: RunState;
}

/** `running`: a process holds it; `unfinished`: none does, and something is left to do; `unknown`: it cannot be read. */
export type RunState = 'finished' | 'unfinished' | 'running' | 'unknown';

/** Every run on record, the newest first; those that cannot be read come last. */
export async function listRuns(journals: RunJournals): Promise<readonly ListedRun[]> {
  const runs: ListedRun[] = [];
  for (const runId of await journals.ids()) {
    const run = await readRun(runId, journals);
    if (run !== null) runs.push(run);
  }
  const startedAt = ({ stored }: ListedRun) => stored?.startedAt.getTime() ?? 0;
  return runs.sort((a, b) => startedAt(b) - startedAt(a) || a.runId.localeCompare(b.runId));
}

/** null where nothing was ever recorded. */
export async function readRun(runId: string, journals: RunJournals): Promise<ListedRun | null> {
  const holder = await journals.holder(runId).catch(() => null);
  try {
    const stored = await journals.read(runId);
    if (stored === null) return null;
    const state = holder ? 'running' : exitOnRecord(stored) ? 'finished' : 'unfinished';
    return { runId, stored, unreadable: null, holder, state };
  } catch (error) {
    if (!(error instanceof RecordUnreadable)) throw error;
    return { runId, stored: null, unreadable: error, holder, state: holder ? 'running' : 'unknown' };
  }
}
