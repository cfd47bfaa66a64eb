import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interpreterOf, parseScript, type ScriptRules } from '../../src/domain/script.ts';
import { guessScriptType, parseScriptType } from '../../src/domain/script-type.ts';

const shell: ScriptRules = { type: 'RunShellScript', contentBytes: 24 * 1024, edition: 'current' };

/** Rules that were broken, or codes of notes, or `ok`. */
function said(content: string | Uint8Array, rules: Partial<ScriptRules> = {}): string {
  const checked = parseScript(Buffer.from(content as string), { ...shell, ...rules });
  if (!checked.ok) return checked.objections.map(({ rule }) => `✖ ${rule}`).join(' ');
  return checked.notes.map(({ code }) => code).join(' ') || 'ok';
}

const mark = '\ufeff';
const powershell = { type: 'RunPowerShellScript' } as const;
const bat = { type: 'RunBatScript' } as const;
const contents: readonly (readonly [string, string | Uint8Array, Partial<ScriptRules>, string])[] = [
  ['a script', 'uptime\n', {}, 'ok'],
  ['a script of 64 KB of nothing but comments', '#'.repeat(65_536), {}, '✖ script-size'],
  ['nothing', '', {}, '✖ script-empty'],
  ['blanks and line ends', ' \t\r\n\n', {}, '✖ script-empty'],
  ['a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0), {}, '✖ script-binary'],
  ['UTF-16', Buffer.from('\ufeffuptime', 'utf16le'), {}, '✖ script-utf16'],
  ['UTF-16 for PowerShell', Buffer.from('\ufeffGet-Date', 'utf16le'), powershell, '✖ script-utf16'],
  ['GBK', Uint8Array.of(0x65, 0x63, 0x68, 0x6f, 0x20, 0xc4, 0xe3), {}, 'script-not-utf8'],
  ['a replacement character that was meant', 'echo \u{fffd}', {}, 'ok'],
  ['line ends of Windows', 'a\r\nb\r\n', {}, 'script-line-ends'],
  ['the same behind an interpreter that is never found', '#!/bin/sh\r\na\r\n', {}, '✖ script-line-ends'],
  ['an interpreter, and line ends of Windows below it only', '#!/bin/sh\na\r\n', {}, 'script-line-ends'],
  ['mended', '#!/bin/sh\r\na\r\n', { fixLineEnds: true }, 'ok'],
  ['line ends of Windows for Windows', 'dir\r\n', bat, 'ok'],
  ['a byte-order mark', `${mark}#!/bin/sh\na\n`, {}, 'script-byte-order-mark'],
  ['a byte-order mark in a batch file', `${mark}dir`, bat, 'script-byte-order-mark'],
  ['a byte-order mark that PowerShell wants', `${mark}Get-Date`, powershell, 'ok'],
  ['#! on Windows', '#!/bin/sh\n', powershell, 'script-interpreter-ignored'],
  ['a PowerShell file as a shell script', 'Get-Date', { fileName: 'a/b.PS1' }, 'script-other-type'],
  ['Python without #!', 'print(1)', { fileName: 'x.py' }, 'script-no-interpreter'],
  ['Python with a launcher', 'print(1)', { fileName: 'x.py', launcher: true }, 'ok'],
  ['Python with #!', '#!/usr/bin/env python3\nprint(1)', { fileName: 'x.py' }, 'ok'],
  ['24 KB of Base64', 'x'.repeat(18_432), {}, 'script-large'],
  ['a byte more', 'x'.repeat(18_433), {}, '✖ script-size'],
  ['16 KB of Base64', 'x'.repeat(12_288), {}, 'ok'],
  ['a byte above 16 KB', 'x'.repeat(12_289), {}, 'script-large'],
  ['16 KB where that is all', 'x'.repeat(12_289), { contentBytes: 16 * 1024 }, '✖ script-size'],
  ['everything wrong at once', `\0${'x'.repeat(20_000)}`, {}, '✖ script-binary ✖ script-size'],
];
for (const [name, content, rules, expected] of contents) {
  test(`${name}: ${expected}`, () => assert.equal(said(content, rules), expected));
}

test('the bytes are sent as they came, but for what was mended', () => {
  const bytes = (content: Uint8Array, rules: Partial<ScriptRules> = {}) => {
    const checked = parseScript(content, { ...shell, ...rules });
    assert.ok(checked.ok);
    return { ...checked.value, content: checked.value.content.toString('latin1') };
  };
  const odd = Uint8Array.of(0x61, 0xff, 0x0d, 0x0a, 0x80, 0x0d, 0x62);
  assert.equal(bytes(odd).content, Buffer.from(odd).toString('latin1'));
  assert.equal(bytes(odd, { fixLineEnds: true }).content, 'a\xff\n\x80\rb');
  assert.equal(bytes(Buffer.from(`${mark}a`)).content, 'a');
  assert.equal(bytes(Buffer.from('#!/usr/bin/env python3 -u\n')).interpreter, '/usr/bin/env python3 -u');
  assert.equal(bytes(Buffer.from('four')).base64Bytes, 8);
});

test('an interpreter stands in the first line only', () => {
  assert.equal(interpreterOf(Buffer.from('#! /bin/sh')), '/bin/sh');
  assert.equal(interpreterOf(Buffer.from('\n#!/bin/sh')), null);
  assert.equal(interpreterOf(Buffer.from('')), null);
});

for (const [fileName, content, expected] of [
  ['deploy.sh', '', 'RunShellScript'],
  ['DEPLOY.BASH', '', 'RunShellScript'],
  ['C:\\x\\a.ps1', '#!/bin/sh', 'RunPowerShellScript'],
  ['a.bat', '', 'RunBatScript'],
  ['a.cmd', '', 'RunBatScript'],
  ['a.py', 'print(1)', 'RunShellScript'],
  ['sh', '', null],
  ['a.d/sh', '', null],
  ['a.constructor', '', null],
  ['a.txt', '#!/bin/sh', 'RunShellScript'],
  [null, '#!/bin/sh', 'RunShellScript'],
  [null, 'uptime', null],
] as const) {
  test(`${fileName ?? 'standard input'} with ${JSON.stringify(content)} is ${expected}`, () => {
    assert.equal(guessScriptType({ fileName, content: Buffer.from(content) }), expected);
  });
}

test('a kind is named by the service’s word or a short one', () => {
  const read = (word: string) => {
    const checked = parseScriptType(word);
    return checked.ok ? checked.value : null;
  };
  assert.deepEqual(['runshellscript', 'Shell', ' cmd ', 'powershell', 'bat'].map(read), [
    'RunShellScript',
    'RunShellScript',
    'RunBatScript',
    'RunPowerShellScript',
    'RunBatScript',
  ]);
  assert.deepEqual(['', 'python', 'toString'].map(read), [null, null, null]);
});
