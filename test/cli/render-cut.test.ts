import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { decoded, encodingNamed } from '../../src/cli/render/decoded.ts';
import { renderOutputs } from '../../src/cli/render/output.ts';
import { resultObject } from '../../src/cli/render/result-json.ts';
import { result } from '../support/fakes.ts';

const page: Page = { language: 'en', width: 80, paint: noPaint };
const onTerminal = { fold: true, diff: false, raw: false, terminal: true, encoding: null };
const shown = (facts: Partial<InstanceResult>, style: Partial<typeof onTerminal> = {}) =>
  renderOutputs([result('i-a', facts)], 1, { ...onTerminal, ...style }, page).toString();
const mark = '[… 75,424 bytes of output dropped by the service …]\n';
const dropped = 75_424;

/** As the service keeps it: the first 6,000 bytes and the last of the rest. */
const kept = (whole: Buffer) => Buffer.concat([whole.subarray(0, 6000), whole.subarray(-18_576)]);

test('cut output is marked where the gap is', () => {
  const output = Buffer.concat([Buffer.alloc(6000, 'h'), Buffer.alloc(18_576, 't')]);
  assert.equal(shown({ output, dropped }), `${'h'.repeat(6000)}\n${mark}${'t'.repeat(18_576)}`);
});

test('no half of a character is shown beside the gap', () => {
  // 6,000 is no multiple of 7, so both cuts fall into a character.
  const whole = Buffer.from('一二a'.repeat(12_000));
  const text = shown({ output: kept(whole), dropped });
  assert.doesNotMatch(text, /\ufffd/);
  assert.ok(text.includes(mark));
  const [head, tail] = text.split(`\n${mark}`);
  assert.match(head!, /^(一二a)+(一二?)?$/);
  assert.match(tail!, /^(二?a)?(一二a)+$/);
});

test('where a whole character lies across the usual place, the gap is elsewhere: marked at the end', () => {
  const output = Buffer.from(`${'x'.repeat(5999)}一${'y'.repeat(10_000)}`);
  assert.ok(shown({ output, dropped }).endsWith(`yy\n${mark}`));
});

test('a short output that was cut is the tail that an old agent keeps: marked at the end', () => {
  assert.equal(shown({ output: Buffer.from('the end\n'), dropped }), `the end\n${mark}`);
});

test('a half at the end of what can be seen so far waits for its other half', () => {
  const output = Buffer.from('完成').subarray(0, 5);
  assert.equal(shown({ output, state: 'running', exitCode: null }), '完');
  assert.equal(shown({ output }), '完\ufffd');
});

const bytes = (hex: string) => Buffer.from(hex, 'hex');
/** "服务已启动" and "错误：找不到文件" as a Chinese Windows writes them. */
const started = bytes('b7fecef1d2d1c6f4b6af0d0a');
const notFound = bytes('b4edcef3a3bad5d2b2bbb5bdcec4bcfe');

test('output of a Chinese Windows is read as GBK, on a terminal and in JSON, where the bytes stand beside it', () => {
  assert.equal(shown({ output: started }), '服务已启动\n');
  assert.equal(shown({ output: notFound }), '错误：找不到文件');
  const { output, encoding, outputBase64 } = resultObject(result('i-a', { output: started }));
  assert.deepEqual([output, encoding], ['服务已启动\r\n', 'gbk']);
  assert.deepEqual(Buffer.from(String(outputBase64), 'base64'), started);
});

test('one target in a pipe: the bytes as they are; of several the text, so that headings and outputs fit together', () => {
  const pipe = { ...onTerminal, terminal: false };
  assert.deepEqual(renderOutputs([result('i-a', { output: started })], 1, pipe, page), started);
  const both = renderOutputs([result('i-a', { output: started }), result('i-b')], 2, pipe, page);
  assert.match(both.toString(), /^── i-a {2}success ──\n服务已启动\r\n/);
});

const notGbk: readonly (readonly [string, Buffer])[] = [
  ['UTF-8', Buffer.from('服务已启动')],
  ['Latin-1', Buffer.from('café olé, très élevé: 25°C', 'latin1')],
  ['Cyrillic (1251)', bytes('cff0e8e2e5f22c20eae0ea20e4e5ebe03f')],
  ['Cyrillic in pairs (1251)', bytes('eff0e8e2e5f20d0a')],
  ['two Western letters', bytes('c4d60d0a')],
  ['an archive', bytes('1f8b0800000000000003b4edcef3')],
  ['a single odd byte', bytes('6f6bff')],
];
for (const [title, output] of notGbk) {
  test(`${title} is not taken for GBK`, () => assert.equal(decoded(result('i-a', { output })).encoding, 'utf-8'));
}

test('a character cut at the edges of head and tail is no reason to read UTF-8 as GBK, and GBK survives a cut too', () => {
  const utf8 = kept(Buffer.from('一二a'.repeat(12_000)));
  assert.equal(decoded(result('i-a', { output: utf8, dropped })).encoding, 'utf-8');
  const whole = Buffer.concat([Buffer.from('x'), ...Array.from({ length: 9000 }, () => started.subarray(0, 10))]);
  const { encoding, pieces } = decoded(result('i-a', { output: kept(whole), dropped }));
  assert.equal(encoding, 'gbk');
  assert.match(pieces[0]!.text, /^x(服务已启动)+服?务?已?启?$/);
  assert.match(pieces[1]!.text, /^务?已?启?动?(服务已启动)+$/);
});

test('--encoding is taken at its word', () => {
  assert.equal(shown({ output: bytes('a4a4a4e5') }, { encoding: 'big5' as never }), '中文');
});

const names: readonly (readonly [string, string | null])[] = [
  ['GBK', 'gbk'],
  ['cp936', 'gbk'],
  ['936', 'gbk'],
  ['cp65001', 'utf-8'],
  ['cp1251', 'windows-1251'],
  ['shift_jis', 'shift_jis'],
  ['klingon', null],
  ['cp99', null],
];
for (const [given, expected] of names) test(`encoding ${given}`, () => assert.equal(encodingNamed(given), expected));
