import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documents } from '../support/documents.ts';
import { stage } from '../support/journey.ts';

const bad = { kind: 'code', code: 'ServiceUnavailable' } as const;

test('one bad answer to a look-up before sending ends nothing', async (t) => {
  const { run, emulator, starts } = await stage(t);
  for (const action of ['DescribeInstances', 'DescribeCloudAssistantStatus', 'DescribeCommands']) {
    emulator.faults.add({ action, calls: 1, effect: bad });
  }
  const ran = await run(['-c', 'hello', '--name', 'web-1', '--skip-unfit', '--wait']);
  assert.equal(ran.code, 0, ran.stderr);
  assert.equal((await starts()).length, 1);
});

test('one bad answer to a look that lists, checks or shows ends nothing either', async (t) => {
  const { run, emulator } = await stage(t);
  const ran = await run(['-c', 'c-hello', '-i', 'i-web1', '--wait', '-o', 'json']);
  const [{ invokeIds }] = documents(ran.stdout);
  const looks: readonly (readonly [string, readonly string[]])[] = [
    ['DescribeInstances', ['instances', 'list']],
    ['DescribeInstances', ['instances', 'check', '-i', 'i-web1']],
    ['DescribeCommands', ['commands', 'list']],
    ['DescribeInvocations', ['schedule', 'list']],
    ['DescribeInvocationResults', ['show', invokeIds[0]]],
    ['DescribeInvocationResults', ['show', invokeIds[0], '--history']],
  ];
  for (const [action, args] of looks) {
    emulator.faults.add({ action, calls: 1, effect: bad });
    const { code, stderr } = await run(args);
    assert.equal(code, 0, `${args.join(' ')}\n${stderr}`);
  }
});

test('a look-up that stays without an answer ends in 69, with what to do next', async (t) => {
  const { run, emulator, starts } = await stage(t);
  emulator.faults.add({ action: 'DescribeInstances', effect: bad });
  const text = await run(['-c', 'c-hello', '--name', 'web-1']);
  assert.equal(text.code, 69, text.stderr);
  assert.match(
    text.stderr.replace(/\s+/g, ' '),
    /→ Run the same line again: .* → If it stays so, .* doctor -r cn-hangzhou/,
  );
  const json = await run(['-c', 'c-hello', '--name', 'web-1', '-o', 'json']);
  assert.match(documents(json.stderr)[0].error.fix[0], /^Run the same line again/);
  assert.deepEqual(await starts(), []);
});
