import assert from 'node:assert/strict';
import { test } from 'node:test';
import { givenOn, inputOf } from '../support/line.ts';

test('a flag beats its variable; an empty variable is no variable', () => {
  const env = { ECS_INVOKE_REGION: 'cn-beijing', ECS_INVOKE_COMMAND: '' };
  const flag = givenOn(['-r', 'cn-hangzhou'], env);
  assert.deepEqual(flag.all('region'), [{ text: 'cn-hangzhou', from: 'flag' }]);
  const variable = givenOn([], env);
  assert.deepEqual(variable.all('region'), [{ text: 'cn-beijing', from: 'environment' }]);
  assert.equal(variable.one('command'), null);
  assert.equal(variable.from('command'), null);
});

const words: readonly (readonly [string, boolean])[] = [
  ['', false],
  ['0', false],
  ['false', false],
  ['FALSE', false],
  ['no', false],
  ['off', false],
  ['1', true],
  ['true', true],
  ['yes', true],
];
for (const [word, on] of words) {
  test(`a switch by variable: ${JSON.stringify(word)} is ${on ? 'on' : 'off'}`, () => {
    const given = givenOn([], { ECS_INVOKE_WAIT: word, ECS_INVOKE_NO_FOLD: word });
    assert.deepEqual([given.on('wait'), given.on('no-fold')], [on, on]);
    assert.equal(given.from('wait'), on ? 'environment' : null);
  });
}

test('a switch on the line is on, whatever its variable says', () => {
  const given = givenOn(['--wait', '--no-fold'], { ECS_INVOKE_WAIT: '0', ECS_INVOKE_NO_FOLD: '0' });
  assert.deepEqual([given.from('wait'), given.from('no-fold')], ['flag', 'flag']);
});

test('flags given several times keep their order, and the last is the one', () => {
  const given = givenOn(['-p', 'b=1', '--param', 'a=2', '-p', 'c=3', '-i', 'i-b', '-i', 'i-a']);
  assert.deepEqual(
    given.all('param').map(({ text }) => text),
    ['b=1', 'a=2', 'c=3'],
  );
  assert.equal(given.one('instance')?.text, 'i-a');
});

test('a complaint names the flag in its short form, or the variable it came from', () => {
  const given = givenOn(['-r', 'x'], { ECS_INVOKE_WAIT_TIMEOUT: 'x' });
  assert.equal(given.spelled('region'), '-r');
  assert.equal(given.spelled('wait-timeout'), 'ECS_INVOKE_WAIT_TIMEOUT');
  assert.equal(given.spelled('frequency'), '--frequency');
});

test('a parameter of ECS_INVOKE_PARAM is secret, one of -p is what its name says', async () => {
  const read = async (line: readonly string[], env = {}) =>
    (await inputOf(['-c', 'c-1', '-i', 'i-a', ...line], { env })).input?.parameters;
  assert.deepEqual(await read([], { ECS_INVOKE_PARAM: 'a=x' }), [{ name: 'a', value: 'x', secret: true }]);
  assert.deepEqual(await read(['-p', 'a=x']), [{ name: 'a', value: 'x', secret: false }]);
  assert.deepEqual(await read(['-p', 'password=x']), [{ name: 'password', value: 'x', secret: true }]);
});
