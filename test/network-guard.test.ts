import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import dns from 'node:dns';
import net from 'node:net';
import { test } from 'node:test';

/** The guard is only worth something if it is there, in this process and in every child. */
test('a connection to another machine throws here', () => {
  assert.throws(() => net.connect({ host: '192.0.2.1', port: 80 }), /network guard/);
  assert.throws(() => net.connect(80, '192.0.2.1'), /network guard/);
});

test('a look-up of another name throws here', async () => {
  assert.throws(() => dns.lookup('example.com', () => {}), /network guard/);
  assert.throws(() => void dns.promises.resolve4('example.com'), /network guard/);
});

test('a child is guarded too', () => {
  const child = spawnSync(process.execPath, ['-e', "require('node:http').get('http://192.0.2.1/')"], {
    encoding: 'utf8',
  });
  assert.notEqual(child.status, 0);
  assert.match(child.stderr, /network guard/);
});

test('loopback is open', async () => {
  const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((connected) => net.connect(port, '127.0.0.1', () => connected(null)));
  server.close();
});
