import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
import { ask, call, send } from './support/wire-client.ts';

const hello = { Action: 'InvokeCommand', RegionId: 'cn-hangzhou', CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };
const uuid = /^[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[0-9A-F]{4}-[0-9A-F]{12}$/;

const refusals: [string, Record<string, string>, { drop?: string[] }, number, string, string | RegExp][] = [
  ['no Action', { Action: '' }, {}, 404, 'InvalidAction.NotFound', /^Specified api is not found/],
  ['an Action nobody has', { Action: 'RunCommands' }, {}, 404, 'InvalidAction.NotFound', /^Specified api/],
  ['an Action in the wrong case', { Action: 'invokeCommand' }, {}, 404, 'InvalidAction.NotFound', /^Specified api/],
  [
    'another version',
    { Version: '2016-01-01' },
    {},
    400,
    'InvalidVersion',
    'Specified parameter Version is not valid.',
  ],
  ...(
    [
      'Version',
      'AccessKeyId',
      'Signature',
      'Timestamp',
      'SignatureNonce',
      'SignatureMethod',
      'SignatureVersion',
    ] as const
  ).map((name): [string, Record<string, string>, { drop?: string[] }, number, string, string] => [
    `no ${name}`,
    {},
    { drop: [name] },
    400,
    `Missing${name}`,
    `${name} is mandatory for this action.`,
  ]),
  [
    'another method of signing',
    { SignatureMethod: 'HMAC-SHA256' },
    {},
    400,
    'InvalidSignatureMethod',
    'Specified signature method is not supported.',
  ],
  ['another version of signing', { SignatureVersion: '2.0' }, {}, 400, 'IncompleteSignature', /does not conform/],
  [
    'an unknown key',
    { AccessKeyId: 'LTAInobody' },
    {},
    404,
    'InvalidAccessKeyId.NotFound',
    'Specified access key is not found.',
  ],
  [
    'a token',
    { SecurityToken: 'CAIS' },
    {},
    400,
    'InvalidSecurityToken.MismatchWithAccessKey',
    'Specified SecurityToken mismatch with the AccessKey.',
  ],
  [
    'a time with milliseconds',
    { Timestamp: '2026-01-30T23:59:50.000Z' },
    {},
    400,
    'InvalidTimeStamp.Format',
    'Specified time stamp or date value is not well formatted.',
  ],
  ['no time at all', { Timestamp: '2026-13-30T23:59:50Z' }, {}, 400, 'InvalidTimeStamp.Format', /not well formatted/],
  [
    'a clock 16 minutes slow',
    { Timestamp: '2026-01-30T23:43:50Z' },
    {},
    400,
    'InvalidTimeStamp.Expired',
    'Specified time stamp or date value is expired.',
  ],
  ['a clock 16 minutes fast', { Timestamp: '2026-01-31T00:15:50Z' }, {}, 400, 'InvalidTimeStamp.Expired', /expired/],
  [
    'a wrong signature',
    { Signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
    {},
    400,
    'SignatureDoesNotMatch',
    /^Specified signature is not matched with our calculation\. server string to sign is:POST&%2F&AccessKeyId%3D/,
  ],
  [
    'a real action that is not served',
    { Action: 'RunInstances' },
    {},
    501,
    'Emulator.NotSupported',
    /does not serve RunInstances\. It serves .*InvokeCommand/,
  ],
  [
    'a parameter nobody has',
    { CommandID: 'c-hello' },
    {},
    400,
    'Emulator.UnknownParameter',
    'InvokeCommand has no parameter CommandID.',
  ],
  [
    'the bare form of a numbered parameter',
    { InstanceId: 'i-web1' },
    {},
    400,
    'Emulator.UnknownParameter',
    'InvokeCommand has no parameter InstanceId.',
  ],
  [
    'a real parameter that is not served',
    { ContainerName: 'web' },
    {},
    501,
    'Emulator.NotSupported',
    'The emulator does not serve the parameter ContainerName of InvokeCommand.',
  ],
];

for (const [what, parameters, options, status, code, message] of refusals) {
  test(`${what} is refused with ${code} [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const reply = await call(emulator, { ...hello, ...parameters }, { now: emulator.clock.now(), ...options });
    const answer = JSON.parse(reply.text);
    assert.deepEqual([reply.status, answer.Code], [status, code]);
    if (typeof message === 'string') assert.equal(answer.Message, message);
    else assert.match(answer.Message, message);
    assert.match(answer.RequestId, uuid);
    assert.equal(answer.HostId, `127.0.0.1:${emulator.port}`);
    assert.equal(
      answer.Recommend,
      `https://api.aliyun.com/troubleshoot?q=${code}&product=Ecs&requestId=${answer.RequestId}`,
    );
    assert.equal(emulator.ledger.starts().length, 0);
  });
}

test('of several faults the first in the order of the checks is named [assumed]', async (t) => {
  const { emulator } = await simulated(t);
  const faulty: [string, Record<string, string>][] = [
    ['InvalidAction.NotFound', { Action: 'Nothing' }],
    ['InvalidVersion', { Version: '2000-01-01' }],
    ['InvalidAccessKeyId.NotFound', { AccessKeyId: 'LTAInobody' }],
    ['InvalidTimeStamp.Format', { Timestamp: 'now' }],
    ['SignatureDoesNotMatch', { Signature: 'x' }],
    ['Emulator.UnknownParameter', { Nonsense: '1' }],
    ['MissingCommandId', { CommandId: '' }],
  ];
  for (const [index, [code]] of faulty.entries()) {
    const parameters = Object.assign({ ...hello }, ...faulty.slice(index).map(([, fault]) => fault));
    const reply = await call(emulator, parameters, { now: emulator.clock.now() });
    assert.equal(JSON.parse(reply.text).Code, code);
  }
});

test('a clock 15 minutes off either way is good enough [doc]', async (t) => {
  const { emulator } = await simulated(t);
  for (const now of ['2026-01-30T23:44:50Z', '2026-01-31T00:14:50Z']) {
    assert.equal((await call(emulator, hello, { now: new Date(now) })).status, 200);
  }
});

test('a nonce is good once, also for a refused call, until its request has expired anyway [doc]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const again = () => call(emulator, { ...hello, SignatureNonce: 'once' }, { now: clock.now() });
  assert.equal((await again()).status, 200);
  const replay = await again();
  assert.deepEqual([replay.status, JSON.parse(replay.text).Code], [400, 'SignatureNonceUsed']);
  await clock.advance(15 * 60_000);
  assert.equal(JSON.parse((await again()).text).Code, 'SignatureNonceUsed');
  await clock.advance(1_000);
  assert.equal((await again()).status, 200);
});

test('a wrong signature does not use up the nonce [assumed]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const once = { ...hello, SignatureNonce: 'once' };
  await call(emulator, { ...once, Signature: 'x' }, { now: clock.now() });
  assert.equal((await call(emulator, once, { now: clock.now() })).status, 200);
});

test('other methods, paths and bodies are refused [doc, assumed]', async (t) => {
  const { emulator } = await simulated(t);
  const put = await send(emulator.port, { method: 'PUT' });
  assert.deepEqual([put.status, /<Code>(.*)<\/Code>/.exec(put.text)?.[1]], [403, 'UnsupportedHTTPMethod']);
  assert.equal((await send(emulator.port, { path: '/favicon.ico' })).status, 404);
  const headers = { 'content-type': 'application/json', 'content-length': 2 };
  assert.equal((await send(emulator.port, { method: 'POST', headers, body: '{}' })).status, 415);
  const twice = await send(emulator.port, { path: '/?Action=InvokeCommand&Action=StopInvocation' });
  assert.match(twice.text, /<Code>Emulator\.RepeatedParameter<\/Code>/);
});

test('legacy owner parameters are taken by every action; unknown ones pass when strict is off [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const owners = { OwnerId: '1', OwnerAccount: 'a', ResourceOwnerId: '1', ResourceOwnerAccount: 'a' };
  assert.equal((await ask(emulator, 'DescribeRegions', owners)).status, 200);
  const loose = await simulated(t, { strict: false });
  assert.equal((await ask(loose.emulator, 'DescribeRegions', { Nonsense: '1' })).status, 200);
});
