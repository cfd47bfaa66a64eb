import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { FleetPolicy } from '../../usecases/fleet-policy.ts';
import { type ListedRun, listRuns } from '../../usecases/list-runs.ts';
import type { RunJournals } from '../../usecases/run-journals.ts';
import { type TargetVerdict, verdictsOfRun } from '../../usecases/run-verdicts.ts';
import { exitOnRecord, type StoredRun } from '../../usecases/stored-run.ts';
import type { Context } from '../context.ts';
import { readDestination } from '../destination.ts';
import { type Exit, exits } from '../exit-code.ts';
import { emptyRecord, findRun } from '../find-run.ts';
import { Findings } from '../findings.ts';
import { readGiven, switchedOn, withValues } from '../given.ts';
import { notTheEmulatorOf, recall } from '../identity.ts';
import { carryOut } from '../invoke/carry-out.ts';
import { sayHeld, sayUnusable } from '../invoke/open-record.ts';
import type { Completion } from '../invoke/prepare.ts';
import { restoreInput } from '../invoke/restore-input.ts';
import { somethingToSend } from '../invoke/take-up.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { type LeftOut, leftOutNote, leftOutWords, retryWords } from '../render/retry-words.ts';
import { followLine, nextLines } from '../render/run-card.ts';
import { checkSaving } from '../save-outputs.ts';

const wantedBy: Readonly<Record<string, readonly TargetVerdict[]>> = {
  failed: ['failed', 'terminated'],
  undelivered: ['not-delivered', 'refused', 'cancelled', 'never-sent'],
  'timed-out': ['timed-out'],
};

/** `ecs-invoke retry <run id> --failed …`: the same work, as a new run, on the instances that came to such an end. */
export async function retryCommand(context: Context): Promise<Exit> {
  const { command, flags, stray, io, services, language } = context;
  const given = readGiven(command, flags, io.env);
  const line = new Findings(given, stray);
  const presenter = await openPresenter(await readForm(line), line, io, language);
  const refused = (): Exit => {
    presenter.violations(line.violations, exits.usage);
    return exits.usage;
  };
  try {
    const journals = await services.journals();
    const chosen = Object.keys(wantedBy).filter((flag) => given.on(flag));
    if (chosen.length === 0) line.violations.push({ ...nothingChosen, flag: '--failed', given: null });
    const runId = await findRun(command.args[0], journals, line);
    if (runId === null || line.violations.length > 0) return refused();
    const holder = await journals.holder(runId);
    if (holder !== null) return sayHeld(runId, holder, presenter);
    const stored = await journals.read(runId);
    if (stored === null) {
      line.violations.push(emptyRecord(runId));
      return refused();
    }
    const restored = await restoreInput(stored.record, await journals.seal(), line, context);
    // Sent twice, they would run twice.
    const isOpen = exitOnRecord(stored) === null && somethingToSend(restored.input, stored);
    if (chosen.includes('undelivered') && isOpen)
      line.violations.push({ ...resumeFirst(runId, stored), flag: '--undelivered', given: null });
    const open = given.on('yes') ? null : await openRetryOf(runId, journals);
    if (open !== null) line.violations.push({ ...finishThat(open), flag: '<run id>', given: runId });
    const { endpoint, record } = stored;
    const own = recall(line, stored);
    const other = await notTheEmulatorOf(stored, own, services);
    if (other !== null) line.object('emulator', null, other);
    const place = { region: record.regionId, edition: record.edition };
    const placed = withValues(own, own.on('emulator') ? place : { ...place, endpoint });
    const findings = Object.assign(new Findings(restored.input.wait ? switchedOn(placed, 'wait') : placed), {
      violations: line.violations,
      notes: line.notes,
      unreadable: line.unreadable,
    });
    checkSaving(findings);
    const destination = await readDestination(findings, services, endpoint);
    const input = {
      ...restored.input,
      runId: services.newRunId(),
      // The old one would give the old answer.
      clientToken: null,
      delivery: { ...restored.input.delivery, mayBeRepeated: false },
      ...{ selection: null, skipUnfit: false, several: true },
    };
    const { edition } = input;
    const completion = chooseFrom(stored, chosen, restored.requireAll);
    const prepared = { findings, presenter, edition, destination, input, completion, retryOf: runId };
    return (await carryOut(prepared, context)).exit;
  } catch (error) {
    return sayUnusable(error, presenter, true);
  }
}

/** The instances with the wanted verdicts; says which, and who is left out because it is not over or nobody knows. */
function chooseFrom(stored: StoredRun, chosen: readonly string[], requireAll: () => void): Completion {
  return async (input, findings, ports) => {
    const answer = await verdictsOfRun(stored, ports);
    if (!answer.ok) return answer;
    const wanted = chosen.flatMap((flag) => wantedBy[flag] ?? []);
    const having = (...verdicts: readonly TargetVerdict[]) =>
      input.instanceIds.filter((id) => verdicts.includes(answer.value.get(id) ?? 'unknown'));
    const { runId } = stored.record;
    const instanceIds = having(...wanted);
    const leftOut = leftOutWords({ unknown: having('unknown'), unfinished: having('running', 'scheduled') }, (ids) =>
      lookAt(stored, ids),
    );
    findings.notes.push(...leftOut.map(leftOutNote));
    if (instanceIds.length === 0) {
      const flag = chosen.map((name) => `--${name}`).join(' ');
      findings.violations.push({ ...nobody(leftOut, runId), flag, given: null });
    } else {
      requireAll();
      findings.notes.push(retryWords(instanceIds, input.instanceIds.length, runId));
    }
    return { ok: true, value: { ...input, instanceIds, fleet: forFewer(input.fleet, instanceIds.length) } };
  };
}

/** A run that is not over is gone on with; of one that is, its invocations tell. */
function lookAt(stored: StoredRun, ids: readonly string[]): string {
  const { runId } = stored.record;
  if (exitOnRecord(stored) === null) return `ecs-invoke resume ${runId}`;
  return followLine(stored, ids) ?? `ecs-invoke runs show ${runId}`;
}

/** Where no more are left than were to go first, nobody goes first. */
function forFewer(fleet: FleetPolicy, instances: number): FleetPolicy {
  return fleet.canary !== null && fleet.canary >= instances ? { ...fleet, canary: null } : fleet;
}

const nothingChosen: Objection = {
  rule: 'retry-whom',
  why: text('It is not said where it shall run again.', '没有指定在哪些实例上重新执行。'),
  fix: text(
    'Add --failed, --undelivered or --timed-out, or several of them.',
    '请加上 --failed、--undelivered 或 --timed-out，可同时使用。',
  ),
};

/** A retry that was cut off may still run there: one more would run beside it. */
async function openRetryOf(runId: string, journals: RunJournals): Promise<ListedRun | null> {
  const runs = await listRuns(journals);
  return runs.find(({ stored, state }) => stored?.retryOf === runId && state !== 'finished') ?? null;
}

function finishThat(open: ListedRun): Objection {
  const [line = `ecs-invoke runs show ${open.runId}`] = nextLines(open);
  return {
    rule: 'retry-open',
    why: text(
      `A retry of this run is not over: ${open.runId}. Another one may run a second time what that one began.`,
      `此次执行已有一次未结束的重试：${open.runId}。再次重试可能使其已开始的内容重复执行。`,
    ),
    fix: text(
      `First: ${line}; --yes begins another one all the same.`,
      `请先执行：${line}；若仍要另行重试，请加 --yes。`,
    ),
  };
}

function resumeFirst(runId: string, stored: StoredRun): Objection {
  const [line] = nextLines({ runId, state: 'unfinished', stored });
  return {
    rule: 'retry-unfinished',
    why: text(
      'The run is not over: what was not sent yet may still be sent by it, and would run twice.',
      '该执行尚未结束：未发送的部分仍可能由其发送，从而导致重复执行。',
    ),
    fix: text(`First: ${line}`, `请先执行：${line}`),
  };
}

function nobody(leftOut: readonly LeftOut[], runId: string): Objection {
  const why = [
    text(
      `No instance of run ${runId} came to such an end. Nothing was sent.`,
      `执行 ${runId} 中没有此类结果的实例。未发送任何请求。`,
    ),
    ...leftOut.map((each) => each.why),
  ];
  const [first] = leftOut;
  return {
    rule: 'retry-nobody',
    why: text(why.map(({ en }) => en).join(' '), why.map(({ zh }) => zh).join('')),
    fix:
      first?.fix ??
      text(`Its verdicts: ecs-invoke runs show ${runId}`, `查看各实例结果：ecs-invoke runs show ${runId}`),
  };
}
