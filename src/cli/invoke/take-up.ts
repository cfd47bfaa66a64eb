import { planCalls, type RunInput } from '../../usecases/run-input.ts';
import { JournalProblem } from '../../usecases/run-journal.ts';
import type { HeldJournal, RunJournals, Secrets, TakenUp } from '../../usecases/run-journals.ts';
import { historyOf, type StoredRun } from '../../usecases/stored-run.ts';
import type { Presenter } from '../presenter.ts';
import { noLongerWritable, noLongerWritableFix } from '../render/record-words.ts';

type Taken = Extract<TakenUp, { kind: 'taken' }>;

/** Holds the record of a run. On a disk that takes no lock it is still read; whether that is enough shows when it is opened. */
export async function takeUp(runId: string, journals: RunJournals): Promise<TakenUp> {
  try {
    return await journals.takeUp(runId);
  } catch (problem) {
    if (!(problem instanceof JournalProblem)) throw problem;
    const stored = await journals.read(runId);
    if (stored === null) return { kind: 'missing' };
    const holder = await journals.holder(runId);
    if (holder !== null) return { kind: 'held', holder };
    const open = () => Promise.reject(problem);
    return { kind: 'taken', stored, open, close: async () => {} };
  }
}

/** Where nothing is left to be sent the record is only read: then a disk that takes no more is told, and null is held. */
export async function openTaken(
  { stored, open }: Taken,
  secrets: Secrets,
  input: RunInput,
  presenter: Presenter,
): Promise<HeldJournal | null> {
  try {
    return await open(secrets);
  } catch (error) {
    if (!(error instanceof JournalProblem) || somethingToSend(input, stored)) throw error;
    presenter.setback(error.code, noLongerWritable(error, input.runId), noLongerWritableFix);
    return null;
  }
}

/** Whether a call of it is not accepted yet. */
export function somethingToSend(input: RunInput, stored: StoredRun): boolean {
  const { chunks } = historyOf(stored);
  return planCalls(input).some(({ chunk }) => chunks.get(chunk)?.kind !== 'accepted');
}
