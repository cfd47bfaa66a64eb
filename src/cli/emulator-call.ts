import type { EmulatorControls } from '../api/emulator-controls.ts';
import { text } from '../domain/text.ts';
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

/** A command that asks the emulator that runs on this machine: what it reads, asks and says. */
export interface EmulatorCall<Input, Answer> {
  /** The command's own words; what is wrong with them is told through the findings. */
  read(findings: Findings): Input;
  ask(controls: EmulatorControls, input: Input, signal: AbortSignal): Promise<Answer>;
  present(answer: Answer, input: Input, printing: Printing): void;
}

/** Reads the flags, finds the emulator as `--emulator` does, asks it and says what came of it. */
export async function runEmulatorCall<Input, Answer>(
  context: Context,
  { read, ask, present }: EmulatorCall<Input, Answer>,
): Promise<Exit> {
  const { command, flags, stray, io, services, language } = context;
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const form = await readForm(findings);
  const presenter = await openPresenter(form, findings, io, language);
  const { name: edition } = readEdition(findings);
  const input = read(findings);
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  const running = await services.emulators.find(edition);
  if (running === null) return notRunning(edition, presenter);
  const controls = await services.emulators.controls(running);
  const answer = await orProblem(ask(controls, input, io.signal));
  if (!answer.ok) {
    const exit = exitOfProblem(answer.problem, false);
    presenter.callFailed(answer.problem, 'cn-hangzhou', false, exit);
    return exit;
  }
  present(answer.value, input, await printing(context, findings, form));
  return exits.shown;
}

/** Where and how a result of these commands goes. */
export async function printing(
  { io, language }: Pick<Context, 'io' | 'language'>,
  { given }: Findings,
  { format, query }: Awaited<ReturnType<typeof readForm>>,
): Promise<Printing> {
  const style = {
    format: format === 'jsonl' ? ('jsonl' as const) : ('json' as const),
    bare: given.on('quiet'),
    select: (document: Document) => (query ? query.select(document) : document),
  };
  return {
    format,
    bare: given.on('quiet'),
    page: await pageFor('stdout', given.on('no-color'), io, language),
    print: (words) => io.stdout.write(words),
    document: (document) => io.stdout.write(printed(document, style)),
  };
}

function notRunning(edition: string, presenter: Presenter): Exit {
  presenter.trouble(
    'emulator',
    'NotRunning',
    text(`No emulator of edition ${edition} runs on this machine.`, `本机没有运行版本为 ${edition} 的模拟器。`),
    text(
      'Start one with ecs-invoke emulator in another terminal; for one of another edition add --edition.',
      '请在另一个终端运行 ecs-invoke emulator；若其版本不同，请加上 --edition。',
    ),
    exits.notSent,
  );
  return exits.notSent;
}
