import { looksSecret } from '../../domain/secret.ts';
import type { RunInput } from '../../usecases/run-input.ts';
import { JournalProblem } from '../../usecases/run-journal.ts';
import { type HeldJournal, RecordUnreadable, type RunJournals, type Secrets } from '../../usecases/run-journals.ts';
import { differencesOf, recordOf } from '../../usecases/run-record.ts';
import { requireSameCalls } from '../../usecases/same-calls.ts';
import { exitOnRecord, type RunHeader, type StoredRun } from '../../usecases/stored-run.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import type { Presenter } from '../presenter.ts';
import {
  differentContent,
  heldBySomebody,
  noJournalFix,
  notReadable,
  notReadableFix,
  notWritable,
  otherEmulator,
  otherPlace,
  unreadableFix,
  unreadableWhy,
} from '../render/record-words.ts';

/** The record of a run, held open while it is carried out. */
export interface OpenRecord {
  /** null: it has none. */
  readonly held: HeldJournal | null;
  /** What an earlier process left of the same run; null for a new one. */
  readonly earlier: StoredRun | null;
}

export type Opened = ({ readonly kind: 'open' } & OpenRecord) | { readonly kind: 'stopped'; readonly exit: Exit };

export const withoutRecord: Opened = { kind: 'open', held: null, earlier: null };

export interface About extends Pick<RunHeader, 'endpoint' | 'commandName' | 'retryOf' | 'identity'> {
  readonly input: RunInput;
}

/** Makes the record of a run, or goes on with the one that its run ID has here. Says why, where that is impossible. */
export async function openRecord(about: About, services: Context['services'], presenter: Presenter): Promise<Opened> {
  const { input, ...others } = about;
  try {
    const journals = await services.journals();
    const record = recordOf(input, await journals.seal());
    const header: RunHeader = { ...others, record, startedAt: services.clock.now(), pid: services.pid };
    const created = await journals.create(header, secretsOf(input));
    if (created.kind === 'created') return { kind: 'open', held: created.journal, earlier: null };
    if (created.kind === 'held') return { kind: 'stopped', exit: sayHeld(input.runId, created.holder, presenter) };
    return await goOnWith(header, input, journals, presenter);
  } catch (error) {
    return { kind: 'stopped', exit: sayUnusable(error, presenter) };
  }
}

/** The same run ID has a record: the same work goes on, other work is refused. */
async function goOnWith(
  { record, endpoint, identity }: RunHeader,
  input: RunInput,
  journals: RunJournals,
  presenter: Presenter,
): Promise<Opened> {
  const { runId } = input;
  const taken = await journals.takeUp(runId);
  if (taken.kind === 'missing') throw new JournalProblem({ file: runId, code: 'ENOENT' });
  if (taken.kind === 'held') return { kind: 'stopped', exit: sayHeld(runId, taken.holder, presenter) };
  const differences = differencesOf(record, taken.stored.record);
  if (differences.length > 0) {
    await taken.close();
    const violation = { flag: '--run-id', given: runId, ...differentContent(differences, taken.stored.startedAt) };
    presenter.violations([violation], exits.usage);
    return { kind: 'stopped', exit: exits.usage };
  }
  if (identity.emulator && endpoint !== taken.stored.endpoint && exitOnRecord(taken.stored) === null) {
    await taken.close();
    const violation = { flag: '--emulator', given: null, ...otherEmulator(taken.stored.endpoint) };
    presenter.violations([violation], exits.usage);
    return { kind: 'stopped', exit: exits.usage };
  }
  if (endpoint !== taken.stored.endpoint) {
    await taken.close();
    const violation = { flag: '--run-id', given: runId, ...otherPlace(taken.stored.endpoint, endpoint) };
    presenter.violations([violation], exits.usage);
    return { kind: 'stopped', exit: exits.usage };
  }
  try {
    requireSameCalls(input, taken.stored);
  } catch (error) {
    await taken.close();
    throw error;
  }
  return { kind: 'open', held: await taken.open(secretsOf(input)), earlier: taken.stored };
}

/** What must not stand in the record of what this run prints. */
export function secretsOf({ parameters, rest }: RunInput): Secrets {
  const tags = (rest.tags ?? []).filter(({ key }) => looksSecret(key));
  return [...parameters.filter(({ secret }) => secret), ...tags].map(({ value }) => value);
}

export function sayHeld(runId: string, holder: { pid: number; since: string }, presenter: Presenter): Exit {
  const { why, fix } = heldBySomebody(runId, holder);
  presenter.trouble('journal', 'run-held', why, fix, exits.held);
  return exits.held;
}

/** What the disk, or a record on it, makes impossible; anything else keeps flying. `reads`: records of before are wanted. */
export function sayUnusable(error: unknown, presenter: Presenter, reads = false): Exit {
  if (error instanceof JournalProblem) {
    const [why, fix] = reads ? [notReadable(error), notReadableFix(error)] : [notWritable(error), noJournalFix(error)];
    presenter.trouble('journal', error.code, why, fix, exits.io);
    return exits.io;
  }
  if (!(error instanceof RecordUnreadable)) throw error;
  const exit = error.reason === 'newer' ? exits.configuration : exits.io;
  presenter.trouble('journal', error.reason, unreadableWhy(error), unreadableFix(error), exit);
  return exit;
}
