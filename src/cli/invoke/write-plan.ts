import path from 'node:path';
import type { CloudAssistant } from '../../api/cloud-assistant.ts';
import { nearMiss } from '../../domain/near-miss.ts';
import { text } from '../../domain/text.ts';
import type { Objection, Violation } from '../../domain/violation.ts';
import { orProblem } from '../../usecases/attempt.ts';
import { undefinedNames } from '../../usecases/circumstances.ts';
import { findCommand } from '../../usecases/find-command.ts';
import { planCalls, type RunInput } from '../../usecases/run-input.ts';
import { frozenCalls, frozenCommand, planSchema, type RunPlan, withDigest } from '../../usecases/run-plan.ts';
import { recordOf } from '../../usecases/run-record.ts';
import { storedCommand } from '../../usecases/stored-command.ts';
import type { Context } from '../context.ts';
import { type Exit, exitOfProblem, exits } from '../exit-code.ts';
import { lookUpFailed } from '../look-up-failed.ts';
import { visible } from '../render/visible.ts';
import { sayUnusable } from './open-record.ts';
import { holdsSecrets, sealFor } from './plan-seal.ts';
import type { Prepared } from './prepare.ts';

/** Freezes a run in a file instead of sending it: looks up what only the service knows, and sends nothing. */
export async function writePlan(
  frozen: RunInput,
  prepared: Prepared,
  cloud: CloudAssistant,
  { io, services }: Pick<Context, 'io' | 'services'>,
): Promise<Exit> {
  const { presenter, findings, sentFrom } = prepared;
  const place = findings.given.one('plan')?.text ?? '';
  const ports = { cloud, clock: services.clock, report: presenter.event, signal: io.signal };
  const { work } = frozen;
  let run = frozen;
  let command: RunPlan['command'] = null;
  if (work.kind === 'command') {
    const lookup = await findCommand(work.command, ports);
    if (lookup.kind !== 'found') {
      const failed = lookup.kind === 'failed';
      const exit = failed ? exitOfProblem(lookup.problem, false) : exits.usage;
      presenter.run({ input: frozen, unresolved: lookup, calls: [], wait: null }, exit);
      return exit;
    }
    const { commandId } = lookup;
    const answer = await orProblem(storedCommand(commandId, ports));
    if (!answer.ok) return lookUpFailed(answer.problem, frozen.regionId, presenter, io.signal);
    if (answer.value === null) return refuse(prepared, 'command', commandId, noSuchCommand);
    const { parameterNames } = answer.value;
    const stray = undefinedNames(run.parameters, answer.value).map((name) => notDefined(name, parameterNames));
    if (stray.length > 0) {
      presenter.violations(stray, exits.usage);
      return exits.usage;
    }
    command = frozenCommand(answer.value);
    run = { ...frozen, work: { kind: 'command', command: { kind: 'id', id: commandId } } };
  }
  try {
    const seal = await sealFor(holdsSecrets(run), services);
    const plan = withDigest({
      schema: planSchema,
      createdAt: services.clock.now().toISOString(),
      run: recordOf(run, seal),
      command,
      calls: frozenCalls(planCalls(run)),
      source: sentFrom ?? null,
    });
    const content = Buffer.from(`${JSON.stringify(plan, null, 2)}\n`);
    if (findings.given.on('yes')) await services.saveFile(place, content);
    else await services.createFile(place, content);
    presenter.plan({ file: path.normalize(place), plan }, exits.planned);
    return exits.planned;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    if (code === 'EEXIST') return refuse(prepared, 'plan', place, alreadyThere);
    if (!isOfFileSystem(error)) return sayUnusable(error, presenter);
    presenter.trouble('io', code, cannotWrite(place, code), anotherPlace, exits.io);
    return exits.io;
  }
}

function refuse({ presenter }: Prepared, flag: string, given: string, objection: Objection): Exit {
  presenter.violations([{ flag: `--${flag}`, given, ...objection }], exits.usage);
  return exits.usage;
}

function isOfFileSystem(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

const alreadyThere: Objection = {
  rule: 'plan-exists',
  why: text(
    'There is a file of this name, and it may be a plan somebody wants to apply.',
    '同名文件已存在，可能是有人准备执行的计划。',
  ),
  fix: text(
    'Choose another name; the same line with --yes (-y) replaces the file.',
    '请换一个文件名；或在原命令后加上 --yes（-y）覆盖该文件。',
  ),
};
/** The service would refuse every call of it. */
function notDefined(name: string, defined: readonly string[]): Violation {
  const near = nearMiss(name, defined);
  const all = defined.map(visible).join(', ');
  const fix =
    defined.length === 0
      ? text('Leave it out: the command defines none.', '请去掉它：该命令没有定义参数。')
      : text(`The command defines: ${all}.`, `该命令定义的参数：${all}。`);
  const guess = near && text(`Did you mean ${visible(near)}? `, `是否想输入 ${visible(near)}？`);
  return {
    rule: 'parameter-undefined',
    flag: '-p',
    given: visible(name),
    why: text('The command does not define this parameter.', '命令未定义该参数。'),
    fix: guess ? text(guess.en + fix.en, guess.zh + fix.zh) : fix,
  };
}

const noSuchCommand: Objection = {
  rule: 'command-not-found',
  why: text('There is no such command, so its content cannot be frozen.', '没有这个命令，无法固定其内容。'),
  fix: text('List the commands: ecs-invoke commands list', '查看命令列表：ecs-invoke commands list'),
};
const anotherPlace = text('Check the path, or name another place.', '请检查路径，或指定其他位置。');

function cannotWrite(file: string, code: string) {
  return text(
    `${file} cannot be written (${code}). Nothing was sent.`,
    `无法写入 ${file}（${code}）。没有发送任何请求。`,
  );
}
