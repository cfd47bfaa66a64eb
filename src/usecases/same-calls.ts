import { planCalls, type RunInput } from './run-input.ts';
import { RecordUnreadable } from './run-journals.ts';
import { chunkStates, type StoredRun } from './stored-run.ts';

/**
 * A call that may have gone out is the same call only with the same instances. A version that cuts a run otherwise does
 * not go on with it: its second call could name an instance of the first. Throws RecordUnreadable.
 */
export function requireSameCalls(input: RunInput, { entries, file }: StoredRun): void {
  const planned = new Map(planCalls(input).map(({ chunk, instanceIds }) => [chunk, instanceIds.join()]));
  for (const { chunk, instanceIds } of chunkStates(entries)) {
    const at = entries.findIndex(({ entry }) => 'chunk' in entry && entry.chunk === chunk);
    if (planned.get(chunk) !== instanceIds.join()) throw new RecordUnreadable({ file, reason: 'newer', line: at + 2 });
  }
}
