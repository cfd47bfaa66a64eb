import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueBeforeParsing } from '../../src/cli/before-parsing.ts';
import { chooseLanguage } from '../../src/cli/language.ts';
import { wantsColour } from '../../src/cli/page.ts';
import { commandFirst } from '../../src/cli/words-order.ts';

test('the language is that of --lang, then of the environment', () => {
  assert.equal(chooseLanguage(['--lang', 'zh'], { LANG: 'en_US.UTF-8' }), 'zh');
  assert.equal(chooseLanguage(['--lang=en'], { ECS_INVOKE_LANG: 'zh' }), 'en');
  assert.equal(chooseLanguage([], { ECS_INVOKE_LANG: 'zh', LC_ALL: 'en_US.UTF-8' }), 'zh');
  assert.equal(chooseLanguage([], { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }), 'en');
  assert.equal(chooseLanguage([], { LC_ALL: '', LANG: 'zh_CN.UTF-8' }), 'zh');
  assert.equal(chooseLanguage([], {}), 'en');
});

test('what stands behind -- belongs to somebody else', () => {
  assert.equal(chooseLanguage(['emulator', 'exec', '--', 'x', '--lang', 'zh'], {}), 'en');
});

test('a flag is read in each of its spellings, the last one counts', () => {
  const read = (...argv: string[]) => valueBeforeParsing(argv, ['-o', '--output']);
  assert.equal(read('-o', 'json'), 'json');
  assert.equal(read('-ojson'), 'json');
  assert.equal(read('--output=jsonl'), 'jsonl');
  assert.equal(read('--output', 'text', '-o', 'json'), 'json');
  assert.equal(read('--other', 'x'), null);
});

test('flags that go everywhere may stand before the command', () => {
  const names = ['invoke', 'emulator'];
  assert.deepEqual(commandFirst(['--lang', 'zh', 'emulator', '--port', '1'], names), [
    'emulator',
    '--lang',
    'zh',
    '--port',
    '1',
  ]);
  assert.deepEqual(commandFirst(['--debug', '--lang=zh', 'emulator'], names), ['emulator', '--debug', '--lang=zh']);
  const subcommands = (name: string) => (name === 'schedule' ? ['list'] : []);
  assert.deepEqual(commandFirst(['--profile', 'x', 'schedule', 'list', '-r', 'r'], ['schedule'], subcommands), [
    'schedule',
    'list',
    '--profile',
    'x',
    '-r',
    'r',
  ]);
  assert.deepEqual(commandFirst(['-c', 'emulator', '-i', 'i-a'], names), ['-c', 'emulator', '-i', 'i-a']);
  assert.deepEqual(commandFirst(['emulator', '--lang', 'zh'], names), ['emulator', '--lang', 'zh']);
  assert.deepEqual(commandFirst(['--profile', 'emulator', '-c', 'x'], names), ['--profile', 'emulator', '-c', 'x']);
});

test('colour: forbidden, forced, or a terminal that can', () => {
  assert.equal(wantsColour({}, true, false), true);
  assert.equal(wantsColour({}, false, false), false);
  assert.equal(wantsColour({ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false), false);
  assert.equal(wantsColour({ NO_COLOR: '' }, true, false), true);
  assert.equal(wantsColour({ FORCE_COLOR: '1' }, false, false), true);
  assert.equal(wantsColour({ FORCE_COLOR: '0' }, true, false), false);
  assert.equal(wantsColour({ CLICOLOR_FORCE: '1' }, false, false), true);
  assert.equal(wantsColour({ TERM: 'dumb' }, true, false), false);
  assert.equal(wantsColour({ FORCE_COLOR: '1' }, true, true), false);
});
