import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { invokeOver } from './calls.ts';
import { certificate, listen, respondJson, transportTo } from './loopback.ts';

/** A service on a thread of its own, which goes on while this one stands still. */
const service = `
const { parentPort, workerData: secure } = require('node:worker_threads');
const answer = (request, response) => request.resume().once('end', () => {
  setTimeout(() => response.end('{"RequestId":"1","InvokeId":"t-1"}'), 100);
  parentPort.postMessage('asked');
});
const server = secure ? require('node:https').createServer(secure, answer) : require('node:http').createServer(answer);
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

for (const secure of [false, true]) {
  test(`an answer that came while this process paused for longer than the limit is read, ${secure ? 'TLS' : 'HTTP'}`, async (t) => {
    const worker = new Worker(service, { eval: true, workerData: secure && certificate('trusted') });
    t.after(() => worker.terminate());
    const [port] = await once(worker, 'message');
    const limits = { connectMs: 10_000, answerMs: 1_000 };
    const call = invokeOver(
      transportTo(`${secure ? 'https' : 'http'}://localhost:${port}`, { limits, ca: certificate('trusted').cert }),
    );
    call.catch(() => {});
    await once(worker, 'message');
    for (const end = Date.now() + 2_000; Date.now() < end; );
    assert.equal(await call, 't-1');
  });
}

test('the time of this machine is set half an hour on during a call: the answer counts', async (t) => {
  const machine = Date.now;
  const server = await listen(t, (socket, request) => {
    t.mock.method(Date, 'now', () => machine() + 30 * 60_000);
    respondJson(200, { RequestId: '1', InvokeId: 't-1' })(socket, request);
  });
  assert.equal(await invokeOver(transportTo(server.origin)), 't-1');
});
