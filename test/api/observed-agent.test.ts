import assert from 'node:assert/strict';
import diagnosticsChannel from 'node:diagnostics_channel';
import { once } from 'node:events';
import http from 'node:http';
import { test } from 'node:test';
import { observeConnection } from '../../src/api/observed-agent.ts';
import { listen, respondJson } from './loopback.ts';

test('a connection that was closed cannot be opened any more', async (t) => {
  const server = await listen(t, respondJson(200, {}));
  const { agent, seen, close } = observeConnection({ secure: false, onReady: () => {} });
  close();
  assert.throws(() => http.request({ port: server.port, host: '127.0.0.1', agent }), /the call is over/);
  assert.equal(seen.opened, false);
});

test('it tells when it is ready, and what the head of the answer says', async (t) => {
  const server = await listen(t, respondJson(418, {}));
  let ready = 0;
  const { agent, seen, close } = observeConnection({ secure: false, onReady: () => ready++ });
  const request = http.request({ port: server.port, host: '127.0.0.1', agent, method: 'POST' }).end('x');
  assert.deepEqual([seen.opened, seen.ready, ready, seen.status], [true, false, 0, null]);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  assert.deepEqual([seen.connected, seen.ready, ready, seen.status], [true, true, 1, 418]);
  assert.equal(seen.contentType, 'application/json;charset=utf-8');
  response.resume();
  assert.equal(diagnosticsChannel.hasSubscribers('http.client.response.finish'), true);
  close();
  assert.equal(diagnosticsChannel.hasSubscribers('http.client.response.finish'), false);
  await server.drained();
});
