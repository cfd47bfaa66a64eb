import type { CallProblem } from '../api/call-problem.ts';
import type { CloudAssistant, StoredCommandDetails, StoredCommandFilter } from '../api/cloud-assistant.ts';
import type { CommandReference } from '../domain/command-reference.ts';
import type { Text } from '../domain/text.ts';
import { orProblem } from './attempt.ts';
import type { Clock } from './ports.ts';

/** What the use-cases of stored commands work with. */
export interface CommandPorts {
  readonly cloud: CloudAssistant;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Something that takes its time, for whoever watches. */
  progress(what: Text): void;
}

export type StoredCommandLookup =
  | { readonly kind: 'found'; readonly command: StoredCommandDetails }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly commands: readonly StoredCommandDetails[] }
  /** The look-up itself went wrong; it only reads. */
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** The public commands are a shelf of their own; only the account's own can be changed. */
export type Shelf = 'own' | 'public';

/** One command by its ID or exact name; the shelves are looked through in order, and the first that has it decides. */
export async function findStoredCommand(
  reference: CommandReference,
  shelves: readonly Shelf[],
  ports: Pick<CommandPorts, 'cloud' | 'signal'>,
): Promise<StoredCommandLookup> {
  const asked = reference.kind === 'id' ? { commandId: reference.id } : { name: reference.name };
  for (const shelf of shelves) {
    const answer = await storedCommands({ ...asked, ...filterOf(shelf) }, ports);
    if (!answer.ok) return { kind: 'failed', problem: answer.problem };
    const [first, ...others] = answer.value;
    if (others.length > 0) return { kind: 'several', commands: answer.value };
    if (first !== undefined) return { kind: 'found', command: first };
  }
  return { kind: 'none' };
}

/** The commands of a shelf, every page read; by a name only those that have exactly this one. */
export function storedCommands(
  filter: StoredCommandFilter,
  { cloud, signal }: Pick<CommandPorts, 'cloud' | 'signal'>,
  onPage: (soFar: number) => void = () => {},
) {
  return orProblem(
    (async (): Promise<readonly StoredCommandDetails[]> => {
      const rows = new Map<string, StoredCommandDetails>();
      for await (const page of cloud.storedCommandPages(filter, signal)) {
        for (const row of page) rows.set(row.commandId, row);
        onPage(rows.size);
      }
      // The service takes `*` in a name as a wildcard, and matches the names of public commands loosely.
      return [...rows.values()].filter(({ name }) => filter.name === undefined || name === filter.name);
    })(),
  );
}

export function filterOf(shelf: Shelf): StoredCommandFilter {
  return shelf === 'public' ? { provider: 'AlibabaCloud' } : {};
}

/**
 * Looks until `found` gives something, at growing distances for a minute (reliability: the visibility window of a lost
 * answer); null when it never does. Reads only. After an interruption one last look, for whoever waits has little time.
 */
export async function lookUntil<T>(
  found: (signal: AbortSignal) => Promise<T | null>,
  { clock, signal }: Pick<CommandPorts, 'clock' | 'signal'>,
): Promise<T | null> {
  for (const pauseMs of pausesMs) {
    if (!signal.aborted) await clock.sleep(pauseMs, signal);
    const last = signal.aborted;
    // An aborted signal would end the call before it is sent.
    const seen = await found(last ? new AbortController().signal : signal);
    if (seen !== null || last) return seen;
  }
  return null;
}

/** Eight looks in 60 s. */
const pausesMs = [0, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];
