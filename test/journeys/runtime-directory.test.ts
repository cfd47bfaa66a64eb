import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ecsInvoke } from '../support/journey.ts';

/** A runtime directory that other users may look into. */
function openToOthers() {
  const XDG_RUNTIME_DIR = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  const directory = path.join(XDG_RUNTIME_DIR, 'ecs-invoke');
  mkdirSync(directory);
  chmodSync(directory, 0o755);
  return { env: { XDG_RUNTIME_DIR }, directory };
}

test('no secret goes where others can read it: 74, and the emulator ends', async () => {
  const { env, directory } = openToOthers();
  const { code, stdout, stderr } = await ecsInvoke(['emulator'], { env });
  assert.equal(code, 74);
  assert.equal(stdout, '');
  assert.match(stderr, /can be entered by other users/);
  assert.deepEqual(readdirSync(directory), []);
});

test('--emulator still works there, with one of its own', async () => {
  const { env } = openToOthers();
  const { code, stdout } = await ecsInvoke(['--emulator', '-c', 'c-hello', '-i', 'i-web1', '--wait', '-q'], { env });
  assert.equal(stdout, 'Hello! This is web-1.\n');
  assert.equal(code, 0);
});
