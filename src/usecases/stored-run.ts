import type { InstanceResult } from '../api/cloud-assistant.ts';
import type { ChunkHistory, JournalEntry, RunHistory } from './run-journal.ts';
import type { RunRecord } from './run-record.ts';

/** As whom a run was sent: names and paths, no secrets. All null: as variables and the usual profile say. */
export interface Identity {
  readonly emulator: boolean;
  readonly profile: string | null;
  /** Files, as absolute paths. */
  readonly config: string | null;
  readonly caFile: string | null;
}

/** The first line of a run's file: what was asked for, by whom, and where it went. */
export interface RunHeader {
  readonly startedAt: Date;
  /** The process that made it. */
  readonly pid: number;
  /** An origin, `https://host[:port]`. */
  readonly endpoint: string;
  /** For people: the name of the stored command where it was called by it; null otherwise. */
  readonly commandName: string | null;
  /** The run that this one repeats in part; null for a run of its own. */
  readonly retryOf: string | null;
  readonly identity: Identity;
  readonly record: RunRecord;
}

export interface StoredEntry {
  readonly at: Date;
  readonly entry: JournalEntry;
}

/** A run as its file tells it. */
export interface StoredRun extends RunHeader {
  readonly file: string;
  readonly entries: readonly StoredEntry[];
  /** Results whose output was not kept, because a secret stood in it: by instance ID. */
  readonly outputNotKept: ReadonlySet<string>;
}

/** Where one call of a run stands. */
export interface ChunkState {
  readonly chunk: number;
  readonly instanceIds: readonly string[];
  readonly history: ChunkHistory;
  /** With what it was refused, when that was the last word. */
  readonly refused: { readonly code: string; readonly requestId: string } | null;
  /** Why it certainly did not go out, when that was the last word. */
  readonly notSent: string | null;
}

/** The calls that have an entry, in the order of their numbers. */
export function chunkStates(entries: readonly StoredEntry[]): readonly ChunkState[] {
  const chunks = new Map<number, Chunk>();
  for (const { at, entry } of entries) {
    if (!('chunk' in entry) || entry.type === 'result') continue;
    const chunk = chunks.get(entry.chunk) ?? new Chunk(entry.chunk);
    chunks.set(entry.chunk, chunk);
    chunk.take(entry, at);
  }
  return [...chunks.values()].sort((a, b) => a.number - b.number).map((chunk) => chunk.state());
}

/** What another process has to know to go on. */
export function historyOf(stored: StoredRun): RunHistory {
  const states = chunkStates(stored.entries);
  return {
    chunks: new Map(states.map(({ chunk, history }) => [chunk, history])),
    results: resultsOf(stored).filter(({ instanceId }) => !stored.outputNotKept.has(instanceId)),
  };
}

/** The end of each target that has one on record. */
export function resultsOf({ entries }: Pick<StoredRun, 'entries'>): readonly InstanceResult[] {
  const latest = new Map<string, InstanceResult>();
  for (const { entry } of entries) if (entry.type === 'result') latest.set(entry.result.instanceId, entry.result);
  return [...latest.values()];
}

/** With what the run ended; null when it is not over. */
export function exitOnRecord({ entries }: Pick<StoredRun, 'entries'>) {
  const done = entries.map(({ entry }) => entry).findLast(({ type }) => type === 'done');
  return done?.type === 'done' ? done.exit : null;
}

/** Which flag of the fleet stopped a run that can be gone on with; null when none did, or it went on since. */
export function stoppedBy({ entries }: Pick<StoredRun, 'entries'>): 'canary' | 'max-errors' | null {
  const last = entries.at(-1)?.entry;
  return last?.type === 'halted' ? last.why : null;
}

/** When it ended; null when it is not over. */
export function endedAt({ entries }: Pick<StoredRun, 'entries'>): Date | null {
  return entries.findLast(({ entry }) => entry.type === 'done')?.at ?? null;
}

class Chunk {
  readonly number: number;
  instanceIds: readonly string[] = [];
  firstSentAt: Date | null = null;
  /** Those that may have arrived. */
  attempts = 0;
  /** An attempt that is not answered yet. */
  isOut = false;
  /** An attempt of which nobody knows whether it was executed. */
  hasUnknown = false;
  accepted: { readonly invokeId: string; readonly requestId: string } | null = null;
  invokeIds: readonly string[] = [];
  refused: ChunkState['refused'] = null;
  notSent: string | null = null;

  constructor(number: number) {
    this.number = number;
  }

  take(entry: Exclude<Extract<JournalEntry, { chunk: number }>, { type: 'result' }>, at: Date): void {
    switch (entry.type) {
      case 'intent':
        this.instanceIds = entry.instanceIds;
        break;
      case 'sent':
        if (this.isOut) this.hasUnknown = true;
        if (!this.hasUnknown) this.firstSentAt = at;
        this.attempts++;
        this.isOut = true;
        this.refused = null;
        this.notSent = null;
        break;
      case 'unknown':
        this.hasUnknown = true;
        this.isOut = false;
        break;
      case 'not-sent':
        this.closed();
        this.notSent = entry.reason;
        break;
      case 'refused':
        this.closed();
        this.refused = { code: entry.code, requestId: entry.requestId };
        break;
      case 'accepted':
        this.accepted = { invokeId: entry.invokeId, requestId: entry.requestId };
        break;
      case 'duplicate':
        this.invokeIds = entry.invokeIds;
        break;
    }
  }

  /** The latest attempt was certainly not executed. */
  closed(): void {
    if (this.isOut) this.attempts--;
    this.isOut = false;
  }

  state(): ChunkState {
    const { number: chunk, instanceIds, refused, notSent } = this;
    return { chunk, instanceIds, history: this.history(), refused, notSent };
  }

  history(): ChunkHistory {
    const { accepted, invokeIds, firstSentAt, attempts } = this;
    if (accepted) {
      const known = invokeIds.length > 0 ? invokeIds : [accepted.invokeId];
      return { kind: 'accepted', ...accepted, invokeIds: known, firstSentAt, attempts };
    }
    const open = this.isOut || this.hasUnknown;
    return open && firstSentAt ? { kind: 'sent', firstSentAt, attempts } : { kind: 'unsent' };
  }
}
