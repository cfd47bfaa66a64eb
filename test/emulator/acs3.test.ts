import assert from 'node:assert/strict';
import { test } from 'node:test';
import { started } from './support/start.ts';
import { callAcs3 } from './support/wire-client.ts';

test('ACS3: POST with everything in the query, answered in JSON [doc]', async (t) => {
  const emulator = await started(t);
  const parameters = {
    RegionId: 'cn-hangzhou',
    CommandId: 'c-hello',
    'InstanceId.1': 'i-web1',
    Parameters: `{"name":"O'Hara (杰克)*~!"}`,
  };
  const reply = await callAcs3(emulator, 'InvokeCommand', parameters);
  assert.equal(reply.status, 200, reply.text);
  assert.match(JSON.parse(reply.text).InvokeId, /^t-[0-9a-f]{32}$/);
});

const acs3Refusals: [string, Parameters<typeof callAcs3>[3], number, string][] = [
  ['a wrong secret', { secret: 'wrong' }, 400, 'SignatureDoesNotMatch'],
  ['a date 16 minutes off', { date: new Date(Date.now() - 16 * 60_000) }, 400, 'InvalidTimeStamp.Expired'],
  ['a date in another form', { headers: { 'x-acs-date': '20260102T030405Z' } }, 400, 'InvalidTimeStamp.Format'],
  ['a body that is not the hashed one', { headers: { 'x-acs-content-sha256': 'ab' } }, 400, 'SignatureDoesNotMatch'],
  ['a header that is not signed', { unsigned: ['x-acs-action'] }, 400, 'IncompleteSignature'],
  ['no nonce', { headers: { 'x-acs-signature-nonce': '' } }, 400, 'Missingx-acs-signature-nonce'],
  ['a token', { headers: { 'x-acs-security-token': 'CAIS' } }, 400, 'InvalidSecurityToken.MismatchWithAccessKey'],
  ['another version', { headers: { 'x-acs-version': '2000-01-01' } }, 400, 'InvalidVersion'],
];

for (const [what, options, status, code] of acs3Refusals) {
  test(`ACS3: ${what} is refused with ${code} [doc]`, async (t) => {
    const emulator = await started(t);
    const reply = await callAcs3(emulator, 'DescribeRegions', {}, options);
    assert.deepEqual([reply.status, JSON.parse(reply.text).Code], [status, code]);
  });
}

test('ACS3: a nonce is good once [doc]', async (t) => {
  const emulator = await started(t);
  const headers = { 'x-acs-signature-nonce': 'once' };
  assert.equal((await callAcs3(emulator, 'DescribeRegions', {}, { headers })).status, 200);
  const replay = await callAcs3(emulator, 'DescribeRegions', {}, { headers });
  assert.equal(JSON.parse(replay.text).Code, 'SignatureNonceUsed');
});
