import { nearMiss } from '../../domain/near-miss.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { Context } from '../context.ts';
import { printing } from '../emulator-call.ts';
import { type Exit, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { behaviourDocuments, renderBehaviours } from '../render/emulator-behaviours.ts';
import type { ActionBehaviours } from '../services.ts';

/** `ecs-invoke emulator explain <Action>`: what its behaviour is known from. Asks nobody. */
export async function emulatorExplainCommand(context: Context): Promise<Exit> {
  const { command, flags, stray, io, services, language } = context;
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const form = await readForm(findings);
  const presenter = await openPresenter(form, findings, io, language);
  const every = await services.emulators.behaviours();
  const chosen = choose(command.args[0], every, findings);
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  const { format, page, print, document } = await printing(context, findings, form);
  if (format === 'text') print(renderBehaviours(chosen, page));
  else behaviourDocuments(chosen, format, exits.shown).forEach(document);
  return exits.shown;
}

/** The action that was asked for, before it what holds for every call; all of them with --all. */
function choose(
  word: string | undefined,
  every: readonly ActionBehaviours[],
  { given, violations }: Findings,
): readonly ActionBehaviours[] {
  const all = given.on('all');
  if (all && word !== undefined) violations.push({ ...allAndSome, flag: '--all', given: null });
  if (all) return every;
  if (word === undefined) {
    if (violations.length === 0) violations.push({ ...noAction(every), flag: '<Action>', given: null });
    return [];
  }
  const chosen = every.filter(({ action }) => action.toLowerCase() === word.toLowerCase());
  if (chosen.length === 0) violations.push({ ...unknownAction(word, every), flag: '<Action>', given: word });
  return chosen;
}

function namesOf(every: readonly ActionBehaviours[]): readonly string[] {
  return every.map(({ action }) => action).filter((action) => action !== '*' && !action.includes('.'));
}

function noAction(every: readonly ActionBehaviours[]): Objection {
  const names = namesOf(every);
  return {
    rule: 'action-missing',
    why: text('No action is given.', '没有指定操作。'),
    fix: text(`Give one of ${names.join(', ')}, or --all.`, `请指定 ${names.join('、')} 之一，或使用 --all。`),
  };
}

function unknownAction(word: string, every: readonly ActionBehaviours[]): Objection {
  const names = namesOf(every);
  // Also the emulator's own, which the list leaves out.
  const near = nearMiss(
    word,
    every.map(({ action }) => action),
  );
  return {
    rule: 'action-unknown',
    why: text('The emulator does not serve such an action.', '模拟器不支持该操作。'),
    fix: near
      ? text(`Did you mean ${near}?`, `是否想输入 ${near}？`)
      : text(`It serves ${names.join(', ')}.`, `它支持 ${names.join('、')}。`),
  };
}

const allAndSome: Objection = {
  rule: 'all-and-action',
  why: text('--all shows every action, so none can be named with it.', '--all 会列出全部操作，不能再指定单个操作。'),
  fix: text('Leave out one of the two.', '请去掉其中之一。'),
};
