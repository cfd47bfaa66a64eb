import { nowhere } from '../aim.ts';
import type { Page } from '../page.ts';
import { nextSteps } from './next-step.ts';
import { wrap } from './wrap.ts';

/** A message in three parts: what, why, what next, and behind it the facts for whoever has to report it. */
export interface Card {
  readonly sign: '✖' | '!';
  /** One line: what happened. */
  readonly what: string;
  /** One line an instance, a parameter …: who is to blame. */
  readonly who?: readonly string[];
  readonly why: string;
  readonly next: readonly string[];
  /** Codes, the service's own message, RequestId. */
  readonly facts: readonly string[];
}

export function renderCard({ sign, what, who = [], why, next, facts }: Card, page: Page): string {
  const { paint, width } = page;
  const colour = sign === '✖' ? paint.red : paint.yellow;
  const [first = '', ...more] = wrap(what, width - 2).split('\n');
  const lines = [
    `${colour(sign)} ${paint.bold(first)}`,
    ...more.map((line) => `  ${paint.bold(line)}`),
    ...who.map((line) => wrap(line, width, '    ')),
    ...(why === '' ? [] : [wrap(why, width, '  ')]),
    ...waysOut(next, page),
    ...facts.map((line) => paint.dim(wrap(line, width, '  '))),
  ];
  return `${lines.join('\n')}\n`;
}

/** The ways out that lead somewhere from here, each as `wayOut` shows it. */
export function waysOut(
  sentences: readonly string[],
  { width, language, aim = nowhere }: Page,
  indent = '  ',
): readonly string[] {
  return nextSteps(sentences, aim, language).map((each) => wayOut(each, width, indent));
}

/**
 * A way out behind its arrow; the lines below it begin under the text. A command to type stands on a line of its own,
 * whole, so that it can be copied.
 */
export function wayOut(sentence: string, width: number, indent = '  '): string {
  const { words, command } = partsOf(sentence);
  const [first = '', ...rest] = wrap(`→ ${words}`, width - indent.length - 2).split('\n');
  const lines = [`${indent}${first}`, ...rest.map((line) => `${indent}  ${line}`)];
  return [...lines, ...(command ? [`${indent}    ${command}`] : [])].join('\n');
}

/** The words of a way out, and the command to type where it ends in one. */
export function partsOf(sentence: string): { readonly words: string; readonly command: string | null } {
  const [, words, command] = /^(.*?(?:: |：))((?:aliyun|ecs-invoke) .+)$/s.exec(sentence) ?? [];
  return words === undefined || command === undefined ? { words: sentence, command: null } : { words, command };
}
