import type { RunJournal } from './run-journal.ts';
import type { Seal } from './run-record.ts';
import type { RunHeader, StoredRun } from './stored-run.ts';

/** The records of this user's runs. Every method rejects with a JournalProblem when the disk refuses. */
export interface RunJournals {
  /** What seals secrets in them; its key is made when there is none. */
  seal(): Promise<Seal>;
  /** Makes the record of a new run, and holds it. */
  create(header: RunHeader, secrets: Secrets): Promise<Created>;
  /** Holds the record of a run to add to it. Rejects with RecordUnreadable when it cannot be gone on with. */
  takeUp(runId: string): Promise<TakenUp>;
  /** Null when there is none. Rejects with RecordUnreadable. */
  read(runId: string): Promise<StoredRun | null>;
  /** Those that have a record, in no order. */
  ids(): Promise<readonly string[]>;
  /** Who holds the record; null when nobody does. */
  holder(runId: string): Promise<Holder | null>;
  /** False when somebody holds it. */
  remove(runId: string): Promise<boolean>;
}

/**
 * Values of this run that are nobody's business: an output in which one of them stands is not kept. `unknown`: there are
 * some and nobody knows them, so no output is kept.
 */
export type Secrets = readonly string[] | 'unknown';

/** The process that writes a record. */
export interface Holder {
  readonly pid: number;
  /** When it took it, in ISO 8601. */
  readonly since: string;
}

export interface HeldJournal extends RunJournal {
  readonly file: string;
  /** Lets others have it. */
  close(): Promise<void>;
  /** Lets go and forgets it: nothing was sent. */
  discard(): Promise<void>;
}

export type Created =
  | { readonly kind: 'created'; readonly journal: HeldJournal }
  /** There is a record of this ID already. */
  | { readonly kind: 'exists' }
  | { readonly kind: 'held'; readonly holder: Holder };

export type TakenUp =
  | {
      readonly kind: 'taken';
      readonly stored: StoredRun;
      open(secrets: Secrets): Promise<HeldJournal>;
      close(): Promise<void>;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'held'; readonly holder: Holder };

/** The file of a run cannot be gone on with. */
export class RecordUnreadable extends Error {
  override readonly name = 'RecordUnreadable';
  readonly file: string;
  /** `newer`: written by a later version of this tool; `damaged`: a line in it is none. */
  readonly reason: 'newer' | 'damaged';
  /** From 1. */
  readonly line: number;

  constructor(facts: { file: string; reason: 'newer' | 'damaged'; line: number }) {
    super(`${facts.file}:${facts.line}: ${facts.reason}`);
    this.file = facts.file;
    this.reason = facts.reason;
    this.line = facts.line;
  }
}
