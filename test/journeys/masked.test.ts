import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';

const here = stage({ after });
const good = ['-c', 'c-hello', '-i', 'i-web1'];
const canary = 'CANARY-6f1d';
const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')), 'parameters');
writeFileSync(file, JSON.stringify({ name: canary }));

/** The name says nothing of a secret: that the value did not stand on the line is enough. */
const ways: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] = [
  ['--params @file', ['--params', `@${file}`], {}],
  ['ECS_INVOKE_PARAM', [], { ECS_INVOKE_PARAM: `name=${canary}` }],
  ['ECS_INVOKE_PARAMS', [], { ECS_INVOKE_PARAMS: `{"name":"${canary}"}` }],
  ['--param-env', ['--param-env', 'name=MY_NAME'], { MY_NAME: canary }],
  ['--param-file', ['--param-file', `name=${file}`], {}],
];
for (const [title, args, env] of ways) {
  for (const form of ['text', 'json']) {
    test(`a value from ${title} is masked in a dry run (${form})`, async () => {
      const { run } = await here;
      const { code, stdout, stderr } = await run([...good, ...args, '--dry-run', '-o', form], { env });
      assert.equal(code, 0, stderr);
      assert.ok(!(stdout + stderr).includes(canary));
      assert.match(stdout, /<hidden:\d+>/);
    });
  }
}

test('a value on the line is not', async () => {
  const { run } = await here;
  assert.ok((await run([...good, '-p', `name=${canary}`, '--dry-run'])).stdout.includes(canary));
});

test('--debug and --verbose add nothing to stderr where it belongs to machines', async () => {
  const { run } = await here;
  for (const form of ['json', 'jsonl']) {
    const { code, stderr } = await run([...good, '--wait', '--debug', '--verbose', '-o', form]);
    assert.deepEqual([code, stderr], [0, '']);
  }
});
