import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { emulatorBanner, shortened } from '../../src/cli/render/emulator-banner.ts';

const starter = {
  fit: ['i-web1', 'i-web2', 'i-db1'],
  simulated: [],
  unfit: ['i-stopped1', 'i-noagent1'],
  commands: ['c-hello', 'c-fail'],
  example: { regionId: 'cn-hangzhou', commandId: 'c-hello', instanceIds: ['i-web1', 'i-web2'] },
};
const endpoint = 'http://127.0.0.1:65535';
const many = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n + 1}`);
const longest = `mi-${'x'.repeat(30)}`;

test('the banner names what is there, and a line that works', () => {
  assert.deepEqual(emulatorBanner({ endpoint, fleet: starter }, 'current', 'en').split('\n'), [
    'ECS Cloud Assistant emulator at http://127.0.0.1:65535',
    '! Commands sent to it run on THIS machine, as this user. It is no sandbox:',
    '  reboot is a stand-in, but /sbin/reboot would be the real one.',
    '  It listens on 127.0.0.1 only. Stop it with Ctrl-C.',
    '  Instances  i-web1 i-web2 i-db1',
    '  unfit      i-stopped1 i-noagent1',
    '  Commands   c-hello c-fail',
    '  Try it from another terminal:',
    '    ecs-invoke --emulator -c c-hello -i i-web1,i-web2 -p name=Jack --wait',
    '',
  ]);
});

test('an older edition is named in the line to try; that of 2018 has no parameters', () => {
  const lines = (edition: '2018' | '2019') => emulatorBanner({ endpoint, fleet: starter }, edition, 'en').split('\n');
  assert.equal(lines('2018').at(-2), '    ecs-invoke --emulator --edition 2018 -c c-hello -i i-web1,i-web2 --wait');
  assert.deepEqual(lines('2019').slice(-3, -1), [
    '    ecs-invoke --emulator --edition 2019 -c c-hello \\',
    '      -i i-web1,i-web2 -p name=Jack --wait',
  ]);
});

test('what is not there has no line; a fleet without anything fit says so', () => {
  const fleet = { fit: [], simulated: [], unfit: [], commands: [], example: null };
  assert.equal(emulatorBanner({ endpoint, fleet }, 'current', 'zh').split('\n')[4], '  实例      没有可执行命令的实例');
  assert.equal(emulatorBanner({ endpoint, fleet }, 'current', 'en').split('\n').length, 6);
});

test('another region is named in the line to try, and a long line is broken where it can be copied', () => {
  const example = { regionId: 'cn-beijing', commandId: `c-${'0'.repeat(32)}`, instanceIds: [longest] };
  const lines = emulatorBanner({ endpoint, fleet: { ...starter, example } }, 'current', 'en').split('\n');
  assert.deepEqual(lines.slice(-3, -1), [
    `    ecs-invoke --emulator -r cn-beijing -c c-${'0'.repeat(32)} \\`,
    `      -i ${longest} --wait`,
  ]);
});

for (const language of ['en', 'zh'] as const) {
  for (const [what, ids] of [
    ['short IDs', many('i-a', 9_999)],
    ['the longest IDs', [longest, ...many(`mi-${'x'.repeat(25)}`, 99_999)]],
    ['two that do not fit', [longest, `${longest}y`, 'i-a']],
  ] as const) {
    test(`${language}: ${what} fit into 80 columns, and none is cut`, () => {
      const fleet = { ...starter, fit: ids, simulated: ids, unfit: ids, commands: ids };
      const banner = emulatorBanner({ endpoint, fleet }, 'current', language);
      for (const line of banner.split('\n')) assert.ok(stringWidth(line) <= 80, line);
      const shown = banner.match(/m?i-[a-z0-9]+/g) ?? [];
      for (const id of shown) assert.ok([...ids, 'i-web1', 'i-web2'].includes(id), id);
    });
  }
}

test('as many as there is room for, and the number of the others', () => {
  assert.equal(shortened(['i-a1', 'i-a2'], 9, 'en'), 'i-a1 i-a2');
  assert.equal(shortened(many('i-a', 39), 25, 'en'), 'i-a1 i-a2 … and 37 more');
  assert.equal(shortened(many('i-a', 39), 25, 'zh'), 'i-a1 i-a2 … 另有 37 个');
  assert.equal(shortened(many('i-a', 3), 14, 'en'), 'i-a1 i-a2 i-a3');
  assert.equal(shortened(['i-a1'], 2, 'en'), 'i-a1');
});
