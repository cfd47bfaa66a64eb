import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ecsInvoke } from '../support/journey.ts';

/** What `emulator exec` hands on of the program that it runs. */
const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')), 'not-executable');
writeFileSync(file, '#!/bin/sh\nexit 0\n', { mode: 0o644 });

const ends: readonly (readonly [string, readonly string[], number, RegExp])[] = [
  ['a program that is not there', ['no-such-program'], 127, /no-such-program: not found/],
  ['a file that may not be executed', [file], 126, /not-executable: cannot be run/],
  ['a program that a signal ended', ['sh', '-c', 'kill -KILL $$'], 137, /^$/],
  ['a program that was terminated', ['sh', '-c', 'kill -TERM $$'], 143, /^$/],
  ['a program’s own code', ['sh', '-c', 'exit 255'], 255, /^$/],
];
for (const [title, words, code, stderr] of ends) {
  test(`${title}: ${code}`, async () => {
    const ended = await ecsInvoke(['emulator', 'exec', '--', ...words]);
    assert.equal(ended.code, code);
    assert.match(ended.stderr, stderr);
  });
}

test('a termination is passed on, and the program decides how to end', async () => {
  const script = 'trap "echo asked to end; exit 9" TERM; echo ready >&2; for n in $(seq 300); do sleep 0.1; done';
  const { code, stdout } = await ecsInvoke(['emulator', 'exec', '--', 'sh', '-c', script], {
    watch: (stderr, kill) => {
      if (stderr === 'ready\n') kill('SIGTERM');
    },
  });
  assert.equal(stdout, 'asked to end\n');
  assert.equal(code, 9);
});
