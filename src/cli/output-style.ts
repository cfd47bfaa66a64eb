import { text } from '../domain/text.ts';
import { accepted, type Checked, refused } from '../domain/violation.ts';
import type { Findings } from './findings.ts';
import type { Output } from './io.ts';
import type { Form } from './open-presenter.ts';
import { encodingNamed } from './render/decoded.ts';
import type { OutputStyle } from './render/output.ts';

/** How the outputs of instances are shown, from the flags. */
export function readOutputStyle(findings: Findings, { format }: Form, { isTTY }: Output): OutputStyle {
  const { given } = findings;
  const encoding = findings.single('encoding', parseEncoding) ?? null;
  const diff = given.on('diff');
  // A variable may be set for every command; only who asks here and now gets an answer.
  if (diff && format !== 'text' && given.from('diff') === 'flag') findings.object('diff', null, diffIsForPeople);
  if (diff && given.on('no-fold')) findings.object('diff', null, diffFolds);
  return { fold: !given.on('no-fold'), diff, raw: given.on('raw'), terminal: isTTY, encoding };
}

function parseEncoding(given: string): Checked<string> {
  const name = encodingNamed(given);
  return name === null ? refused(notAnEncoding) : accepted(name);
}

const notAnEncoding = {
  rule: 'encoding',
  why: text('This is not the name of an encoding that can be read here.', '这不是可识别的编码名称。'),
  fix: text('For instance gbk, cp936, big5, shift_jis, utf-16le.', '例如 gbk、cp936、big5、shift_jis、utf-16le。'),
};

const diffIsForPeople = {
  rule: 'diff-format',
  why: text(
    'A comparison is made for reading; JSON has every output whole.',
    '比对结果供人阅读；JSON 中已有全部完整输出。',
  ),
  fix: text('Leave out --diff, or take -o text.', '请去掉 --diff，或使用 -o text。'),
};

const diffFolds = {
  rule: 'diff-folds',
  why: text(
    'A comparison puts equal outputs together; --no-fold keeps them apart.',
    '比对会合并相同的输出，而 --no-fold 要求逐台显示。',
  ),
  fix: text('Leave out one of the two.', '请去掉其中之一。'),
};
