import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noPaint } from '../../src/cli/page.ts';
import { renderNote } from '../../src/cli/render/violations.ts';
import { text } from '../../src/domain/text.ts';

const line = 'ecs-invoke show t-4893c8705bdb490688ce7007380c12f6 --wait -r cn-hangzhou';
const note = {
  code: 'left-out',
  text: text(`Left out: i-web2. See where it stands: ${line}`, `未包括：i-web2。查看进展：${line}`),
};
const shown = (width: number, language: 'en' | 'zh' = 'en') => renderNote(note, { language, width, paint: noPaint });

test('a command at the end of a note is never broken: it follows the words, or stands alone', () => {
  assert.equal(shown(120), `! Left out: i-web2. See where it stands: ${line}\n`);
  for (const width of [100, 80, 40]) {
    assert.equal(shown(width), `! Left out: i-web2. See where it stands:\n    ${line}\n`);
    assert.equal(
      shown(width, 'zh'),
      width === 100 ? `! 未包括：i-web2。查看进展：${line}\n` : `! 未包括：i-web2。查看进展：\n    ${line}\n`,
    );
  }
});
