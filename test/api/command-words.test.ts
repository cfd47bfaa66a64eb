import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandWords } from '../../src/api/credentials/command-words.ts';

for (const [command, words, platform = 'linux'] of [
  ['tool --profile prod', ['tool', '--profile', 'prod']],
  ['  tool\t a \n b ', ['tool', 'a', 'b']],
  [`tool "a b" 'c "d"'`, ['tool', 'a b', 'c "d"']],
  [`tool "" ''`, ['tool', '', '']],
  [`tool a"b c"d`, ['tool', 'ab cd']],
  [String.raw`tool a\ b "c\"d\e" '\'`, ['tool', 'a b', 'c"d\\e', '\\']],
  ['tool a\\\nb', ['tool', 'ab']],
  ['tool $HOME `id` ; rm -rf', ['tool', '$HOME', '`id`', ';', 'rm', '-rf']],
  ['tool "open', null],
  ["tool 'open", null],
  ['tool \\', null],
  [String.raw`C:\tools\cred.exe --x`, [String.raw`C:\tools\cred.exe`, '--x'], 'win32'],
  [String.raw`"C:\Program Files\cred.exe" "a\"b"`, [String.raw`C:\Program Files\cred.exe`, 'a"b'], 'win32'],
  ['', []],
] as const) {
  test(`${JSON.stringify(command)} on ${platform}`, () => assert.deepEqual(commandWords(command, platform), words));
}
