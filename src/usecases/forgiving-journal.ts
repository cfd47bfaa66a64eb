import { type JournalEntry, JournalProblem, type RunJournal } from './run-journal.ts';

/**
 * A journal that no longer stops a run once something was sent. What must be on disk before a call goes out is refused
 * as ever, and of an acceptance that is on no disk the caller hears too. All other entries that could not be written are
 * kept for the next try; `failed` is told once, unless the caller knows already.
 */
export function forgivingJournal(journal: RunJournal, failed: (problem: JournalProblem) => void): RunJournal {
  let unwritten: readonly JournalEntry[] = [];
  let isKnown = false;
  return {
    async write(...entries) {
      const before = unwritten;
      unwritten = [];
      try {
        await journal.write(...before, ...entries);
      } catch (error) {
        if (!(error instanceof JournalProblem)) throw error;
        const has = (...types: readonly JournalEntry['type'][]) => entries.some(({ type }) => types.includes(type));
        const comesBeforeSending = has('intent', 'sent');
        unwritten = [...before, ...(comesBeforeSending ? [] : entries), ...unwritten];
        const isFirst = !isKnown;
        isKnown = true;
        if (comesBeforeSending || has('accepted')) throw error;
        if (isFirst) failed(error);
      }
    },
  };
}
