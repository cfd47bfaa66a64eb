import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { type Stage, stage } from '../support/journey.ts';
import { type StartedShell, startedShells, typist } from '../support/shells.ts';

/** The service answers late: the first press of Tab shows nothing and gives the line back, a later one has the list. */
const here = stage({ after });

for (const shell of Object.keys(startedShells) as StartedShell[]) {
  test(`${shell}: an answer that comes late`, async (t) => {
    const { origin, open, givenUp } = await gate(t, await here);
    const { env } = await here;
    const { types, words, knows, leaves, screen } = await typist(shell, { ...env, ECS_INVOKE_ENDPOINT: origin });
    t.after(() => leaves());
    const from = screen.all().length;
    await types('ecs-invoke -c c-hel\t', /\S/);
    // The gate is closed until here, so the line came back without an answer, while the request still waits for one.
    assert.equal(givenUp(), 0);
    assert.deepEqual(await words(), ['ecs-invoke', '-c', 'c-hel']);
    assert.doesNotMatch(screen.all().slice(from), /error|exception|not found/i);
    open();
    await knows('commands');
    await types('ecs-invoke -c c-hel\t', /\S/);
    assert.deepEqual(await words(), ['ecs-invoke', '-c', 'c-hello']);
  });
}

/** In front of the emulator; lets nothing through before it is opened. */
async function gate(t: { after(end: () => void): void }, { emulator }: Stage) {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { host } = new URL(emulator.endpoint);
  let givenUp = 0;
  const server = http.createServer(async (request, response) => {
    const givesUp = () => givenUp++;
    response.on('close', givesUp);
    await opened;
    response.off('close', givesUp);
    const { method = 'POST', url = '/', headers } = request;
    const onward = http.request(
      new URL(url, emulator.endpoint),
      { method, headers: { ...headers, host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(onward.on('error', () => response.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: () => open(),
    givenUp: () => givenUp,
  };
}
