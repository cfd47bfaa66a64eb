import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { conversation, here, keys } from '../support/conversation.ts';

test('an answer that is lost: found, sent once, and not offered again', async () => {
  const { emulator } = await here;
  let sent = 0;
  // Hands everything on, and hangs up instead of handing back what InvokeCommand came to.
  const cutting = http.createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const loses = `${request.url}${body}`.includes('Action=InvokeCommand');
    if (loses) sent += 1;
    const headers = { ...request.headers, host: `127.0.0.1:${emulator.port}` };
    const onward = http.request(emulator.endpoint, { path: request.url, method: request.method, headers }, (answer) => {
      if (loses) return answer.resume().once('end', () => request.socket.destroy());
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      return answer.pipe(response);
    });
    onward.end(body);
  });
  await new Promise<void>((listening) => cutting.listen(0, '127.0.0.1', listening));
  after(() => cutting.closeAllConnections());
  after(() => cutting.close());
  const endpoint = `http://127.0.0.1:${(cutting.address() as AddressInfo).port}`;
  const screen = await conversation(['-c', 'c-fail', '-i', 'i-web1', '--interactive', '--wait'], {
    env: { ECS_INVOKE_ENDPOINT: endpoint },
  });
  for (const question of [/\? Region/, /\? Command/, /\? Instances/, /> Run it/]) {
    await screen.sees(question);
    screen.press(keys.enter);
  }
  assert.equal(await screen.ended, 7);
  assert.equal(sent, 1);
  assert.equal(screen.text().match(/\? What now|✔ What now/g)?.length, 1);
});
