import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actions } from '../../src/emulator/actions/served.ts';
import { errors } from '../../src/emulator/errors.ts';
import { knownActions } from '../../src/emulator/known-actions.ts';

test('every action that is served exists, and no error has a status that is none [doc]', () => {
  assert.equal(knownActions.size, 366);
  for (const name of actions.keys()) assert.ok(knownActions.has(name), name);
  for (const [code, [status]] of Object.entries(errors)) assert.ok(status >= 400 && status < 600, code);
});
