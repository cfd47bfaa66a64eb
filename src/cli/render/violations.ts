import { type Text, text } from '../../domain/text.ts';
import type { Note, Violation } from '../../domain/violation.ts';
import { nowhere } from '../aim.ts';
import { type Page, say } from '../page.ts';
import { nextStep } from './next-step.ts';
import { partsOf, waysOut } from './report-card.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** Everything that was refused on this machine, each with its flag, what was given, the rule and the way out. */
export function renderViolations(violations: readonly Violation[], page: Page): string {
  const { paint, width } = page;
  const count = violations.length;
  const title = text(
    `Nothing was sent: ${count === 1 ? 'one thing needs' : `${count} things need`} mending.`,
    `未发送任何请求：有 ${count} 处需要修正。`,
  );
  const blocks = violations.map(({ flag, given, why, fix }) => {
    const shown = given === null ? '' : `  ${shorten(visible(given))}`;
    return [
      `  ${paint.bold(flag)}${shown}`,
      wrap(say(why, page), width, '      '),
      ...waysOut([say(fix, page)], page, '      '),
    ].join('\n');
  });
  return `${paint.red('✖')} ${say(title, page)}\n${blocks.join('\n')}\n`;
}

export function renderNote(note: Note, page: Page): string {
  return renderRemark(note.text, page);
}

function renderRemark(remark: Text, page: Page): string {
  const [first = '', ...rest] = remarkLines(
    nextStep(say(remark, page), page.aim ?? nowhere, page.language),
    page.width,
  );
  return `${page.paint.yellow('!')} ${[first, ...rest.map((line) => `  ${line}`)].join('\n')}\n`;
}

/** A command at the end that would be broken stands on a line of its own, so that it can be copied. */
function remarkLines(sentence: string, width: number): readonly string[] {
  const { words, command } = partsOf(sentence);
  const whole = wrap(sentence, width - 2).split('\n');
  const isWhole = command === null || whole.some((line) => line.endsWith(command));
  return isWhole ? whole : [...wrap(words.trimEnd(), width - 2).split('\n'), `  ${command}`];
}

function shorten(value: string): string {
  return value.length > 120 ? `${value.slice(0, 117)}…` : value;
}
