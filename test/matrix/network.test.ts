import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { after } from 'node:test';
import tls from 'node:tls';
import { certificate } from '../api/loopback.ts';
import { FastClock } from './support/fast-clock.ts';
import { row } from './support/row.ts';

/** Rows in which nothing, or not certainly something, reached the service. */
const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

/** Fails so many times, then finds this machine. */
function lookupThatFails(times: number) {
  const asked: string[] = [];
  const lookup: net.LookupFunction = (host, { all }, done) => {
    asked.push(host);
    if (asked.length <= times) done(notFound, '', 0);
    else if (all) done(null, [{ address: '127.0.0.1', family: 4 }]);
    else done(null, '127.0.0.1', 4);
  };
  return { asked, lookup };
}

row(
  1,
  'DNS failure, permanent',
  { inside: true },
  {
    ...{ ran: 0, exit: 69 },
    says: [
      /not sent|nothing was sent/i,
      /cannot be (resolved|found)|cannot resolve|no such host|host name/i,
      /localhost/,
      /5 tries/,
    ],
    tellsRunId: true,
    journal: ['intent', 'not-sent'],
  },
  async (here) => {
    const { asked, lookup } = lookupThatFails(Number.POSITIVE_INFINITY);
    const env = { ECS_INVOKE_ENDPOINT: `http://localhost:${here.emulator.port}` };
    const ended = await here.run(here.words(), { lookup, env });
    assert.equal(asked.length, 5, 'tries');
    return ended;
  },
);

row(2, 'DNS failure, heals at try 3', { inside: true }, { ran: 1, exit: 0 }, async (here) => {
  const { asked, lookup } = lookupThatFails(2);
  const env = { ECS_INVOKE_ENDPOINT: `http://localhost:${here.emulator.port}` };
  const ended = await here.run(here.words(), { lookup, env });
  assert.ok(asked.length >= 3);
  return ended;
});

row(
  3,
  'connection refused',
  { proxied: true, inside: true },
  { ran: 0, exit: 69, says: [/not sent|nothing was sent/i, /refused/i, /127\.0\.0\.1:\d+/], tellsRunId: true },
  async (here) => {
    await here.proxy?.down();
    const ended = await here.run();
    assert.ok(ended.stderr.includes(String(here.proxy?.port)));
    return ended;
  },
);

row(
  4,
  'connect timeout (black hole)',
  { inside: { limits: { connectMs: 100, answerMs: 300 } } },
  {
    ran: 0,
    exit: 69,
    says: [/not sent|nothing was sent/i, /5 tries, each given up after 0\.1 s/],
    tellsRunId: true,
    journal: ['intent', 'not-sent'],
  },
  async (here) => {
    const port = await blackHole();
    return here.run([...here.words(), '--deadline', '1h'], {
      env: { ECS_INVOKE_ENDPOINT: `http://127.0.0.1:${port}` },
    });
  },
);

/** A listener that is stopped, with a full backlog: whoever knocks now hears nothing. */
async function blackHole(): Promise<number> {
  const script =
    'const s=require("net").createServer();s.listen({port:0,host:"127.0.0.1",backlog:1},()=>console.log(s.address().port))';
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  after(() => child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  child.kill('SIGSTOP');
  const port = Number(String(line));
  for (let knocks = 0; knocks < 4; knocks++) {
    const socket = net.connect(port, '127.0.0.1').on('error', () => {});
    after(() => socket.destroy());
    await Promise.race([once(socket, 'connect'), new Promise((wake) => setTimeout(wake, 100))]);
  }
  return port;
}

row(
  5,
  'TLS: a certificate that has expired',
  {},
  {
    ...{ ran: 0, exit: 69 },
    says: [/not sent|nothing was sent/i, /certificate/i, /CN=|issue/i],
    neverSays: [/try(ing)? again|next try/i],
  },
  async (here) => {
    let connections = 0;
    const server = tls.createServer(certificate('expired')).on('connection', () => connections++);
    server.on('tlsClientError', () => {});
    after(() => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const ended = await here.run(here.words(), { env: { ECS_INVOKE_ENDPOINT: `https://127.0.0.1:${port}` } });
    assert.equal(connections, 1, 'connections');
    return ended;
  },
);

row(
  6,
  'TLS: reset during the handshake',
  { inside: true },
  { ran: 0, exit: 69, says: [/not sent|nothing was sent/i], journal: ['intent', 'not-sent'] },
  async (here) => {
    let connections = 0;
    const server = net.createServer((socket) => {
      connections++;
      socket.on('error', () => {});
      socket.once('data', () => socket.resetAndDestroy());
    });
    after(() => server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const ended = await here.run(here.words(), { env: { ECS_INVOKE_ENDPOINT: `https://127.0.0.1:${port}` } });
    assert.equal(connections, 5, 'tries');
    return ended;
  },
);

const sentAgain = {
  ran: 1,
  exit: 0,
  says: [/lost|no (valid )?answer/i, /again/i],
  journal: ['intent', 'sent', 'unknown', 'sent', 'accepted'],
};

row(7, 'reset before the request was read', { faults: ['*:1:before-read:reset'] }, sentAgain);

row(8, 'reset after reading, before commit', { faults: ['InvokeCommand:1:before-commit:reset'] }, sentAgain);

row(
  26,
  'client clock 20 min off',
  { clock: ahead(20 * 60_000) },
  { ran: 1, exit: 0, says: [/clock/i, /20 ?min|19 ?min|1,?200 ?s/i] },
);

function ahead(ms: number): FastClock {
  const clock = new FastClock(1);
  clock.jump(ms);
  return clock;
}

row(
  27,
  'a proxy repeats our request, and we get SignatureNonceUsed',
  { proxied: true },
  {
    ran: 1,
    exit: 0,
    says: [/found/i, /repeat|twice|duplicate/i, /t-[0-9a-f]+/],
    journal: ['sent', 'unknown', 'accepted'],
  },
  async (here) => {
    here.proxy?.add({ toxic: { kind: 'repeat' }, action: 'InvokeCommand', times: 1 });
    return here.run();
  },
);
