import { parseDuration } from '../../domain/duration.ts';
import { text } from '../../domain/text.ts';
import { accepted, type Checked, refused, type Violation } from '../../domain/violation.ts';
import { type ShowReport, show, showHistory } from '../../usecases/show.ts';
import type { Context } from '../context.ts';
import { readDestination } from '../destination.ts';
import { readEdition } from '../edition.ts';
import { type Exit, exitOfShown, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { readInvokeIds } from '../invoke-id.ts';
import { lookUpFailed } from '../look-up-failed.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from '../trouble.ts';

/** `ecs-invoke show <InvokeId>…`: one look, or as many as it takes with --wait; --history: what is past. Reads only. */
export async function showCommand({ command, flags, stray, io, services, language }: Context): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const { given } = findings;
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  const invokeIds = readInvokeIds(command, findings);
  const timeout = findings.single('wait-timeout', parseDuration);
  const run = findings.single('run', parseRun);
  const pastRuns = given.on('history') || run !== undefined;
  const waits = given.on('wait') || given.on('follow');
  if (pastRuns && !edition.describe.history)
    findings.object(run === undefined ? 'history' : 'run', null, noHistory(edition.name));
  if (pastRuns && waits) findings.object(given.on('wait') ? 'wait' : 'follow', null, pastIsOver);
  if (given.on('follow') && invokeIds.length > 1) findings.object('follow', invokeIds.join(' '), followOne);
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  findings.notes.forEach(presenter.note);
  const trouble = troubleIn(findings, destination, false);
  if (trouble !== null) return presentTrouble(trouble, presenter, io.signal);
  const { regionId } = destination;
  if (regionId === null) throw new Error('refused without a violation');

  const connected = await destination.connect(edition, presenter).catch(troubleOr);
  if (isTrouble(connected)) return presentTrouble(connected, presenter, io.signal);
  try {
    const wait = waits ? { timeoutMs: timeout === undefined ? null : timeout * 1000 } : null;
    const ports = { cloud: connected.cloud, clock: services.clock, report: presenter.event, signal: io.signal };
    const look = { invokeIds, regionId, edition, wait };
    const found = pastRuns ? await showHistory(look, ports) : await show(look, ports);
    const [first] = found;
    if (io.signal.aborted && first?.kind === 'failed' && found.every(({ kind }) => kind === 'failed')) {
      return lookUpFailed(first.problem, regionId, presenter, io.signal);
    }
    const reports = run === undefined ? found : found.map((report) => onlyRun(report, run));
    if (run !== undefined && reports.every((report) => report.kind === 'shown' && report.targets.length === 0)) {
      presenter.violations([noSuchRun(found, run)], exits.usage);
      return exits.usage;
    }
    const exit = exitOfShown(reports, io.signal.aborted ? String(io.signal.reason) : null);
    if (connected.shortLived) presenter.emulatorEndsWithUs();
    presenter.show({ regionId, edition, now: connected.now(), reports }, exit);
    return exit;
  } finally {
    presenter.close();
    await connected.close();
  }
}

/** That run of each instance as if it were the only one. */
function onlyRun(report: ShowReport, run: number): ShowReport {
  if (report.kind !== 'history') return report;
  const results = report.runs.filter((each) => each.run === run).map(({ result }) => result);
  const targets = results.map(({ instanceId }) => instanceId);
  const { invokeId, facts } = report;
  return { kind: 'shown', invokeId, facts, targets, wait: { end: 'finished', results, problem: null } };
}

function parseRun(value: string): Checked<number> {
  return /^[1-9]\d{0,5}$/.test(value) ? accepted(Number(value)) : refused(notARun);
}

const notARun = {
  rule: 'run-number',
  why: text('A run is counted from 1, the oldest that is kept.', '执行次序从 1 开始，1 为仍保留的最早一次。'),
  fix: text('--history lists them.', '可用 --history 列出。'),
};

const noHistory = (edition: string) => ({
  rule: 'edition-lacks',
  why: text(
    `The API of ${edition} tells the last run of each instance only.`,
    `${edition} 版 API 只返回每台实例的最近一次执行。`,
  ),
  fix: text('Use today’s API: --edition current.', '请使用当前版本的 API：--edition current。'),
});

const pastIsOver = {
  rule: 'history-wait',
  why: text('--history shows what is over; there is nothing to wait for.', '--history 显示已结束的执行，无需等待。'),
  fix: text('Leave one of them out.', '请去掉其中一个。'),
};

const followOne = {
  rule: 'follow-one',
  why: text('--follow prints the output of one invocation as it appears.', '--follow 只能实时显示一次执行的输出。'),
  fix: text('Name one InvokeId, or use --wait.', '请只给出一个 InvokeId，或改用 --wait。'),
};

function noSuchRun(found: readonly ShowReport[], run: number): Violation {
  const kept = found.flatMap((report) => (report.kind === 'history' ? report.runs : []));
  const most = kept.reduce((highest, each) => Math.max(highest, each.run), 0);
  return {
    ...{ rule: 'no-such-run', flag: '--run', given: String(run) },
    why: text(`The service keeps ${most} of its runs.`, `服务只保留了 ${most} 次执行记录。`),
    fix: text('--history lists them.', '可用 --history 列出。'),
  };
}
