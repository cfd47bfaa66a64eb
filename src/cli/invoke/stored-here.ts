import { JournalProblem } from '../../usecases/run-journal.ts';
import { RecordUnreadable } from '../../usecases/run-journals.ts';
import type { StoredRun } from '../../usecases/stored-run.ts';
import type { Services } from '../services.ts';

/** What is on record of a run here; null too where that cannot be read: whoever needs it tells why. */
export async function storedHere(runId: string, services: Pick<Services, 'journals'>): Promise<StoredRun | null> {
  try {
    return await (await services.journals()).read(runId);
  } catch (error) {
    if (error instanceof JournalProblem || error instanceof RecordUnreadable) return null;
    throw error;
  }
}
