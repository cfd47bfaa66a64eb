import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../../src/cli/completion/cache.ts';
import { matching, matchingInList, shortened } from '../../src/cli/completion/matching.ts';
import { nameRows, parameterRows, tagRows } from '../../src/cli/completion/pairs.ts';
import { waitMs, within } from '../../src/cli/completion/patience.ts';
import { aimOf, parametersOf } from '../../src/cli/completion/typed-line.ts';

const row = (value: string, about = '', words: readonly string[] = []): Row => ({ value, about, words });
const valuesOf = (rows: readonly Row[]) => rows.map(({ value }) => value);

const machines = [row('i-1', 'shop-web'), row('i-2', 'web'), row('i-3', 'WEB-2'), row('web-4', 'odd')];

test('what begins as typed is meant first; else a part, names that begin so before the others', () => {
  assert.deepEqual(valuesOf(matching(machines, 'i-')), ['i-1', 'i-2', 'i-3']);
  assert.deepEqual(valuesOf(matching(machines, 'web')), ['web-4']);
  assert.deepEqual(valuesOf(matching(machines.slice(0, 3), 'web')), ['i-2', 'i-3', 'i-1']);
  assert.deepEqual(valuesOf(matching(machines, 'nothing')), []);
});

test('a list: the part behind the last comma, without what is there already', () => {
  assert.deepEqual(valuesOf(matchingInList(machines, 'i-2,i-')), ['i-1', 'i-3']);
  assert.deepEqual(valuesOf(matchingInList(machines, 'i-1,i-2,shop')), []);
  assert.deepEqual(valuesOf(matchingInList(machines, '')), ['i-1', 'i-2', 'i-3', 'web-4']);
});

const common = (values: readonly string[]) => {
  let length = 0;
  while (values[0]![length] !== undefined && values.every((value) => value[length] === values[0]![length])) length++;
  return values[0]!.slice(0, length);
};

test('of thousands 200 are shown, and a shell that puts in what they have in common puts in nothing wrong', () => {
  // In the order of the service the first 200 would have more in common than all have.
  const many = Array.from({ length: 10_000 }, (_, at) =>
    row(`i-bp${String((at + 9800) % 10_000).padStart(5, '0')}`, `web-${at}`),
  );
  const few = shortened(many);
  assert.equal(few.length, 200);
  assert.equal(new Set(valuesOf(few)).size, 200);
  assert.notEqual(common(valuesOf(many.slice(0, 200))), common(valuesOf(many)));
  assert.equal(common(valuesOf(few)), common(valuesOf(many)));
  assert.deepEqual(few.at(-1), { ...row('i-bp09999', 'web-199  … +9800') });
  assert.deepEqual(shortened(many.slice(0, 200)), many.slice(0, 200));
  // Nothing is lost: more letters ask among all.
  assert.deepEqual(
    valuesOf(shortened(matching(many, 'i-bp0123'))),
    valuesOf(many.filter(({ value }) => value.startsWith('i-bp0123'))),
  );
});

const tagged = [
  row('i-1', '', ['env=prod', 'role=web', 'api-token=']),
  row('i-2', '', ['env=test', 'role=db', 'note=a=b']),
  row('i-3'),
];

test('names of instances: each once, without the state behind it', () => {
  const fleet = [
    row('i-1', 'web'),
    row('i-2', 'web, Stopped'),
    row('i-3', 'a, b, Starting'),
    row('i-4', ''),
    row('i-5', 'db'),
  ];
  assert.deepEqual(
    nameRows(fleet, ''),
    [row('web', '2'), row('a, b', 'i-3'), row('db', 'i-5')].map(({ value, about }) => ({ value, about })),
  );
  assert.deepEqual(valuesOf(nameRows(fleet, 'w')), ['web']);
});

test('tags: keys with "=", then the values of that key', () => {
  assert.deepEqual(
    tagRows(tagged, ''),
    [row('env=', 'prod, test'), row('role=', 'web, db'), row('api-token='), row('note=', 'a=b')].map(
      ({ value, about }) => ({ value, about }),
    ),
  );
  assert.deepEqual(valuesOf(tagRows(tagged, 'ro')), ['role=']);
  assert.deepEqual(valuesOf(tagRows(tagged, 'prod')), ['env='], 'found by one of its values');
  assert.deepEqual(valuesOf(tagRows(tagged, 'env=')), ['env=prod', 'env=test']);
  assert.deepEqual(valuesOf(tagRows(tagged, 'env=es')), ['env=test']);
  assert.deepEqual(valuesOf(tagRows(tagged, 'note=a=')), ['note=a=b']);
  assert.deepEqual(tagRows(tagged, 'api-token='), []);
  assert.deepEqual(tagRows(tagged, 'nosuch='), []);
});

const commands = [row('c-1', 'deploy', ['version', 'target']), row('c-2', 'clean', ['path'])];

test('parameters: of the command by ID or name, less those that the line gives in any way', () => {
  const names = (words: readonly string[], typed = '', env = {}) =>
    valuesOf(parameterRows(commands, typed, parametersOf(words, env)));
  assert.deepEqual(names([]), []);
  assert.deepEqual(names(['-c', 'c-1']), ['version=', 'target=']);
  assert.deepEqual(names([], '', { ECS_INVOKE_COMMAND: 'clean' }), ['path=']);
  for (const spelled of [['-cdeploy'], ['--command', "'deploy'"], ['--command=deploy'], ['-c', 'c-2', '-c', 'c-1']])
    assert.deepEqual(names(spelled, 't'), ['target='], spelled.join(' '));
  for (const given of [
    ['-p', 'VERSION=1'],
    ['-pversion='],
    ['--param-env=version=V'],
    ['--param-file', 'version=-'],
    [`--params={"version":"1"}`],
  ])
    assert.deepEqual(names(['-c', 'c-1', ...given]), ['target='], given.join(' '));
  assert.deepEqual(names(['-c', 'c-1', '-p', 'version', '--params', '{"ver']), ['version=', 'target=']);
  assert.deepEqual(names(['-c', 'c-1'], 'version='), []);
  assert.deepEqual(names(['--', '-c', 'c-1']), [], 'the line of another program');
});

test('where the line leads: the last of a flag, then its variable', () => {
  const aim = aimOf(['-r', 'cn-a', '--region=cn-b', '--profile', '"prod"', '--', '--edition=2018'], {
    ECS_INVOKE_CONFIG: '/c',
  });
  assert.deepEqual(aim, {
    ...{ profile: 'prod', config: '/c', region: 'cn-b', endpoint: null, edition: null, emulator: false },
  });
  assert.equal(aimOf(['-rcn-c'], {}).region, 'cn-c');
  assert.equal(aimOf([], { ECS_INVOKE_EMULATOR: '1' }).emulator, true);
  assert.equal(aimOf(['--endpoint=http://x'], { ECS_INVOKE_EMULATOR: '1' }).emulator, false);
});

function pauses() {
  let now = 1000;
  return {
    passed: () => now - 1000,
    now: () => now,
    async sleep(ms: number) {
      now += ms;
    },
  };
}

test('a first answer is waited for 250 ms and not a millisecond longer', async () => {
  assert.equal(waitMs, 250);
  const time = pauses();
  assert.equal(await within(waitMs, () => null, time), null);
  assert.equal(time.passed(), 250);
  const uneven = pauses();
  assert.equal(await within(17, () => null, uneven), null);
  assert.equal(uneven.passed(), 17);
});

test('an answer ends the waiting; without patience nobody looks', async () => {
  const time = pauses();
  assert.equal(await within(waitMs, () => (time.passed() >= 40 ? 'list' : null), time), 'list');
  assert.equal(time.passed(), 40);
  assert.equal(await within(0, () => 'list', pauses()), null);
});
