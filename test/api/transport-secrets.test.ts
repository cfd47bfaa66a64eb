import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallEvent } from '../../src/api/call-trace.ts';
import { bodyOf, envelope, html, invokeOver, parameters, problemOf, requestId } from './calls.ts';
import { type Answer, listen, respond, respondJson, transportTo } from './loopback.ts';

function echoing(status: number, wrap: (request: string) => string, type: string): Answer {
  return (socket, request) => respond(status, wrap(request), type)(socket, request);
}
const mismatch = 'Specified signature is not matched with our calculation.';
const signatureRefusal = (message: string) =>
  JSON.stringify({ ...envelope('SignatureDoesNotMatch'), Message: message });
const stringToSign = (request: string) => `POST&%2F&${encodeURIComponent(bodyOf(request))}`;

for (const [name, answer, expected] of [
  [
    'a page that shows the request',
    echoing(403, (request) => `<html><pre>${request}</pre></html>`, 'text/html'),
    /^<html><pre>POST \/ HTTP/,
  ],
  [
    'a page that shows the body',
    echoing(403, (request) => `<html>${bodyOf(request)}</html>`, 'text/html'),
    /^<html>AccessKeyId=\*{3}&Action=InvokeCommand/,
  ],
  ['a body sent back', echoing(200, bodyOf, 'text/plain'), /^AccessKeyId=\*{3}&.*Parameters=\*{3}&/],
  [
    'a body sent back, decoded',
    echoing(200, (request) => decodeURIComponent(bodyOf(request)), 'text/plain'),
    /^AccessKeyId=\*{3}&.*Parameters=\*{3}&/,
  ],
  [
    'its fields sent back in JSON',
    echoing(404, (request) => JSON.stringify(Object.fromEntries(new URLSearchParams(bodyOf(request)))), 'text/plain'),
    /^\{"AccessKeyId":"\*{3}",.*"Parameters":"\*{3}"/,
  ],
  [
    'a refusal with its string-to-sign',
    echoing(
      400,
      (request) => signatureRefusal(`${mismatch} server string to sign is:${stringToSign(request)}`),
      'text/x',
    ),
    /^Specified signature is not matched with our calculation\.$/,
  ],
  [
    'a refusal with its string-to-sign in other words',
    echoing(400, (request) => signatureRefusal(`Not conforming: ${stringToSign(request)} .`), 'text/x'),
    /^Not conforming: \*{3} \.$/,
  ],
] as const) {
  test(`${name} gives no secret away`, async (t) => {
    const server = await listen(t, answer);
    const problem = await problemOf(invokeOver(transportTo(server.origin)));
    const shown = problem.name === 'Refused' ? problem.serviceMessage : problem.name === 'NoAnswer' && problem.excerpt;
    assert.match(String(shown), expected);
  });
}

test('the excerpt is one printable line', async (t) => {
  const server = await listen(t, respond(200, html, 'text/html'));
  const problem = await problemOf(invokeOver(transportTo(server.origin)));
  assert.equal(
    problem.name === 'NoAnswer' && problem.excerpt,
    '<!DOCTYPE html> <html><body><h1>Welcome to the hotel</h1></body></html>',
  );
});

test('with DEBUG=* in the environment nothing is printed, and DEBUG is what it was', async (t) => {
  const before = process.env.DEBUG;
  t.after(() => {
    if (before === undefined) delete process.env.DEBUG;
    else process.env.DEBUG = before;
  });
  process.env.DEBUG = '*';
  for (const key of Object.keys(require.cache)) {
    if (/node_modules\/(@alicloud|httpx|debug)\//.test(key)) delete require.cache[key];
  }
  const printed: string[] = [];
  t.mock.method(process.stderr, 'write', (text: string) => printed.push(String(text)) > 0);
  const server = await listen(t, respondJson(200, { InvokeId: 't-1' }));
  await invokeOver(transportTo(server.origin));
  assert.equal(process.env.DEBUG, '*');
  assert.deepEqual(printed, []);
});

test('the trace tells name and size of what is secret, and how the call ended', async (t) => {
  const events: CallEvent[] = [];
  const server = await listen(t, respondJson(404, envelope('InvalidCmdId.NotFound')));
  await problemOf(invokeOver(transportTo(server.origin, { trace: (event) => events.push(event) })));
  const [call, end] = events;
  assert.deepEqual(call, {
    kind: 'call',
    action: 'InvokeCommand',
    host: `127.0.0.1:${server.port}`,
    parameters: {
      RegionId: 'cn-hangzhou',
      CommandId: 'c-hello',
      'InstanceId.1': 'i-web1',
      'InstanceId.2': 'i-web2',
      Parameters: { characters: parameters.Parameters.length },
      'Tag.1.Key': 'k',
      'Tag.1.Value': "v'(杰克)*~!",
    },
  });
  assert.deepEqual(
    { ...end, ms: 0 },
    {
      kind: 'end',
      action: 'InvokeCommand',
      host: `127.0.0.1:${server.port}`,
      status: 404,
      requestId,
      problem: 'Refused: InvalidCmdId.NotFound',
      ms: 0,
    },
  );
  assert.doesNotMatch(JSON.stringify(events), /canary/);
});
