import type { JournalEntry, RunJournal } from './run-journal.ts';
import { JournalProblem } from './run-journal.ts';

/** A journal that no longer stops a run once something was sent. */
export interface ForgivingJournal extends RunJournal {
  /** The first thing that could not be written; null as long as all is well. */
  problem(): JournalProblem | null;
}

/**
 * What must be on disk before a call goes out is refused as ever. Anything else that cannot be written is kept for the
 * next try, and the run goes on; `failed` is told once, with the InvokeIds that are on no disk.
 */
export function forgivingJournal(
  journal: RunJournal,
  failed: (problem: JournalProblem, invokeIds: readonly string[]) => void,
): ForgivingJournal {
  let unwritten: readonly JournalEntry[] = [];
  let problem: JournalProblem | null = null;
  return {
    problem: () => problem,
    async write(...entries) {
      const before = unwritten;
      unwritten = [];
      try {
        await journal.write(...before, ...entries);
      } catch (error) {
        if (!(error instanceof JournalProblem)) throw error;
        const first = problem === null;
        problem ??= error;
        const comesBeforeSending = entries.some(({ type }) => type === 'intent' || type === 'sent');
        unwritten = [...before, ...(comesBeforeSending ? [] : entries), ...unwritten];
        if (comesBeforeSending) throw error;
        if (first)
          failed(
            error,
            unwritten.flatMap((entry) => (entry.type === 'accepted' ? [entry.invokeId] : [])),
          );
      }
    },
  };
}
