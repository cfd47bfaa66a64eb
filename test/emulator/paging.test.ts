import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated, stored } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

const ids = (rows: Json[], field: string) => rows.map((row) => row[field]);

test('pages: by number, and by token, to the last one [doc]', async (t) => {
  const { emulator } = await simulated(t);
  for (let n = 0; n < 21; n++) await stored(emulator, `echo ${n}`);
  const third = await ask(emulator, 'DescribeCommands', { PageNumber: '3', PageSize: '10' });
  assert.deepEqual([third.TotalCount, third.PageNumber, third.PageSize], [25, 3, 10]);
  assert.deepEqual(ids(third.Commands.Command, 'CommandId').slice(-2), ['c-fail', 'c-hello']);
  const seen: string[] = [];
  let token = '';
  do {
    const page = await ask(emulator, 'DescribeCommands', token ? { NextToken: token } : { MaxResults: '10' });
    seen.push(...ids(page.Commands.Command, 'CommandId'));
    token = page.NextToken;
    // What comes in between does not shift the pages.
    await stored(emulator, 'echo new');
  } while (token);
  assert.equal(new Set(seen).size, 25);
  assert.equal(seen.length, 25);
});

const pageRefusals: [string, Record<string, string>, string][] = [
  ['DescribeCommands', { PageNumber: '0' }, 'InvalidParam.PageNumber'],
  ['DescribeCommands', { PageSize: '51' }, 'InvalidParam.PageSize'],
  ['DescribeInvocations', { PageSize: 'x' }, 'InvalidParam.PageSize'],
  ['DescribeInvocationResults', { MaxResults: '51' }, 'InvalidParameter.MaxResults'],
  ['DescribeInvocationResults', { NextToken: 'nonsense' }, 'InvalidParameter.NextToken'],
  ['DescribeInstances', { InstanceIds: 'i-web1' }, 'InvalidParameter.InstanceIds'],
];

for (const [action, parameters, code] of pageRefusals) {
  test(`${action} with ${JSON.stringify(parameters)}: ${code} [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const answer = await ask(emulator, action, parameters);
    assert.deepEqual([answer.status, answer.Code], [400, code]);
  });
}

test('DescribeInstances bends MaxResults into 10 to 100 [doc]', async (t) => {
  const instances = Array.from({ length: 120 }, (_, n) => ({ id: `i-more${n}` }));
  const { emulator } = await simulated(t, { fleet: { instances } });
  for (const [MaxResults, rows] of [
    ['1', 10],
    ['60', 60],
    ['500', 100],
  ] as const) {
    const page = await ask(emulator, 'DescribeInstances', { MaxResults });
    assert.equal(page.Instances.Instance.length, rows);
  }
});
