import type { RunInput } from '../../usecases/run-input.ts';
import { requireSameCalls } from '../../usecases/same-calls.ts';
import { exitOnRecord, historyOf, type StoredRun } from '../../usecases/stored-run.ts';
import type { Context } from '../context.ts';
import { readDestination } from '../destination.ts';
import { type Exit, exits } from '../exit-code.ts';
import { emptyRecord, findRun, noRunToResume } from '../find-run.ts';
import { Findings } from '../findings.ts';
import { type Given, readGiven, switchedOn, withValues } from '../given.ts';
import { notTheEmulatorOf, recall } from '../identity.ts';
import { sayHeld, sayUnusable } from '../invoke/open-record.ts';
import { restoreInput } from '../invoke/restore-input.ts';
import { type Saying, sayStored, sendRun } from '../invoke/send-run.ts';
import { openTaken, somethingToSend, takeUp } from '../invoke/take-up.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { resumedWords } from '../render/record-words.ts';
import { checkSaving, prepareSaving } from '../save-outputs.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from '../trouble.ts';

/** `ecs-invoke resume <run id>`: goes on where the record of a run ends. What was accepted is only looked at. */
export async function resumeCommand(context: Context): Promise<Exit> {
  const { command, flags, stray, io, services, language } = context;
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const saying = { findings, presenter };
  try {
    const journals = await services.journals();
    const runId = await findRun(command.args[0], journals, findings, noRunToResume);
    if (runId === null || findings.violations.length > 0) return refused(saying);
    const taken = await takeUp(runId, journals);
    if (taken.kind === 'held') return sayHeld(runId, taken.holder, presenter);
    if (taken.kind === 'missing') {
      findings.violations.push(emptyRecord(runId));
      return refused(saying);
    }
    let handedOn = false;
    try {
      const { stored } = taken;
      const own = recall(findings, stored);
      const restored = await restoreInput(stored.record, await journals.seal(), findings, context);
      const { input } = restored;
      const over = exitOnRecord(stored);
      const wanted = { ...saying, findings: withGiven(findings, waiting(own, input)) };
      checkSaving(wanted.findings);
      if (over === null && somethingToSend(input, stored)) restored.requireAll();
      if (findings.violations.length > 0) return refused(saying);
      const unwritable = await prepareSaving(wanted.findings.given, services);
      if (unwritable !== null) return presentTrouble(unwritable, presenter, io.signal);
      if (over !== null) return (await sayStored(input, stored, over, wanted, services)).exit;

      const other = await notTheEmulatorOf(stored, own, services);
      if (other !== null) findings.object('emulator', null, other);
      const there = withGiven(findings, placed(own, stored));
      const destination = await readDestination(there, services, stored.endpoint);
      if (findings.violations.length > 0) return refused(saying);
      findings.notes.forEach(presenter.note);
      const trouble = troubleIn(findings, destination, false);
      if (trouble !== null) return presentTrouble(trouble, presenter, io.signal);
      const connected = await destination.connect(input.edition, presenter).catch(troubleOr);
      if (isTrouble(connected)) return presentTrouble(connected, presenter, io.signal);
      try {
        presenter.note(resumedWords(input, historyOf(stored)));
        requireSameCalls(input, stored);
        const held = await openTaken(taken, restored.secrets, input, presenter);
        handedOn = held !== null;
        return (await sendRun(input, wanted, connected.cloud, { held, earlier: stored }, context)).exit;
      } finally {
        presenter.close();
        await connected.close();
      }
    } finally {
      if (!handedOn) await taken.close();
    }
  } catch (error) {
    return sayUnusable(error, presenter, true);
  }
}

function refused({ findings, presenter }: Saying): Exit {
  presenter.violations(findings.violations, exits.usage);
  return exits.usage;
}

/** The same findings, for other words of the line. */
function withGiven(findings: Findings, given: Given): Findings {
  const other = new Findings(given);
  return Object.assign(other, {
    violations: findings.violations,
    notes: findings.notes,
    unreadable: findings.unreadable,
  });
}

function waiting(given: Given, { wait }: RunInput): Given {
  return wait === null ? given : switchedOn(given, 'wait');
}

/** Where the run was sent to; only credentials are this line's own. */
function placed(given: Given, { endpoint, record }: StoredRun): Given {
  const values = { region: record.regionId, edition: record.edition };
  return withValues(given, given.on('emulator') ? values : { ...values, endpoint });
}
