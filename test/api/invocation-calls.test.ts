import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invocationCalls, invocationFacts } from '../../src/api/invocation-calls.ts';
import { retryAfterMs } from '../../src/api/retry-after.ts';
import { editions } from '../../src/domain/editions.ts';
import { envelope } from './calls.ts';
import { listen, transportTo } from './loopback.ts';

test('what was asked for is read from a row of DescribeInvocations', () => {
  const facts = invocationFacts({
    ...{ InvokeId: 't-1', CommandId: 'c-1', CommandName: 'hello', CommandType: 'RunShellScript', Timed: 'true' },
    ...{ CreationTime: '2026-01-01T00:00:00Z', RepeatMode: 'Period', Frequency: '0 0 2 * * ?', Timeout: 60 },
    ...{ Parameters: '{"name":"x","count":3}', Tags: { Tag: [{ TagKey: 'env', TagValue: 'prod' }] } },
  });
  assert.deepEqual(facts?.parameters, [
    { name: 'name', value: 'x' },
    { name: 'count', value: '3' },
  ]);
  assert.deepEqual(facts?.tags, [{ key: 'env', value: 'prod' }]);
  assert.deepEqual([facts?.timed, facts?.timeout, facts?.repeatMode], [true, 60, 'Period']);
});

test('parameters as an object, as no JSON at all, and rows without an InvokeId', () => {
  const of = (Parameters: string | { readonly a: string }) =>
    invocationFacts({ InvokeId: 't-1', Parameters })?.parameters;
  assert.deepEqual(of({ a: 'b' }), [{ name: 'a', value: 'b' }]);
  for (const odd of ['{"a":', '[]', 'null', '']) assert.deepEqual(of(odd), []);
  assert.equal(invocationFacts({ CommandId: 'c-1' }), null);
});

test('a row of another invocation is not taken for this one', async () => {
  const rows = [invocationFacts({ InvokeId: 't-2' })];
  const calls = invocationCalls(editions.current, async () => rows as never);
  assert.equal(await calls.invocationFacts('t-1'), null);
  assert.equal((await calls.invocationFacts('t-2'))?.invokeId, 't-2');
});

const hints: readonly (readonly [Record<string, string>, number | null])[] = [
  [{}, null],
  [{ 'x-acs-retry-after': '2500' }, 2500],
  [{ 'x-acs-retry-after': 'soon' }, null],
  [{ 'x-ratelimit-user-api': 'Limit:100,Remaining:0,TimeLeft:7' }, 7000],
  [{ 'x-ratelimit-user-api': 'TimeLeft:7', 'x-ratelimit-user': 'Limit:9, TimeLeft: 12' }, 12_000],
  [{ 'x-ratelimit-user-api': 'Limit:100,Remaining:0' }, null],
  [{ 'x-acs-retry-after': '100', 'x-ratelimit-user-api': 'TimeLeft:7' }, 100],
];
for (const [headers, expected] of hints) {
  test(`a hint to wait: ${JSON.stringify(headers)} is ${expected}`, () =>
    assert.equal(retryAfterMs(headers), expected));
}

test('the hint of a throttled call reaches whoever waits', async (t) => {
  const body = JSON.stringify(envelope('Throttling.User'));
  const head = ['HTTP/1.1 400 Bad Request', 'content-type: application/json', 'x-acs-retry-after: 2500'];
  const server = await listen(t, (socket) => {
    socket.end(`${[...head, `content-length: ${body.length}`, 'connection: close'].join('\r\n')}\r\n\r\n${body}`);
  });
  const call = transportTo(server.origin).call('DescribeInvocationResults', {}, () => true);
  await assert.rejects(call, { name: 'Refused', code: 'Throttling.User', retryAfterMs: 2500 });
});
