import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { makeIo } from '../src/process-io.ts';

function fakeProcess() {
  const exits: number[] = [];
  const facts = { stdout: new PassThrough(), stderr: new PassThrough(), env: {}, platform: 'linux' };
  const process = Object.assign(new EventEmitter(), facts, { exit: (code: number) => exits.push(code) });
  return { process, exits, ...makeIo(process as unknown as NodeJS.Process) };
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
    const { process, exits, io } = fakeProcess();
    process.emit(first, first);
    process.emit(second, second);
    assert.deepEqual(exits, [code]);
    assert.equal(io.signal.reason, first);
  });
}

test('afterwards no signal is listened to', () => {
  const { process, close } = fakeProcess();
  close();
  assert.deepEqual(process.eventNames(), []);
});
