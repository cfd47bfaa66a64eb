import type { RunPorts } from './ports.ts';
import { planCalls, type RunInput } from './run-input.ts';
import { type JournalEntry, noJournal } from './run-journal.ts';
import type { StoredEntry } from './stored-run.ts';

export interface Recorded {
  readonly ports: RunPorts;
  /** What is on record now, results left out: what was there before, and what was written since. */
  entries(): readonly StoredEntry[];
  /** Resolves when everything that was told is on record too. */
  settled(): Promise<void>;
}

/**
 * Ends of targets go into the journal before anybody hears of them. `before`: the entries of an earlier process.
 */
export function recorded(input: RunInput, ports: RunPorts, before: readonly StoredEntry[] = []): Recorded {
  const chunkOf = new Map<string, number>(
    planCalls(input).flatMap(({ chunk, instanceIds }) => instanceIds.map((id): [string, number] => [id, chunk])),
  );
  const entries = before.filter(({ entry }) => entry.type !== 'result');
  let told: Promise<void> = Promise.resolve();
  const journal = {
    async write(...added: readonly JournalEntry[]) {
      await ports.journal.write(...added);
      const at = ports.clock.now();
      entries.push(...added.filter(({ type }) => type !== 'result').map((entry) => ({ at, entry })));
    },
  };
  const after = (kept: Promise<void>, tell: () => void) => {
    told = Promise.all([told, kept]).then(tell);
    // Whoever waits for it is told; nobody else has to be.
    told.catch(() => {});
  };
  return {
    entries: () => entries,
    settled: () => told,
    ports: {
      ...ports,
      // Whether there is a record at all must stay to be seen.
      journal: ports.journal === noJournal ? noJournal : journal,
      report(event) {
        const tell = () => ports.report(event);
        if (event.type === 'finished') {
          const { result } = event;
          const chunk = chunkOf.get(result.instanceId) ?? 0;
          after(journal.write({ type: 'result', chunk, result }), tell);
        } else if (event.type === 'stopped') {
          after(journal.write({ type: 'stopped', invokeId: event.invokeId }), () => {});
          tell();
        } else tell();
      },
    },
  };
}
