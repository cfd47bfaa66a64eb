import assert from 'node:assert/strict';
import { once } from 'node:events';
import { inspect } from 'node:util';
import { type CallProblem, NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import { textIn } from '../../src/api/plain-data.ts';
import type { Transport } from '../../src/api/transport.ts';
import { canary } from './loopback.ts';

export const requestId = '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E';
export const parameters = {
  RegionId: 'cn-hangzhou',
  CommandId: 'c-hello',
  InstanceId: ['i-web1', 'i-web2'],
  Parameters: JSON.stringify({ script: canary.script }),
  Tag: [{ Key: 'k', Value: "v'(杰克)*~!" }],
};
export const options = { mutating: true, secrets: [canary.script, parameters.Parameters] };

export function invokeOver(transport: Transport, more: object = {}): Promise<string> {
  const read = (body: Parameters<Parameters<typeof transport.call>[2]>[0]) => textIn(body, 'InvokeId') || undefined;
  return transport.call('InvokeCommand', parameters, read, { ...options, ...more });
}

/** The problem a call ends in, after it was searched for secrets. */
export async function problemOf(call: Promise<unknown>): Promise<CallProblem> {
  const error = await Promise.race([
    call.then(
      (value) => assert.fail(`resolved with ${inspect(value)}`),
      (reason: unknown) => reason,
    ),
    once(AbortSignal.timeout(20_000), 'abort').then(() => assert.fail('the call never ended')),
  ]);
  assert.ok(error instanceof Refused || error instanceof NotSent || error instanceof NoAnswer, inspect(error));
  const everything = [JSON.stringify(error), error.message, error.stack ?? '', inspect(error, { depth: 9 })].join('\n');
  for (const secret of [
    'canary',
    'Signature=',
    'Signature%3D',
    'SignatureNonce=',
    'SignatureNonce%',
    'http://',
    'https://',
  ]) {
    // The length in place of a value is no value.
    assert.ok(!everything.replaceAll(/=<\d+>/g, '').includes(secret), `${secret} in ${everything}`);
  }
  return error;
}

export function facts(problem: CallProblem) {
  const { name, code } = problem;
  if (problem.name === 'Refused') return { name, code, status: problem.status, requestId: problem.requestId };
  if (problem.name === 'NotSent') return { name, reason: problem.reason, code };
  return { name, reason: problem.reason, status: problem.status, code, requestId: problem.requestId };
}

export const noAnswer = (reason: string, status: number | null, code = '', id = '') => ({
  name: 'NoAnswer',
  reason,
  status,
  code,
  requestId: id,
});
export const refused = (code: string, status: number) => ({ name: 'Refused', code, status, requestId });
export const envelope = (code: string) => ({ RequestId: requestId, HostId: 'ecs', Code: code, Message: 'No.' });
export const xml = (code: string) =>
  `<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>${requestId}</RequestId><HostId>ecs</HostId>` +
  `<Code>${code}</Code><Message><![CDATA[a <b> & c]]></Message></Error>`;
export const html = '<!DOCTYPE html>\n<html><body><h1>Welcome\u0007 to the hotel</h1></body></html>';

/** The form body of a request as the server read it. */
export const bodyOf = (request: string) => request.split('\r\n\r\n')[1] ?? '';
