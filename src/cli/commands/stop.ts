import { text } from '../../domain/text.ts';
import { refused } from '../../domain/violation.ts';
import { atOnce } from '../../usecases/at-once.ts';
import { stop } from '../../usecases/stop.ts';
import type { Context } from '../context.ts';
import { readDestination } from '../destination.ts';
import { readEdition } from '../edition.ts';
import { type Exit, exitOfStop, exits, heaviest } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { readInstanceIds } from '../invoke/targets.ts';
import { readInvokeIds } from '../invoke-id.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from '../trouble.ts';

/** Invocations that are stopped side by side. */
const stopsAtOnce = 4;

/** `ecs-invoke stop <InvokeId>`, also as `schedule stop`: asks for the stop, and looks until it is true. */
export async function stopCommand({ command, flags, stray, io, services, language }: Context): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  const invokeIds = readInvokeIds(command, findings);
  for (const id of invokeIds.filter((each) => each.startsWith('f-'))) {
    findings.takeFrom('<InvokeId>', refused(filesGoOn(id)), id);
  }
  const named = findings.given.all('instance').length > 0;
  const instanceIds = named ? await readInstanceIds(findings, services.sources) : [];
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  findings.notes.forEach(presenter.note);
  const trouble = troubleIn(findings, destination, false);
  if (trouble !== null) return presentTrouble(trouble, presenter, io.signal);
  const { regionId } = destination;
  if (regionId === null || instanceIds === null) throw new Error('refused without a violation');

  const connected = await destination.connect(edition, presenter).catch(troubleOr);
  if (isTrouble(connected)) return presentTrouble(connected, presenter, io.signal);
  try {
    const ports = { cloud: connected.cloud, clock: services.clock, report: presenter.event, signal: io.signal };
    const stops = await atOnce(invokeIds, stopsAtOnce, async (invokeId) => ({
      invokeId,
      report: await stop(invokeId, instanceIds, ports),
    }));
    const signal = io.signal.aborted ? String(io.signal.reason) : null;
    const exit = heaviest(stops.map(({ report }) => exitOfStop(report, signal)));
    if (connected.shortLived) presenter.emulatorEndsWithUs();
    presenter.stop({ regionId, stops }, exit);
    return exit;
  } finally {
    presenter.close();
    await connected.close();
  }
}

const filesGoOn = (invokeId: string) => ({
  rule: 'stop-file',
  why: text(
    'This is a file that was sent; the service stops commands only.',
    '这是发送文件的记录；服务只能停止命令的执行。',
  ),
  fix: text(
    `A file arrives within its --timeout or not at all. See what became of it: ecs-invoke show ${invokeId}`,
    `文件在 --timeout 内送达，否则失败。查看结果：ecs-invoke show ${invokeId}`,
  ),
});
