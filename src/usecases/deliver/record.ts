import type { CallProblem } from '../../api/call-problem.ts';
import type { PlannedCall } from '../run-input.ts';
import { type JournalEntry, JournalProblem, noJournal, type RunJournal } from '../run-journal.ts';

/** The file that could not be written, and Node's code. */
export type Unwritten = Pick<JournalProblem, 'file' | 'code'>;

/** What the journal is told of one call, in the order in which it has to be there. */
export class CallRecord {
  readonly #call: PlannedCall;
  readonly #journal: RunJournal;
  readonly #before: number;
  #attempts = 0;

  /** `before`: attempts of earlier processes. */
  constructor(call: PlannedCall, journal: RunJournal, before: number) {
    this.#call = call;
    this.#journal = journal;
    this.#before = before;
  }

  /** Whether another process can go on with it. */
  get recorded(): boolean {
    return this.#journal !== noJournal;
  }

  /** Before each attempt; with the first the chunk is frozen. Not null: then nothing may be sent. */
  sending(): Promise<Unwritten | null> {
    const { chunk, instanceIds, clientToken } = this.#call;
    const attempt = this.#before + this.#attempts + 1;
    const sent: JournalEntry = { type: 'sent', chunk, attempt };
    const isFirst = attempt === 1;
    this.#attempts++;
    return this.#write(...(isFirst ? [{ type: 'intent', chunk, instanceIds, clientToken } as const] : []), sent);
  }

  /** What comes after a call went wrong only closes what is open: without it, the next process looks once more. */
  async unknown({ name, ...problem }: CallProblem): Promise<void> {
    const reason = 'reason' in problem ? problem.reason : problem.code;
    const code = problem.code !== '' && problem.code !== reason ? ` ${problem.code}` : '';
    await this.#write({ type: 'unknown', chunk: this.#call.chunk, reason: `${reason}${code}` });
  }

  /** `stillOpen`: refused because an earlier copy is being processed. */
  async ended(problem: CallProblem, stillOpen: boolean): Promise<void> {
    const { chunk } = this.#call;
    if (stillOpen || problem.name === 'NoAnswer') return this.unknown(problem);
    await this.#write(
      problem.name === 'NotSent'
        ? { type: 'not-sent', chunk, reason: problem.reason }
        : { type: 'refused', chunk, code: problem.code, requestId: problem.requestId },
    );
  }

  async onRequest(): Promise<void> {
    await this.#write({ type: 'unknown', chunk: this.#call.chunk, reason: 'sent again on request' });
  }

  accepted(facts: {
    readonly invokeId: string;
    readonly requestId: string;
    readonly invokeIds: readonly string[];
    readonly how: 'answered' | 'found' | 'known';
  }): Promise<Unwritten | null> {
    const { chunk } = this.#call;
    const { invokeId, requestId, invokeIds } = facts;
    const how = facts.how === 'answered' ? 'answered' : 'found';
    const duplicate = invokeIds.length > 1 ? [{ type: 'duplicate', chunk, invokeIds } as const] : [];
    return this.#write({ type: 'accepted', chunk, invokeId, requestId, how }, ...duplicate);
  }

  /** That it ran more than once; the oldest first. */
  async duplicate(invokeIds: readonly string[]): Promise<void> {
    await this.#write({ type: 'duplicate', chunk: this.#call.chunk, invokeIds });
  }

  async #write(...entries: readonly JournalEntry[]): Promise<Unwritten | null> {
    try {
      await this.#journal.write(...entries);
      return null;
    } catch (error) {
      if (!(error instanceof JournalProblem)) throw error;
      return { file: error.file, code: error.code };
    }
  }
}
