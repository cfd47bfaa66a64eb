import { text } from '../../domain/text.ts';
import { readPlan } from '../../usecases/run-plan.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { prepareApply } from '../invoke/apply-input.ts';
import { carryOut } from '../invoke/carry-out.ts';
import { sayUnusable } from '../invoke/open-record.ts';
import { hasSealed, sealFor } from '../invoke/plan-seal.ts';
import { storedHere } from '../invoke/stored-here.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { editedPlan, notAPlan } from '../render/plan-objections.ts';
import { presentTrouble } from '../trouble.ts';

/** Of a plan for tens of thousands of instances. */
const largestPlanMegabytes = 32;

/** `ecs-invoke apply <plan>`: runs exactly what the plan holds, under its run ID; twice applied it still runs once. */
export async function applyCommand(context: Context): Promise<Exit> {
  const { command, flags, stray, io, services, language } = context;
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const place = command.args[0] ?? '';
  const source = await findings.reading(services.sources.text(place, largestPlanMegabytes));
  const read = source === null ? null : readPlan(source);
  if (read?.kind === 'not-a-plan') findings.violations.push({ flag: '<plan>', given: place, ...notAPlan });
  if (read?.kind === 'edited') findings.violations.push({ flag: '<plan>', given: place, ...editedPlan(read.parts) });
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  const [unreadable] = findings.unreadable;
  if (unreadable) return presentTrouble(unreadable, presenter, io.signal);
  if (read?.kind === 'newer') {
    const { why, fix } = newer(read.schema);
    presenter.trouble('configuration', 'plan-newer', why, fix, exits.configuration);
    return exits.configuration;
  }
  if (read?.kind !== 'plan') throw new Error('refused without a violation');
  const { plan } = read;
  const seal = await sealFor(hasSealed(plan), services).catch((error: unknown) => sayUnusable(error, presenter));
  if (typeof seal !== 'function') return seal;
  const before = await storedHere(plan.run.runId, services);
  const { exit } = await carryOut(await prepareApply(context, plan, seal, before?.identity ?? null), context);
  return exit;
}

function newer(schema: string) {
  return {
    why: text(
      `The plan was made by a newer version of this tool (${schema}).`,
      `该计划由更新版本的工具生成（${schema}）。`,
    ),
    fix: text('Apply it with that version, or make it anew here.', '请用该版本执行，或在此重新生成。'),
  };
}
