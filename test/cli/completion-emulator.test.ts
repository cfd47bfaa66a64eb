import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultRows } from '../../src/cli/completion/faults.ts';
import { levelsOf } from '../../src/cli/completion/levels.ts';
import { commandSpecs } from '../../src/cli/program.ts';
import { emulatedActions, emulatedInstances } from '../../src/domain/emulated.ts';
import { parseFault } from '../../src/domain/fault-spec.ts';
import { actions } from '../../src/emulator/actions/served.ts';
import { starterFleet } from '../../src/emulator/starter-fleet.ts';

const offered = (typed: string) => faultRows(typed).map(({ value }) => value);

test('what is told without loading the emulator is what it has', () => {
  assert.deepEqual([...emulatedActions], [...actions.keys()]);
  assert.deepEqual(
    [...emulatedInstances],
    starterFleet.map(({ id }) => id),
  );
});

test('a fault is completed part by part', () => {
  assert.deepEqual(offered('').slice(0, 3), ['list', 'clear', 'CreateCommand:']);
  assert.deepEqual(offered('Inv'), ['InvokeCommand:']);
  assert.deepEqual(
    offered('InvokeCommand:'),
    ['1:', '*:', '1-2:', '2-:'].map((calls) => `InvokeCommand:${calls}`),
  );
  assert.ok(offered('*:1:').includes('*:1:after-commit:') && offered('*:1:').includes('*:1:throttle'));
  assert.deepEqual(offered('*:1:after'), ['*:1:after-read:', '*:1:after-commit:']);
  assert.deepEqual(
    offered('*:1:body:i-web1:'),
    ['latency=', 'reset', 'close', 'hang', 'drip=', 'cut'].map((word) => `*:1:body:i-web1:${word}`),
  );
  assert.deepEqual(offered('*:1:after-commit:res'), ['*:1:after-commit:reset']);
});

test('whatever is offered to its end is a fault', () => {
  const values: Record<string, string> = {
    'code=': 'Throttling',
    'throttle=': '5s',
    'status=': '502',
    'latency=': '1s',
    'drip=': '1s',
    'hide=': '20s',
    'unknown=': '10s',
  };
  for (const phase of ['', 'before-read:', 'after-read:', 'before-commit:', 'after-commit:', 'headers:', 'body:']) {
    const words = offered(`InvokeCommand:1:${phase}`).filter(
      (word) => !/:(before|after)-\w+:$|:(headers|body):$/.test(word) || phase,
    );
    assert.ok(words.length > 4);
    for (const word of words) {
      if (word.endsWith(':')) continue;
      const effect = /[\w-]+=$/.exec(word)?.[0] ?? '';
      assert.ok(parseFault(word + (values[effect] ?? '')).ok, word);
    }
  }
});

test('the words of the commands that steer, and the last argument as often as it may come', () => {
  const level = (path: string) => levelsOf(commandSpecs()).find((each) => each.path === path)!;
  assert.deepEqual(level('emulator/clock').arguments[0], { kind: 'words', words: ['advance', 'set', 'next'] });
  assert.deepEqual(level('emulator/power').arguments, [
    { kind: 'words', words: ['stop', 'start', 'reboot'] },
    { kind: 'words', words: emulatedInstances },
  ]);
  assert.deepEqual([level('emulator/power').repeatsLast, level('emulator/clock').repeatsLast], [true, false]);
  assert.deepEqual(level('emulator/explain').arguments, [{ kind: 'words', words: emulatedActions }]);
  assert.deepEqual(level('emulator/fault').arguments, [{ kind: 'faults' }]);
});
