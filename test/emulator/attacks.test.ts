import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { startEmulator } from '../../src/emulator/start.ts';
import { invoke, results, simulated, started } from './support/start.ts';
import { ask, call, send, signed } from './support/wire-client.ts';

const hello = { Action: 'InvokeCommand', RegionId: 'cn-hangzhou', CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };

test('a page of the web is refused, even with a good signature [contract]', async (t) => {
  const { emulator, runner } = await simulated(t);
  const query = new URLSearchParams(signed(emulator, 'GET', hello, emulator.clock.now()));
  for (const [headers, code] of [
    [{ origin: 'http://evil.example' }, 'Emulator.ForeignOrigin'],
    [{ origin: 'null' }, 'Emulator.ForeignOrigin'],
    [{ origin: `http://127.0.0.1:${emulator.port}` }, 'Emulator.ForeignOrigin'],
    [{ host: `evil.example:${emulator.port}` }, 'Emulator.ForeignHost'],
    [{ host: '127.0.0.1' }, 'Emulator.ForeignHost'],
    [{ host: `127.0.0.1:${emulator.port}.evil.example` }, 'Emulator.ForeignHost'],
    [{ host: `127.0.0.1:${emulator.port + 1}` }, 'Emulator.ForeignHost'],
  ] as const) {
    const reply = await send(emulator.port, { path: `/?${query}`, headers });
    assert.deepEqual([reply.status, JSON.parse(reply.text).Code], [403, code]);
    assert.equal(reply.headers['access-control-allow-origin'], undefined);
  }
  for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]']) {
    const own = new URLSearchParams(signed(emulator, 'GET', hello, emulator.clock.now()));
    const reply = await send(emulator.port, { path: `/?${own}`, headers: { host: `${host}:${emulator.port}` } });
    assert.equal(reply.status, 200);
    assert.equal(runner.requests.length, 0);
  }
});

test('nothing is done for a request that is not signed, or signed for other parameters [doc]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const parameters = new URLSearchParams({ ...hello, Version: '2014-05-26', Format: 'JSON' });
  assert.equal((await send(emulator.port, { path: `/?${parameters}` })).status, 400);
  const tampered = { ...signed(emulator, 'GET', hello, clock.now()), CommandId: 'c-fail' };
  const reply = await send(emulator.port, { path: `/?${new URLSearchParams(tampered)}` });
  assert.equal(JSON.parse(reply.text).Code, 'SignatureDoesNotMatch');
  assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 0);
});

test('a body of 100 MB is refused without being read, and the emulator goes on [own]', async (t) => {
  const { emulator } = await simulated(t);
  const announced = await sendRaw(emulator.port, 100 * 1024 * 1024, true);
  assert.equal(announced.sent, 0);
  assert.match(announced.reply, /^HTTP\/1\.1 413 .*Emulator\.BodyTooLarge/s);
  const chunked = await sendRaw(emulator.port, 100 * 1024 * 1024, false);
  assert.match(chunked.reply, /^HTTP\/1\.1 413 /);
  assert.ok(chunked.sent < 20 * 1024 * 1024, `${chunked.sent} bytes went out`);
  assert.equal((await ask(emulator, 'DescribeRegions')).status, 200);
});

test('a script in the URL fits, beyond 256 KB it does not [measured]', async (t) => {
  const emulator = await started(t);
  const parameters = { Action: 'CreateCommand', RegionId: 'cn-hangzhou', Name: 'n', Type: 'RunShellScript' };
  const content = 'A'.repeat(24 * 1024);
  const fits = await call(emulator, { ...parameters, CommandContent: content }, { how: 'POST-in-query' });
  assert.equal(fits.status, 200, fits.text);
  const long = await call(
    emulator,
    { ...parameters, CommandContent: content, Name: 'n'.repeat(200_000) },
    { how: 'POST-in-query' },
  );
  assert.equal(JSON.parse(long.text).Code, 'CmdName.ExceedLimit');
  assert.equal((await send(emulator.port, { path: `/?x=${'x'.repeat(300_000)}` })).status, 431);
});

test('it listens on 127.0.0.1 only [contract]', async (t) => {
  const emulator = await started(t);
  const hex = emulator.port.toString(16).toUpperCase().padStart(4, '0');
  const listening = ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : []))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${hex}`) && fields[3] === '0A')
    .map((fields) => fields[1]);
  assert.deepEqual(listening, [`0100007F:${hex}`]);
});

test('each start has its own keys; the log has no parameter, signature or secret in it [contract]', async (t) => {
  const lines: string[] = [];
  const emulator = await started(t, { logger: (line) => lines.push(line) });
  const other = await started(t);
  assert.notEqual(emulator.accessKeyId, other.accessKeyId);
  assert.notEqual(emulator.accessKeySecret, other.accessKeySecret);
  const crossed = { ...emulator, accessKeySecret: other.accessKeySecret };
  const refused = await ask(crossed, 'InvokeCommand', { ...hello, Parameters: '{"name":"canary"}' });
  assert.equal(refused.Code, 'SignatureDoesNotMatch');
  await ask(emulator, 'InvokeCommand', { ...hello, Parameters: '{"name":"canary"}' });
  assert.equal(lines.length, 2);
  assert.match(lines[0]!, /^POST InvokeCommand 400 SignatureDoesNotMatch [0-9A-F-]{36}$/);
  assert.match(lines[1]!, /^POST InvokeCommand 200 [0-9A-F-]{36}$/);
});

test('names cannot climb out of the data directory [contract]', async (t) => {
  await assert.rejects(startEmulator({ fleet: { instances: [{ id: 'i-../../../tmp/x' }] } }), /not an instance ID/);
  await assert.rejects(startEmulator({ fleet: { instances: [{ id: 'i-web1' }] } }), /two instances/);
  const { emulator, clock } = await simulated(t);
  const id = await invoke(emulator, { CommandId: 'c-hello', WorkingDir: '../../../../etc' });
  await clock.advance(0);
  assert.equal((await results(emulator, id))[0].InvocationStatus, 'Success');
  assert.deepEqual(
    fs.readdirSync(path.dirname(emulator.dataDir)).filter((name) => name === 'x'),
    [],
  );
});

test('stop ends connections that are kept open [own]', async () => {
  const emulator = await startEmulator();
  const socket = net.connect(emulator.port, '127.0.0.1');
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await new Promise((resolve) => socket.on('connect', resolve));
  socket.on('error', () => {});
  await emulator.stop();
  await closed;
  await assert.rejects(send(emulator.port, {}), { code: 'ECONNREFUSED' });
});

/** Announces a body, or sends zeros in chunks until the answer comes or all are out. */
function sendRaw(port: number, bytes: number, announce: boolean): Promise<{ reply: string; sent: number }> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1');
    const chunk = Buffer.alloc(64 * 1024, '0');
    const length = announce ? `content-length: ${bytes}` : 'transfer-encoding: chunked';
    let reply = '';
    let sent = 0;
    socket.write(`POST / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${length}\r\n\r\n`);
    const pump = () => {
      // What is announced need not come: the answer is due at once.
      while (!announce && sent < bytes && reply === '') {
        sent += chunk.length;
        if (!socket.write(Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]))) return;
      }
    };
    socket.on('connect', pump);
    socket.on('drain', pump);
    socket.on('data', (data) => {
      reply += data.toString();
    });
    socket.on('error', (error) => (reply === '' ? reject(error) : undefined));
    socket.on('close', () => resolve({ reply, sent }));
  });
}
