import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Emulator } from '../../src/emulator/start.ts';
import { simulated } from './support/start.ts';
import { call, callAcs3, type Reply, type Target } from './support/wire-client.ts';

type Ask = (emulator: Emulator, identity: Partial<Target>) => Promise<Reply>;

const regions = { Action: 'DescribeRegions', RegionId: 'cn-hangzhou' };
const schemes: readonly [string, Ask][] = [
  ['signature 1.0', (emulator, identity) => call({ ...emulator, ...identity }, regions, { now: emulator.clock.now() })],
  [
    'ACS3',
    (emulator, identity) =>
      callAcs3({ ...emulator, ...identity }, 'DescribeRegions', {}, { date: emulator.clock.now() }),
  ],
];

const codeOf = ({ status, text }: Reply) => [status, JSON.parse(text).Code, JSON.parse(text).Message];

for (const [scheme, ask] of schemes) {
  test(`${scheme}: temporary credentials are good until the clock of the emulator says they are not [doc]`, async (t) => {
    const { emulator, clock } = await simulated(t);
    const sts = emulator.sts({ durationSeconds: 900 });
    assert.deepEqual(sts.expiration, new Date('2026-01-31T00:14:50Z'));
    assert.equal((await ask(emulator, sts)).status, 200);
    await clock.advance(899_000);
    assert.equal((await ask(emulator, sts)).status, 200);
    await clock.advance(1_000);
    assert.deepEqual(codeOf(await ask(emulator, sts)), [
      400,
      'InvalidSecurityToken.Expired',
      'Specified SecurityToken is expired.',
    ]);
    assert.equal((await ask(emulator, emulator.sts())).status, 200);
    assert.equal((await ask(emulator, {})).status, 200);
  });

  test(`${scheme}: temporary credentials with another token than their own are refused [doc, assumed]`, async (t) => {
    const { emulator } = await simulated(t);
    const [sts, other] = [emulator.sts(), emulator.sts()];
    const { securityToken: _, ...without } = sts;
    const mismatch = 'InvalidSecurityToken.MismatchWithAccessKey';
    for (const [identity, code, message] of [
      [without, 'MissingSecurityToken', 'SecurityToken is mandatory for this action.'],
      [
        { ...sts, securityToken: 'not a token' },
        'InvalidSecurityToken.Malformed',
        'Specified SecurityToken is malformed.',
      ],
      [
        { ...sts, securityToken: other.securityToken },
        mismatch,
        'Specified SecurityToken mismatch with the AccessKey.',
      ],
      [{ ...sts, securityToken: 'CAISabcd' }, mismatch, 'Specified SecurityToken mismatch with the AccessKey.'],
      [{ securityToken: sts.securityToken }, mismatch, 'Specified SecurityToken mismatch with the AccessKey.'],
    ] as const) {
      assert.deepEqual(codeOf(await ask(emulator, identity)), [400, code, message]);
    }
    const crossed = { ...sts, accessKeySecret: other.accessKeySecret };
    assert.equal(codeOf(await ask(emulator, crossed))[1], 'SignatureDoesNotMatch');
    const unknown = { ...sts, accessKeyId: 'STS.nobody' };
    assert.deepEqual(codeOf(await ask(emulator, unknown)).slice(0, 2), [404, 'InvalidAccessKeyId.NotFound']);
  });

  test(`${scheme}: a token must be among what is signed [doc]`, async (t) => {
    const { emulator, clock } = await simulated(t);
    const sts = { port: emulator.port, ...emulator.sts() };
    const reply =
      scheme === 'ACS3'
        ? await callAcs3(sts, 'DescribeRegions', {}, { date: clock.now(), unsigned: ['x-acs-security-token'] })
        : await call(
            sts,
            { ...regions, SecurityToken: 'changed later' },
            { now: clock.now(), drop: ['SecurityToken'] },
          );
    assert.equal(codeOf(reply)[1], scheme === 'ACS3' ? 'IncompleteSignature' : 'MissingSecurityToken');
  });

  test(`${scheme}: the refusal of a signature tells what the server signed [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const [status, code, message] = codeOf(await ask(emulator, { ...emulator.sts(), accessKeySecret: 'wrong' }));
    assert.deepEqual([status, code], [400, 'SignatureDoesNotMatch']);
    const [, text = ''] = message.split('server string to sign is:');
    assert.match(text, scheme === 'ACS3' ? /^ACS3-HMAC-SHA256\n[0-9a-f]{64}$/ : /^POST&%2F&AccessKeyId%3DSTS\./);
    if (scheme !== 'ACS3') assert.match(text, /%26SecurityToken%3DCAIS/);
  });
}

test('edition 2018: a missing token in its own words [doc]', async (t) => {
  const { emulator, clock } = await simulated(t, { edition: '2018' });
  const { securityToken: _, ...without } = emulator.sts();
  const reply = await call({ ...emulator, ...without }, regions, { now: clock.now() });
  assert.equal(codeOf(reply)[1], 'MissingParameter.SecurityToken');
});

test('credentials need a time to be good for [own]', async (t) => {
  const { emulator } = await simulated(t);
  for (const durationSeconds of [0, -1, Number.NaN]) assert.throws(() => emulator.sts({ durationSeconds }), RangeError);
});
