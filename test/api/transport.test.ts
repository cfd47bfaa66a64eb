import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { inspect } from 'node:util';
import { type CallProblem, NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import type { CallEvent } from '../../src/api/call-trace.ts';
import { textIn } from '../../src/api/plain-data.ts';
import type { TransportOptions } from '../../src/api/transport.ts';
import { type Answer, canary, certificate, listen, respond, respondJson, transportTo } from './loopback.ts';

const requestId = '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E';
const parameters = {
  RegionId: 'cn-hangzhou',
  CommandId: 'c-hello',
  InstanceId: ['i-web1', 'i-web2'],
  Parameters: JSON.stringify({ script: canary.script }),
  Tag: [{ Key: 'k', Value: "v'(杰克)*~!" }],
};
const options = { mutating: true, secrets: [canary.script, parameters.Parameters] };

function invokeOver(transport: ReturnType<typeof transportTo>, more: object = {}): Promise<string> {
  const read = (body: Parameters<Parameters<typeof transport.call>[2]>[0]) => textIn(body, 'InvokeId') || undefined;
  return transport.call('InvokeCommand', parameters, read, { ...options, ...more });
}

/** The problem a call ends in, after it was searched for secrets. */
async function problemOf(call: Promise<unknown>): Promise<CallProblem> {
  const error = await call.then(
    (value) => assert.fail(`resolved with ${inspect(value)}`),
    (reason: unknown) => reason,
  );
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
    assert.ok(!everything.includes(secret), `${secret} in ${everything}`);
  }
  return error;
}

function facts(problem: CallProblem) {
  const { name, code } = problem;
  if (problem.name === 'Refused') return { name, code, status: problem.status, requestId: problem.requestId };
  if (problem.name === 'NotSent') return { name, reason: problem.reason, code };
  return { name, reason: problem.reason, status: problem.status, code, requestId: problem.requestId };
}

const noAnswer = (reason: string, status: number | null, code = '', id = '') => ({
  name: 'NoAnswer',
  reason,
  status,
  code,
  requestId: id,
});
const refused = (code: string, status: number) => ({ name: 'Refused', code, status, requestId });
const envelope = (code: string) => ({ RequestId: requestId, HostId: 'ecs', Code: code, Message: 'No.' });
const xml = (code: string) =>
  `<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>${requestId}</RequestId><HostId>ecs</HostId>` +
  `<Code>${code}</Code><Message><![CDATA[a <b> & c]]></Message></Error>`;
const html = '<!DOCTYPE html>\n<html><body><h1>Welcome\u0007 to the hotel</h1></body></html>';
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

// Before the connection is ready

async function closedPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const failedLookup = (code: string) =>
  ((_host: string, _options: object, done: (error: Error) => void) => {
    process.nextTick(done, Object.assign(new Error('canary look-up failed'), { code }));
  }) as TransportOptions['lookup'];

test('a refused port: not sent, connection-refused', async () => {
  const port = await closedPort();
  const problem = await problemOf(invokeOver(transportTo(`http://127.0.0.1:${port}`)));
  assert.deepEqual(facts(problem), { name: 'NotSent', reason: 'connection-refused', code: 'ECONNREFUSED' });
  assert.equal((problem as NotSent).host, `127.0.0.1:${port}`);
});

for (const [code, reason] of [
  ['ENOTFOUND', 'name-not-found'],
  ['EAI_AGAIN', 'name-not-found'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ETIMEDOUT', 'connect-timeout'],
  ['EWHATEVER', 'unreachable'],
] as const) {
  for (const scheme of ['http', 'https']) {
    test(`${scheme}: ${code} before any connection is ${reason}`, async () => {
      const transport = transportTo(`${scheme}://ecs.test`, { lookup: failedLookup(code) });
      assert.deepEqual(facts(await problemOf(invokeOver(transport))), { name: 'NotSent', reason, code });
    });
  }
}

test('a connection that never comes about is given up after the first limit', async () => {
  const lookup = (() => {}) as TransportOptions['lookup'];
  const transport = transportTo('http://ecs.test', { lookup, limits: { connectMs: 30, answerMs: 60_000 } });
  assert.deepEqual(facts(await problemOf(invokeOver(transport))), {
    name: 'NotSent',
    reason: 'connect-timeout',
    code: '',
  });
});

test('a handshake that never ends is given up after the first limit, and nothing was sent', async (t) => {
  const server = await listen(t, () => {});
  const transport = transportTo(`https://127.0.0.1:${server.port}`, { limits: { connectMs: 60, answerMs: 60_000 } });
  const problem = await problemOf(invokeOver(transport));
  assert.deepEqual(facts(problem), { name: 'NotSent', reason: 'connect-timeout', code: '' });
  await server.drained();
});

test('a handshake cut off is not sent, whatever the code says', async (t) => {
  const server = await listen(t, () => {}, { onConnection: (socket) => socket.once('data', () => socket.destroy()) });
  const problem = await problemOf(invokeOver(transportTo(`https://127.0.0.1:${server.port}`)));
  assert.deepEqual(facts(problem), { name: 'NotSent', reason: 'tls-handshake', code: 'ECONNRESET' });
});

test('https to a port that speaks http is not sent', async (t) => {
  const server = await listen(t, () => {}, {
    onConnection: (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  });
  const problem = await problemOf(invokeOver(transportTo(`https://127.0.0.1:${server.port}`)));
  assert.equal(problem.name === 'NotSent' && problem.reason, 'tls-handshake');
});

test('reset at accept: not sent when no connect was seen, else open; never more bytes than that admits', async (t) => {
  const server = await listen(t, () => {}, { onConnection: (socket) => socket.resetAndDestroy() });
  const problem = await problemOf(invokeOver(transportTo(server.origin)));
  const reason = problem.name === 'Refused' ? problem.code : problem.reason;
  assert.equal(reason, problem.name === 'NotSent' ? 'reset-before-connect' : 'reset');
  assert.equal(server.received(), 0);
});

for (const [name, ca, code] of [
  ['expired', certificate('expired').cert, 'CERT_HAS_EXPIRED'],
  ['other-name', certificate('other-name').cert, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['trusted', undefined, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
] as const) {
  test(`TLS: ${code} names the certificate, and nothing was sent`, async (t) => {
    const server = await listen(t, respondJson(200, { InvokeId: 't-1' }), { secure: certificate(name) });
    const problem = await problemOf(invokeOver(transportTo(server.origin, ca === undefined ? {} : { ca })));
    assert.deepEqual(facts(problem), { name: 'NotSent', reason: 'tls-certificate', code });
    const subject = `O=ecs-invoke tests, CN=${name === 'other-name' ? 'elsewhere' : 'ecs'}.test`;
    const shown = (problem as NotSent).certificate;
    assert.deepEqual(shown?.subject.split(', ').sort(), subject.split(', ').sort());
    assert.equal(shown?.issuer, shown?.subject);
    assert.match(shown?.validTo ?? '', name === 'expired' ? /^Feb 1 .* 2020 GMT$/ : /^Jan 1 .* 2120 GMT$/);
    assert.equal(server.received(), 0);
  });
}

test('TLS: a certificate that is trusted carries the call, and what goes wrong after it is open', async (t) => {
  const secure = certificate('trusted');
  let turn = 0;
  const good = respondJson(200, { InvokeId: 't-1' });
  const server = await listen(t, (socket, request) => (turn++ === 0 ? good(socket, request) : socket.destroy()), {
    secure,
  });
  const transport = transportTo(server.origin, { ca: secure.cert });
  assert.equal(await invokeOver(transport), 't-1');
  assert.deepEqual(facts(await problemOf(invokeOver(transport))), noAnswer('reset', null));
});

// Time and interruption

const silent: Answer = () => {};
const dripping =
  (text: string): Answer =>
  (socket) => {
    let at = 0;
    const timer = setInterval(
      () => (socket.destroyed ? clearInterval(timer) : socket.write(text[at++ % text.length]!)),
      5,
    );
    socket.on('close', () => clearInterval(timer));
  };

for (const [name, answer, status] of [
  ['a server that never answers', silent, null],
  [
    'a head that drips',
    dripping('HTTP/1.1 200 OK\r\nx-drip: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    null,
  ],
  [
    'a body that drips',
    ((socket, request) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
      dripping(' ')(socket, request);
    }) as Answer,
    200,
  ],
] as const) {
  test(`${name} is given up after the second limit, and its connection closed`, async (t) => {
    const server = await listen(t, answer);
    const transport = transportTo(server.origin, { limits: { connectMs: 60_000, answerMs: 80 } });
    const problem = await problemOf(invokeOver(transport));
    assert.deepEqual(facts(problem), noAnswer('timeout', status));
    assert.equal(problem.name === 'NoAnswer' && problem.waitedMs > 0, true);
    await server.drained();
  });
}

test('interrupted before the call, in the tick of the call, and while waiting for the answer', async (t) => {
  const fromServer = new EventEmitter();
  const server = await listen(t, () => fromServer.emit('request'));
  const transport = transportTo(server.origin);
  const interrupted = { name: 'NotSent', reason: 'interrupted', code: '' };

  assert.deepEqual(facts(await problemOf(invokeOver(transport, { signal: AbortSignal.abort() }))), interrupted);

  const atOnce = new AbortController();
  const call = problemOf(invokeOver(transport, { signal: atOnce.signal }));
  atOnce.abort();
  assert.deepEqual(facts(await call), interrupted);

  const waiting = new AbortController();
  const arrived = once(fromServer, 'request');
  const open = problemOf(invokeOver(transport, { signal: waiting.signal }));
  await arrived;
  assert.equal(server.requests.length, 1);
  waiting.abort();
  assert.deepEqual(facts(await open), noAnswer('interrupted', null));
  await server.drained();
});

test('an interruption at any of the first ticks either sends nothing or is not called unsent', async (t) => {
  for (let ticks = 0; ticks < 12; ticks++) {
    const server = await listen(t, silent);
    const stop = new AbortController();
    const call = problemOf(invokeOver(transportTo(server.origin), { signal: stop.signal }));
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    stop.abort();
    const problem = await call;
    await new Promise((resolve) => setImmediate(resolve));
    await server.drained();
    if (problem.name === 'NotSent') assert.equal(server.received(), 0, `after ${ticks} ticks`);
  }
});

// Secrets

function echoing(status: number, wrap: (request: string) => string, type: string): Answer {
  return (socket, request) => respond(status, wrap(request), type)(socket, request);
}
const bodyOf = (request: string) => request.split('\r\n\r\n')[1] ?? '';
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

// Many at once

test('ten calls at once with ten fates are told apart', async (t: TestContext) => {
  const picked = [
    'an XML refusal',
    'HTML under 502 without a type',
    'an empty 200',
    'a redirect',
    'a key "constructor"',
  ];
  const fates = answers.filter(([name]) => picked.includes(name));
  const mixed = [...fates, ...fates];
  const servers = await Promise.all(mixed.map(([, answer]) => listen(t, answer)));
  const problems = await Promise.all(servers.map((server) => problemOf(invokeOver(transportTo(server.origin)))));
  assert.deepEqual(
    problems.map(facts),
    mixed.map(([, , expected]) => expected),
  );
});

test('ten calls at once to one server, over one transport, are told apart', async (t) => {
  const statuses = [200, 404, 502, 200, 403, 503, 200, 400, 500, 200];
  const server = await listen(t, (socket, request) => {
    const status = Number(new URLSearchParams(bodyOf(request)).get('CommandId'));
    const answer = status === 200 ? respondJson(200, { InvokeId: 't-1' }) : respond(status, html, 'text/html');
    setTimeout(() => answer(socket, request), (status * 7) % 23);
  });
  const transport = transportTo(server.origin);
  const seen = await Promise.all(
    statuses.map((status) =>
      transport
        .call('InvokeCommand', { CommandId: String(status) }, (body) => textIn(body, 'InvokeId'), options)
        .then(
          () => 200,
          (problem: NoAnswer) => problem.status,
        ),
    ),
  );
  assert.deepEqual(seen, statuses);
});

// What cannot be sent

test('a reserved name and half a surrogate pair never leave', async (t) => {
  const server = await listen(t, silent);
  const transport = transportTo(server.origin);
  for (const wrong of [{ Action: 'Evil' }, { signatureNonce: '1' }, { Username: '\ud800' }]) {
    await assert.rejects(
      transport.call('InvokeCommand', wrong, () => ''),
      TypeError,
    );
  }
  assert.equal(server.received(), 0);
});
