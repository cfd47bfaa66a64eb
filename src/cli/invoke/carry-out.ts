import { text } from '../../domain/text.ts';
import { findCommand } from '../../usecases/find-command.ts';
import type { RunReport } from '../../usecases/run.ts';
import type { RunInput } from '../../usecases/run-input.ts';
import { exitOnRecord } from '../../usecases/stored-run.ts';
import type { Context } from '../context.ts';
import type { Connected } from '../destination.ts';
import { type Exit, exitOfRun, exits } from '../exit-code.ts';
import type { Given } from '../given.ts';
import { identityOf } from '../identity.ts';
import { lookUpFailed } from '../look-up-failed.ts';
import { prepareSaving } from '../save-outputs.ts';
import type { Services } from '../services.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from '../trouble.ts';
import { lastWord } from './before-sending.ts';
import type { ReadInput } from './input.ts';
import { type Opened, openRecord, withoutRecord } from './open-record.ts';
import type { Prepared } from './prepare.ts';
import { previewsOf } from './preview.ts';
import { sayRun, sendRun } from './send-run.ts';
import { leaveOutUnfit, settleTargets } from './settle-targets.ts';
import { storedHere } from './stored-here.ts';
import { writePlan } from './write-plan.ts';

export interface CarriedOut {
  readonly exit: Exit;
  /** null when nothing was sent. */
  readonly report: RunReport | null;
}

type Surroundings = Pick<Context, 'io' | 'services' | 'language'>;

/**
 * Says what was found wrong, or sends the calls, waits if asked, and says what happened. With a connection that is
 * open already, the notes have been told already too, with the request that was shown.
 */
export async function carryOut(
  prepared: Prepared,
  { io, services, language }: Surroundings,
  connection: Connected | null = null,
): Promise<CarriedOut> {
  const { findings, presenter, edition, destination, input, completion } = prepared;
  const { given } = findings;
  const unsent = (exit: Exit): CarriedOut => ({ exit, report: null });
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return unsent(exits.usage);
  }
  if (connection === null) findings.notes.forEach(presenter.note);
  const rehearsed = given.on('dry-run');
  // What a selection means, who is unfit, what an instance runs on: only the service knows, so a dry run asks it too.
  const looksUp = input !== null && (input.selection !== null || input.skipUnfit || completion !== null);
  const trouble = troubleIn(findings, destination, rehearsed && !looksUp);
  if (trouble !== null) return unsent(presentTrouble(trouble, presenter, io.signal));
  if (input === null) throw new Error('input was refused without a violation');
  const preview = (frozen: RunInput) => {
    const refusal = lastWord(frozen, prepared);
    if (refusal !== null) return unsent(refusal);
    presenter.dryRun(previewsOf(frozen, destination.endpoint, services), exits.shown);
    return unsent(exits.shown);
  };
  if (rehearsed && !looksUp) return preview(input);

  const connected = connection ?? (await destination.connect(edition, presenter).catch(troubleOr));
  if (isTrouble(connected)) return unsent(presentTrouble(connected, presenter, io.signal));
  try {
    const frozen = looksUp ? await freeze(prepared, input, connected.cloud, { io, services, language }) : input;
    if ('code' in frozen) return unsent(frozen);
    if (rehearsed) return preview(frozen);
    const refusal = lastWord(frozen, prepared, !(await isOverHere(frozen, given, services)));
    if (refusal !== null) return unsent(refusal);
    if (given.one('plan') !== null) {
      return unsent(await writePlan(frozen, prepared, connected.cloud, { io, services }));
    }
    const unwritable = await prepareSaving(given, services);
    if (unwritable !== null) return unsent(presentTrouble(unwritable, presenter, io.signal));
    if (connected.shortLived) presenter.emulatorEndsWithUs();
    return await send(frozen, prepared, connected, { io, services, language });
  } finally {
    presenter.close();
    if (connection === null) await connected.close();
  }
}

/** Whether it is on record here and over: then its record is its result, and nothing is sent. */
async function isOverHere({ runId, delivery }: RunInput, given: Given, services: Services): Promise<boolean> {
  if (!delivery.mayBeRepeated || given.on('no-journal')) return false;
  const stored = await storedHere(runId, services);
  return stored !== null && exitOnRecord(stored) !== null;
}

/** The record is made, then the calls go out. */
async function send(
  frozen: RunInput,
  { findings, presenter, retryOf = null }: Prepared,
  { cloud, endpoint, shortLived }: Connected,
  { io, services, language }: Surroundings,
): Promise<CarriedOut> {
  const saying = { findings, presenter };
  const named = frozen.work.kind === 'command' && frozen.work.command.kind === 'name' ? frozen.work.command : null;
  const ports = { cloud, clock: services.clock, report: presenter.event, signal: io.signal };
  const lookup = named && (await findCommand(named, ports));
  if (lookup !== null && lookup.kind !== 'found') {
    if (lookup.kind === 'failed' && io.signal.aborted) {
      return { exit: lookUpFailed(lookup.problem, frozen.regionId, presenter, io.signal), report: null };
    }
    const report: RunReport = { input: frozen, unresolved: lookup, calls: [], wait: null };
    const reached = exitOfRun(report, io.signal.aborted ? String(io.signal.reason) : null);
    return { exit: await sayRun(report, reached, saying, services), report };
  }
  // The record names the command by its ID: what the name stands for later is something else.
  const command = lookup && ({ kind: 'id', id: lookup.commandId } as const);
  const input: RunInput = command ? { ...frozen, work: { kind: 'command', command } } : frozen;
  // An emulator of this command's own takes along all that ran there.
  const opened: Opened =
    shortLived || findings.given.on('no-journal')
      ? withoutRecord
      : await openRecord(
          { input, endpoint, commandName: named?.name ?? null, retryOf, identity: identityOf(findings.given) },
          services,
          presenter,
        );
  if (opened.kind === 'stopped') return { exit: opened.exit, report: null };
  if (opened.held) {
    const { file } = opened.held;
    presenter.verbose(text(`run ${input.runId}; its record: ${file}`, `执行 ${input.runId}；记录文件：${file}`));
  }
  return sendRun(input, saying, cloud, opened, { io, services, language });
}

/** Asks the service what only it knows, and freezes the targets; an exit when nothing can be sent. Reads only. */
async function freeze(
  { findings, presenter, completion }: Prepared,
  input: ReadInput,
  cloud: Connected['cloud'],
  { io, services }: Surroundings,
): Promise<RunInput | Exit> {
  const ports = { cloud, clock: services.clock, report: presenter.event, signal: io.signal };
  const chosen = await settleTargets(input, ports, presenter, findings);
  if (chosen.kind === 'stopped') return chosen.exit;
  let frozen: RunInput = { ...input, instanceIds: chosen.instanceIds };
  if (completion !== null) {
    const told = findings.notes.length;
    const answer = await completion(frozen, findings, ports);
    if (!answer.ok) return lookUpFailed(answer.problem, input.regionId, presenter, io.signal);
    if (findings.violations.length > 0) {
      presenter.violations(findings.violations, exits.usage);
      return exits.usage;
    }
    findings.notes.slice(told).forEach(presenter.note);
    frozen = answer.value;
  }
  return input.skipUnfit ? leaveOutUnfit(frozen, ports, presenter, findings) : frozen;
}
