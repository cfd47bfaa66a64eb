import type { CallProblem } from '../api/call-problem.ts';
import type { EmulatorControls } from '../api/emulator-controls.ts';
import { type Text, text } from '../domain/text.ts';
import type { Note } from '../domain/violation.ts';
import { orProblem } from '../usecases/attempt.ts';
import type { Context } from './context.ts';
import { readEdition } from './edition.ts';
import { type Exit, exitOfProblem, exits } from './exit-code.ts';
import { Findings } from './findings.ts';
import { readGiven } from './given.ts';
import { printed } from './json-presenter.ts';
import { type Format, openPresenter, pageFor, readForm } from './open-presenter.ts';
import type { Page } from './page.ts';
import type { Presenter } from './presenter.ts';
import type { Document } from './render/json.ts';
import type { EmulatorToControl, FoundEmulator } from './services.ts';

/** How a command of the emulator prints what it found. */
export interface Printing {
  readonly format: Format;
  readonly page: Page;
  /** --quiet: nothing but the result itself, for a script. */
  readonly bare: boolean;
  print(text: string): void;
  /** As JSON, or the part of it that was asked for. */
  document(document: Document): void;
}

/** How to reach it. */
export interface Asked {
  readonly controls: EmulatorControls;
  readonly emulator: EmulatorToControl;
  readonly signal: AbortSignal;
}

/** A command that asks the emulator that runs on this machine: what it reads, asks and says. */
export interface EmulatorCall<Input, Answer> {
  /** The command's own words; what is wrong with them is told through the findings. */
  read(findings: Findings): Input;
  ask(asked: Asked, input: Input): Promise<Answer>;
  present(answer: Answer, input: Input, printing: Printing): void;
  /** Whether what is asked changes something there. */
  changes?(input: Input): boolean;
}

/** Reads the flags, finds the emulator, asks it and says what came of it. */
export async function runEmulatorCall<Input, Answer>(
  context: Context,
  { read, ask, present, changes = () => false }: EmulatorCall<Input, Answer>,
): Promise<Exit> {
  const { command, flags, stray, io, services, language } = context;
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const form = await readForm(findings);
  const presenter = await openPresenter(form, findings, io, language);
  const { name: edition } = readEdition(findings);
  // A variable may lead to the cloud; whether an emulator is there is looked up elsewhere.
  const chosen =
    findings.given.from('endpoint') === 'flag' ? findings.single('endpoint', services.parseEndpoint) : null;
  const input = read(findings);
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  const emulator = await services.emulators.toControl(edition, chosen ?? null);
  if (emulator === null) return chosen ? notAnnounced(chosen, presenter) : notRunning(edition, presenter);
  if (emulator.among > 1)
    presenter.note(oneOfSeveral(emulator, text('(--endpoint chooses)', '（可用 --endpoint 指定）')));
  const controls = await services.emulators.controls(emulator);
  const answer = await orProblem(ask({ controls, emulator, signal: io.signal }, input));
  if (!answer.ok) {
    const { problem } = answer;
    if (isNoEmulator(problem, emulator)) return noEmulator(problem, emulator, presenter);
    const exit = exitOfProblem(problem, changes(input));
    presenter.callFailed(problem, 'cn-hangzhou', changes(input), exit);
    return exit;
  }
  present(answer.value, input, await printing(context, findings, form));
  return exits.shown;
}

/** Where and how a result of these commands goes. */
export async function printing(
  { io, language }: Pick<Context, 'io' | 'language'>,
  { given, aim }: Findings,
  { format, query }: Awaited<ReturnType<typeof readForm>>,
): Promise<Printing> {
  const style = {
    format: format === 'jsonl' ? ('jsonl' as const) : ('json' as const),
    bare: given.on('quiet'),
    select: (document: Document) => (query ? query.select(document) : document),
    aim,
  };
  return {
    format,
    bare: given.on('quiet'),
    page: { ...(await pageFor('stdout', given.on('no-color'), io, language)), aim },
    print: (words) => io.stdout.write(words),
    document: (document) => io.stdout.write(printed(document, style)),
  };
}

/** Which of several was taken, and `by` what another can be had. */
export function oneOfSeveral({ endpoint, among }: FoundEmulator, by: Text = text('', '')): Note {
  return {
    code: 'several-emulators',
    text: text(
      `${among} emulators run here; the newest was taken, ${endpoint} ${by.en}`.trimEnd(),
      `本机有 ${among} 个模拟器，已选用最新启动的 ${endpoint}${by.zh}`,
    ),
  };
}

function notAnnounced(endpoint: string, presenter: Presenter): Exit {
  presenter.trouble(
    'emulator',
    'NotRunning',
    text(`No emulator of this user runs at ${endpoint}.`, `${endpoint} 没有当前用户启动的模拟器。`),
    text(
      'Give the endpoint as the emulator said it when it started; without --endpoint the newest is taken.',
      '请写模拟器启动时显示的地址；不写 --endpoint 则使用最新启动的。',
    ),
    exits.notSent,
  );
  return exits.notSent;
}

function notRunning(edition: string, presenter: Presenter): Exit {
  const ofEdition = edition === 'current' ? '' : ` --edition ${edition}`;
  presenter.trouble(
    'emulator',
    'NotRunning',
    text(`No emulator of edition ${edition} runs on this machine.`, `本机没有运行版本为 ${edition} 的模拟器。`),
    text(
      `For one of another edition add --edition. Start one in another terminal: ecs-invoke emulator${ofEdition}`,
      `若其版本不同，请加上 --edition。请在另一个终端启动：ecs-invoke emulator${ofEdition}`,
    ),
    exits.notSent,
  );
  return exits.notSent;
}

/** Something answers that does not know this call; or, where only the environment says that one is there, nothing does. */
function isNoEmulator(problem: CallProblem, { isFromEnvironment }: EmulatorToControl): boolean {
  if (problem.name === 'Refused') return problem.code === 'InvalidAction.NotFound';
  if (!isFromEnvironment || problem.reason === 'interrupted') return false;
  return problem.name === 'NotSent' || ['html', 'not-the-api', 'empty-body'].includes(problem.reason);
}

function noEmulator({ name }: CallProblem, emulator: EmulatorToControl, presenter: Presenter): Exit {
  const { endpoint, isFromEnvironment } = emulator;
  const silent = name === 'NotSent';
  const [there, thereZh] = isFromEnvironment
    ? [`${endpoint}, where ECS_INVOKE_ENDPOINT leads,`, `${endpoint}（由 ECS_INVOKE_ENDPOINT 指定）`]
    : [endpoint, endpoint];
  presenter.trouble(
    'emulator',
    silent ? 'NotRunning' : 'NotAnEmulator',
    silent
      ? text(`At ${there} no emulator answers.`, `${thereZh}没有模拟器应答。`)
      : text(`What answers at ${there} is no emulator of this version.`, `${thereZh}的服务不是本版本的模拟器。`),
    isFromEnvironment
      ? text(
          'Without that variable the emulator is taken that ecs-invoke emulator serves on this machine.',
          '去掉该环境变量后，将使用本机上由 ecs-invoke emulator 启动的模拟器。',
        )
      : text('Stop it where it was started, and start it anew.', '请在启动它的地方停止它，然后重新启动。'),
    exits.notSent,
  );
  return exits.notSent;
}
