import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { makeIo } from '../src/process-io.ts';

function fakeProcess() {
  const exits: number[] = [];
  const facts = { stdout: new PassThrough(), stderr: new PassThrough(), env: {}, platform: 'linux' };
  const process = Object.assign(new EventEmitter(), facts, { exit: (code: number) => exits.push(code) });
  const clock = { ms: 5_000 };
  return { process, exits, clock, ...makeIo(process as unknown as NodeJS.Process, () => clock.ms) };
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) {
  test(`${signal} asks to stop, and says by what; nothing ends by itself`, () => {
    const { process, exits, io } = fakeProcess();
    process.emit(signal, signal);
    assert.equal(io.signal.reason, signal);
    assert.deepEqual(exits, []);
  });
}

const seconds: readonly (readonly [string, string, number])[] = [
  ['SIGINT', 'SIGINT', 130],
  ['SIGTERM', 'SIGINT', 130],
  ['SIGINT', 'SIGTERM', 143],
  ['SIGHUP', 'SIGHUP', 143],
  ['SIGQUIT', 'SIGQUIT', 143],
];
for (const [first, second, code] of seconds) {
  test(`${second} after ${first} ends at once with ${code}`, () => {
    const { process, exits, io, clock } = fakeProcess();
    process.emit(first, first);
    clock.ms += first === second ? 250 : 0;
    process.emit(second, second);
    assert.deepEqual(exits, [code]);
    assert.equal(io.signal.reason, first);
  });
}

test('a Ctrl-C that a wrapper hands on once more is the same one', () => {
  const { process, exits, clock } = fakeProcess();
  process.emit('SIGINT', 'SIGINT');
  clock.ms += 249;
  process.emit('SIGINT', 'SIGINT');
  assert.deepEqual(exits, []);
  clock.ms += 1;
  process.emit('SIGINT', 'SIGINT');
  assert.deepEqual(exits, [130]);
});

test('afterwards no signal is listened to', () => {
  const { process, close } = fakeProcess();
  close();
  assert.deepEqual(process.eventNames(), []);
});
