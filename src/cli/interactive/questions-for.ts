import { text } from '../../domain/text.ts';
import type { Findings } from '../findings.ts';
import type { Given } from '../given.ts';
import type { Io } from '../io.ts';
import { mayAsk } from './may-ask.ts';

/** Everything, or only what the line does not say. */
export type Questions = 'everything' | 'what is missing';

const missing: Readonly<Record<string, string>> = {
  'command-missing': 'command',
  'instance-missing': 'instance',
  'region-missing': 'region',
};

/** null: nothing is to be asked; what is wrong or missing is told as it is. */
export function questionsFor(findings: Findings, io: Io): Questions | null {
  const { given, violations } = findings;
  const format = given.one('output')?.text ?? (given.one('query') === null ? 'text' : 'json');
  const forbidden = !mayAsk(io) || given.on('no-input') || format !== 'text' || takesStdin(findings);
  // What is given but empty (`-c "$NAME"` without a NAME) is a mistake, not a wish to be asked.
  const lacking = violations.filter(({ rule }) => given.from(missing[rule] ?? '') === null && rule in missing);
  const asked = given.on('interactive');
  if (asked && forbidden) findings.object('interactive', null, nobodyToAsk);
  if (forbidden || violations.length > lacking.length || findings.unreadable.length > 0) return null;
  if (asked || (given.one('command') === null && given.one('instance') === null && !selects(given)))
    return 'everything';
  return lacking.length > 0 ? 'what is missing' : null;
}

/** Whether the instances are selected on the line, and not to be asked for. */
export function selects(given: Given): boolean {
  return given.from('tag') !== null || given.from('name') !== null;
}

/** Answers are read from standard input, so nothing else can be. */
function takesStdin({ given }: Findings): boolean {
  const fromFlags = [...given.all('instance'), ...given.all('params')].map(({ text }) => text.replace(/^@/, ''));
  const fromFiles = given.all('param-file').map(({ text }) => text.slice(text.indexOf('=') + 1));
  return [...fromFlags, ...fromFiles].includes('-');
}

const nobodyToAsk = {
  rule: 'interactive',
  why: text(
    'There is nobody to ask: questions need a terminal on standard input and standard error, text as the output, and none of --no-input, CI and ECS_INVOKE_NO_INPUT.',
    '无法提问：需要标准输入和标准错误均为终端、输出格式为 text，且未设置 --no-input、CI 或 ECS_INVOKE_NO_INPUT。',
  ),
  fix: text('Give -c, -i and -r instead.', '请改用 -c、-i 和 -r 直接指定。'),
};
