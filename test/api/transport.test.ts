import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { WireParameters } from '../../src/api/flatten.ts';
import {
  envelope,
  facts,
  html,
  invokeOver,
  noAnswer,
  parameters,
  problemOf,
  refused,
  requestId,
  xml,
} from './calls.ts';
import { type Answer, canary, listen, respond, respondJson, transportTo } from './loopback.ts';

const raw =
  (text: string, end = true): Answer =>
  (socket) => {
    if (end) socket.end(text);
    else socket.write(text);
  };

const answers: readonly [string, Answer, object][] = [
  ['a JSON refusal', respondJson(404, envelope('InvalidCmdId.NotFound')), refused('InvalidCmdId.NotFound', 404)],
  ['an XML refusal', respond(404, xml('InvalidAction.NotFound'), 'text/xml'), refused('InvalidAction.NotFound', 404)],
  ['a throttled call', respondJson(400, envelope('Throttling.User')), refused('Throttling.User', 400)],
  [
    'a conflict that may be our own doing',
    respondJson(409, envelope('OperationConflict')),
    noAnswer('server-error', 409, 'OperationConflict', requestId),
  ],
  [
    'a nonce that was seen before',
    respondJson(400, envelope('SignatureNonceUsed')),
    noAnswer('server-error', 400, 'SignatureNonceUsed', requestId),
  ],
  [
    'an earlier call with this token still going on',
    respondJson(403, envelope('IdempotentProcessing')),
    noAnswer('server-error', 403, 'IdempotentProcessing', requestId),
  ],
  [
    'a failure of the service in JSON',
    respondJson(500, envelope('InternalError.Dispatch')),
    noAnswer('server-error', 500, 'InternalError.Dispatch', requestId),
  ],
  [
    'a failure of the service in XML',
    respond(503, xml('ServiceUnavailable'), 'text/xml'),
    noAnswer('server-error', 503, 'ServiceUnavailable', requestId),
  ],
  ['500 without a Code', respondJson(500, { RequestId: requestId }), noAnswer('server-error', 500, '', requestId)],
  [
    '500 with a result',
    respondJson(500, { RequestId: requestId, InvokeId: 't-1' }),
    noAnswer('server-error', 500, '', requestId),
  ],
  [
    'an error under HTTP 200',
    respondJson(200, { ...envelope('InvalidCmdId.NotFound'), InvokeId: 't-1' }),
    noAnswer('server-error', 200, 'InvalidCmdId.NotFound', requestId),
  ],
  [
    '200 without the result',
    respondJson(200, { RequestId: requestId }),
    noAnswer('no-result-field', 200, '', requestId),
  ],
  ['200 with a list', respondJson(200, []), noAnswer('not-the-api', 200)],
  ['200 with null', respond(200, 'null'), noAnswer('not-the-api', 200)],
  ['a refusal without RequestId', respondJson(403, { Code: 'Forbidden.RAM' }), noAnswer('not-the-api', 403)],
  ['a refusal with a number for a Code', respondJson(403, { ...envelope(''), Code: 7 }), noAnswer('not-the-api', 403)],
  [
    'a result under HTTP 404',
    respondJson(404, { RequestId: requestId, InvokeId: 't-1' }),
    noAnswer('not-the-api', 404),
  ],
  ['HTML under 200', respond(200, html, 'text/html'), noAnswer('html', 200)],
  ['HTML under 403', respond(403, html, 'text/html'), noAnswer('html', 403)],
  ['HTML under 502 without a type', respond(502, html, 'text/plain'), noAnswer('html', 502)],
  ['HTML behind a comment', respond(200, `<!-- a -->\n<!-- b -->${html}`, 'text/plain'), noAnswer('html', 200)],
  ['comments without end', respond(200, `${'<!-- -->'.repeat(5000)}x`, 'text/plain'), noAnswer('not-the-api', 200)],
  [
    'blanks without end',
    respond(404, `{"a":"${' the '.repeat(9000)}${' '.repeat(60_000)}"}`),
    noAnswer('not-the-api', 404),
  ],
  ['plain text under 502', respond(502, 'upstream connect error', 'text/plain'), noAnswer('not-the-api', 502)],
  ['an empty 200', respond(200, ''), noAnswer('empty-body', 200)],
  ['an empty 502', respond(502, ' \n'), noAnswer('empty-body', 502)],
  ['204', raw('HTTP/1.1 204 No Content\r\n\r\n'), noAnswer('empty-body', 204)],
  [
    'a redirect',
    raw('HTTP/1.1 302 Found\r\nlocation: http://elsewhere/\r\ncontent-length: 0\r\n\r\n'),
    noAnswer('not-the-api', 302),
  ],
  ['a redirect that claims to refuse', respondJson(302, envelope('Forbidden.RAM')), noAnswer('not-the-api', 302)],
  ['JSON cut short, said to be whole', respond(200, '{"RequestId":"4734'), noAnswer('cut-body', 200)],
  ['XML cut short, said to be whole', respond(404, xml('InvalidAction').slice(0, -12)), noAnswer('cut-body', 404)],
  [
    'a body cut before its length',
    raw('HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{"Req'),
    noAnswer('cut-body', 200),
  ],
  ['a body cut without a length', raw('HTTP/1.1 200 OK\r\n\r\n{"Req'), noAnswer('cut-body', 200)],
  [
    'a body reset before its length',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{"Req');
      setTimeout(() => socket.resetAndDestroy(), 20);
    },
    noAnswer('cut-body', 200),
  ],
  ['a key "constructor"', respond(200, '{"constructor":1,"InvokeId":"t-1"}'), noAnswer('not-the-api', 200)],
  ['a key "__proto__"', respond(404, '{"__proto__":{},"Code":"A","RequestId":"B"}'), noAnswer('not-the-api', 404)],
  ['20,000 nested lists', respond(200, '['.repeat(20_000) + ']'.repeat(20_000)), noAnswer('not-the-api', 200)],
  ['a broken chunk', raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'), noAnswer('cut-body', 200)],
  ['no HTTP at all', raw('220 mail.example ESMTP\r\n'), noAnswer('not-the-api', null)],
  ['a reset after the request was read', (socket) => socket.resetAndDestroy(), noAnswer('reset', null)],
  ['an end after the request was read', (socket) => socket.end(), noAnswer('reset', null)],
];

for (const [name, answer, expected] of answers) {
  test(`${name} is ${'reason' in expected ? expected.reason : 'a refusal'}`, async (t) => {
    const server = await listen(t, answer);
    const problem = await problemOf(invokeOver(transportTo(server.origin)));
    assert.deepEqual(facts(problem), expected);
    assert.equal(server.requests.length, 1);
    await server.drained();
  });
}

test('an answer that goes down the right path gives its result, and every byte of the request is right', async (t) => {
  const server = await listen(t, respondJson(200, { RequestId: requestId, InvokeId: 't-1' }));
  const invokeId = await invokeOver(transportTo(server.origin));
  assert.equal(invokeId, 't-1');
  await server.drained();

  const [head = '', body = ''] = server.requests[0]!.split('\r\n\r\n');
  assert.match(head, /^POST \/ HTTP\/1\.1\r\n/);
  assert.match(head, /^connection: close$/im);
  const sent = new URLSearchParams(body);
  const signature = sent.get('Signature');
  sent.delete('Signature');
  assert.equal(sent.get('Action'), 'InvokeCommand');
  assert.equal(sent.get('InstanceId.2'), 'i-web2');
  assert.equal(sent.get('Tag.1.Value'), "v'(杰克)*~!");
  assert.equal(sent.get('Parameters'), parameters.Parameters);
  assert.equal(sent.get('SecurityToken'), canary.securityToken);
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const sorted = [...sent].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${encode(k)}=${encode(v)}`);
  const expected = createHmac('sha1', `${canary.accessKeySecret}&`)
    .update(`POST&%2F&${encode(sorted.join('&'))}`)
    .digest('base64');
  assert.equal(signature, expected);
});

test('for a read, a code that leaves the outcome of a change open is a refusal', async (t) => {
  const server = await listen(t, respondJson(400, envelope('SignatureNonceUsed')));
  const problem = await problemOf(invokeOver(transportTo(server.origin), { mutating: false }));
  assert.equal(problem.name, 'Refused');
});

test('numbers of more than 15 digits, and objects, come as plain data', async (t) => {
  const server = await listen(t, respond(200, '{"InvokeId":"t","Big":1152921504606846976,"Deep":{"List":[1.5,null]}}'));
  const body = await transportTo(server.origin).call('DescribeRegions', {}, (answer) => answer);
  assert.deepEqual(body, { InvokeId: 't', Big: 2 ** 60, Deep: { List: [1.5, null] } });
});

test('a reserved name and half a surrogate pair never leave', async (t) => {
  const server = await listen(t, () => {});
  const transport = transportTo(server.origin);
  const wrongs: readonly WireParameters[] = [{ Action: 'Evil' }, { signatureNonce: '1' }, { Username: '\ud800' }];
  for (const wrong of wrongs) {
    await assert.rejects(
      transport.call('InvokeCommand', wrong, () => ''),
      TypeError,
    );
  }
  assert.equal(server.received(), 0);
});
