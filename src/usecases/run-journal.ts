import type { InstanceResult } from '../api/cloud-assistant.ts';

/**
 * What a run leaves behind step by step, so that another process can pick it up. Written in this order: `intent` and
 * `sent` before the first byte of a call, `accepted` before it is looked at, `result` before success is told.
 */
export type JournalEntry =
  /** The chunk is frozen: these instances, this token. */
  | {
      readonly type: 'intent';
      readonly chunk: number;
      readonly instanceIds: readonly string[];
      readonly clientToken: string | null;
    }
  /** The attempt goes out now; from 1. */
  | { readonly type: 'sent'; readonly chunk: number; readonly attempt: number }
  /** No answer to it: it may have been executed. */
  | { readonly type: 'unknown'; readonly chunk: number; readonly reason: string }
  /** Certainly not executed. */
  | { readonly type: 'not-sent'; readonly chunk: number; readonly reason: string }
  | { readonly type: 'refused'; readonly chunk: number; readonly code: string; readonly requestId: string }
  | {
      readonly type: 'accepted';
      readonly chunk: number;
      readonly invokeId: string;
      readonly requestId: string;
      readonly how: 'answered' | 'found';
    }
  /** The service holds more than one invocation of the chunk; the oldest first. */
  | { readonly type: 'duplicate'; readonly chunk: number; readonly invokeIds: readonly string[] }
  /** The end of a target. */
  | { readonly type: 'result'; readonly chunk: number; readonly result: InstanceResult }
  /** We left; what was accepted may go on. */
  | { readonly type: 'detached' }
  /** The fleet policy sent no further call; what was accepted has ended. Last of its process. */
  | { readonly type: 'halted'; readonly why: 'canary' | 'max-errors' }
  | { readonly type: 'stopped'; readonly invokeId: string }
  | { readonly type: 'done'; readonly exit: { readonly code: number; readonly reason: string } };

/** The record of one run, held open by one writer. */
export interface RunJournal {
  /** Adds entries in this order. They are on disk when it resolves; rejects with a JournalProblem when they cannot be. */
  write(...entries: readonly JournalEntry[]): Promise<void>;
}

/** The journal could not be written: disk full, directory gone … */
export class JournalProblem extends Error {
  override readonly name = 'JournalProblem';
  /** The file. */
  readonly file: string;
  /** Node's code: ENOSPC, EROFS … */
  readonly code: string;

  constructor(facts: { file: string; code: string }) {
    super(`the journal cannot be written: ${facts.code}`);
    this.file = facts.file;
    this.code = facts.code;
  }
}

/** Of a run without a record. */
export const noJournal: RunJournal = { write: async () => {} };

/** What is known of a chunk before it is sent, from a process before ours. */
export type ChunkHistory =
  /** Never sent, or certainly not executed: it may be sent as if for the first time. */
  | { readonly kind: 'unsent' }
  /** Sent, and no answer is on record. */
  | { readonly kind: 'sent'; readonly firstSentAt: Date; readonly attempts: number }
  | {
      readonly kind: 'accepted';
      readonly invokeId: string;
      readonly requestId: string;
      readonly invokeIds: readonly string[];
      /** Of those that may have arrived; null: it was found, and never sent from here. */
      readonly firstSentAt: Date | null;
      readonly attempts: number;
    };

/** What is known of a run before it is sent: by chunk, from 1; nothing of a chunk that is missing. */
export interface RunHistory {
  readonly chunks: ReadonlyMap<number, ChunkHistory>;
  /** Ends on record; they are not asked for again. */
  readonly results: readonly InstanceResult[];
}

/** Of a new run. */
export const noHistory: RunHistory = { chunks: new Map(), results: [] };
