import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { invoke, simulated, stored } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

const ids = (rows: Json[], field: string) => rows.map((row) => row[field]);

test('pages: by number, and by token, to the last one [doc]', async (t) => {
  const { emulator } = await simulated(t);
  for (let n = 0; n < 21; n++) await stored(emulator, `echo ${n}`);
  const third = await ask(emulator, 'DescribeCommands', { PageNumber: '3', PageSize: '10' });
  assert.deepEqual([third.TotalCount, third.PageNumber, third.PageSize], [25, 3, 10]);
  assert.deepEqual(ids(third.Commands.Command, 'CommandId').slice(-2), ['c-slow', 'c-big']);
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

/** All rows of one field, page by page, `between` called after each. */
async function allPages(
  page: (more: Record<string, string>) => Promise<{ rows: Json[]; token: string }>,
  between: (rows: Json[], page: number) => Promise<unknown>,
): Promise<Json[]> {
  const seen: Json[] = [];
  let token = '';
  for (let number = 1; ; number++) {
    const { rows, token: next } = await page(token ? { NextToken: token } : {});
    seen.push(...rows);
    if (next === '') return seen;
    token = next;
    await between(rows, number);
  }
}

test('a token for results is good when its row has got its run meanwhile [assumed]', async (t) => {
  const { emulator, clock } = await simulated(t, { pendingMs: 1_000 });
  const targets = { 'InstanceId.1': 'i-db1', 'InstanceId.2': 'i-web1', 'InstanceId.3': 'i-web2' };
  const InvokeId = await invoke(emulator, { CommandId: 'c-hello', ...targets });
  const rows = await allPages(
    async (more) => {
      const { Invocation, status } = await ask(emulator, 'DescribeInvocationResults', {
        InvokeId,
        MaxResults: '1',
        ...more,
      });
      assert.equal(status, 200);
      return { rows: Invocation.InvocationResults.InvocationResult, token: Invocation.NextToken };
    },
    () => clock.advance(1_000),
  );
  assert.deepEqual(ids(rows, 'InstanceId'), ['i-db1', 'i-web1', 'i-web2']);
});

test('a token for a history is good while further runs come [assumed]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const InvokeId = await invoke(emulator, { CommandId: 'c-hello', Frequency: 'rate(1m)' });
  await clock.advance(3 * 60_000);
  const rows = await allPages(
    async (more) => {
      const asked = { InvokeId, IncludeHistory: 'true', ContentEncoding: 'PlainText', MaxResults: '1', ...more };
      const { Invocation } = await ask(emulator, 'DescribeInvocationResults', asked);
      return { rows: Invocation.InvocationResults.InvocationResult, token: Invocation.NextToken };
    },
    () => clock.advance(60_000),
  );
  assert.deepEqual(ids(rows, 'Output'), ['run 3\n', 'run 2\n', 'run 1\n']);
});

test('a token for running invocations is good when its last row has ended [assumed]', async (t) => {
  const { emulator, runner, clock } = await simulated(t);
  runner.hold = true;
  const started: string[] = [];
  for (let n = 0; n < 4; n++) started.push(await invoke(emulator, { CommandId: 'c-hello' }));
  await clock.advance(0);
  const rows = await allPages(
    async (more) => {
      const asked = { InvokeStatus: 'Running', MaxResults: '1', ...more };
      const answer = await ask(emulator, 'DescribeInvocations', asked);
      assert.equal(answer.status, 200);
      return { rows: answer.Invocations.Invocation, token: answer.NextToken };
    },
    async ([row]) => {
      await ask(emulator, 'StopInvocation', { InvokeId: row.InvokeId });
      await clock.advance(0);
    },
  );
  assert.deepEqual(ids(rows, 'InvokeId'), started.reverse());
});

test('a token for commands is good when its command has been deleted, or changed, and after a restart [assumed]', async (t) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'paging-'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  let { emulator } = await simulated(t, { dataDir });
  for (let n = 0; n < 5; n++) await stored(emulator, `echo ${n}`, { Name: `n${n}` });
  const rows = await allPages(
    async (more) => {
      const answer = await ask(emulator, 'DescribeCommands', { Name: 'n*', MaxResults: '1', ...more });
      assert.equal(answer.status, 200, answer.Code);
      return { rows: answer.Commands.Command, token: answer.NextToken };
    },
    async ([row], page) => {
      const { CommandId } = row;
      if (page === 1) await ask(emulator, 'DeleteCommand', { CommandId });
      if (page === 2) await ask(emulator, 'ModifyCommand', { CommandId, Name: 'other' });
      if (page === 3) {
        await emulator.stop();
        ({ emulator } = await simulated(t, { dataDir }));
        await stored(emulator, 'echo', { Name: 'n5' });
      }
    },
  );
  assert.deepEqual(ids(rows, 'Name'), ['n4', 'n3', 'n2', 'n1', 'n0']);
});

test('a token is refused for another action, other filters or another region, and when it is made up [assumed]', async (t) => {
  const { emulator } = await simulated(t);
  for (let n = 0; n < 3; n++) await stored(emulator, 'echo', { Name: 'n' });
  const { NextToken } = await ask(emulator, 'DescribeCommands', { Name: 'n', MaxResults: '1' });
  const again = { Name: 'n', NextToken };
  assert.equal((await ask(emulator, 'DescribeCommands', { ...again, MaxResults: '2', PageSize: '5' })).status, 200);
  assert.equal((await ask(emulator, 'DescribeCommands', { ...again, ContentEncoding: 'PlainText' })).status, 200);
  const forged = (change: (text: string) => string) =>
    Buffer.from(change(Buffer.from(NextToken, 'base64url').toString())).toString('base64url');
  for (const [action, parameters] of [
    ['DescribeCommands', { NextToken }],
    ['DescribeCommands', { ...again, Name: 'm' }],
    ['DescribeCommands', { ...again, Type: 'RunShellScript' }],
    ['DescribeCommands', { ...again, RegionId: 'cn-beijing' }],
    ['DescribeInvocations', { NextToken }],
    ['DescribeSendFileResults', again],
    ['DescribeCommands', { ...again, NextToken: '*' }],
    ['DescribeCommands', { ...again, NextToken: forged((text) => text.split(' ')[0]!) }],
    ['DescribeCommands', { ...again, NextToken: forged((text) => `${text}x`) }],
    ['DescribeCommands', { ...again, NextToken: forged((text) => `${text} NaN`) }],
  ] as const) {
    const answer = await ask(emulator, action, parameters);
    assert.deepEqual([answer.status, answer.Code], [400, 'InvalidParameter.NextToken'], JSON.stringify(parameters));
  }
});
