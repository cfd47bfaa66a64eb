import assert from 'node:assert/strict';
import net from 'node:net';
import { test } from 'node:test';
import { ownAddresses, targetOf } from '../../src/emulator/own-addresses.ts';
import { actionNamed, formatOf, readRpc, type WireRequest } from '../../src/emulator/request.ts';
import { simulated } from './support/start.ts';
import { ask, callAcs3, send, signed } from './support/wire-client.ts';

const many = (count: number) => Array.from({ length: count }, (_, n) => `p${n}=`).join('&');
const form = { 'content-type': 'application/x-www-form-urlencoded' };

for (const [how, request] of [
  ['in the query', { path: `/?${many(1_001)}` }],
  ['in the form', { method: 'POST', headers: form, body: many(1_001) }],
  ['and nothing in them', { method: 'POST', headers: form, body: `${'&'.repeat(2_000)}Action=DescribeRegions` }],
] as const) {
  test(`more than 1,000 parameters ${how} are refused unread, whoever sends them [own]`, async (t) => {
    const { emulator } = await simulated(t);
    const reply = await send(emulator.port, request);
    assert.equal(reply.status, 400);
    assert.match(reply.text, /<Code>Emulator\.(TooManyParameters)<\/Code>/);
  });
}

test('1,000 parameters are read [own]', async (t) => {
  const { emulator } = await simulated(t);
  const reply = await send(emulator.port, { path: `/?Action=DescribeRegions&${many(999)}` });
  assert.match(reply.text, /<Code>MissingVersion<\/Code>/);
});

test('of a million parameters a thousand are looked at [own]', (t) => {
  const parsed: number[] = [];
  const { URLSearchParams: Real } = globalThis;
  t.after(() => {
    globalThis.URLSearchParams = Real;
  });
  globalThis.URLSearchParams = class extends Real {
    constructor(text: string) {
      super(text);
      parsed.push(this.size);
    }
  } as typeof Real;
  const wire: WireRequest = {
    ...{ method: 'POST', path: '/', query: '', headers: form },
    body: Buffer.from(many(100_000)),
  };
  assert.throws(() => readRpc(wire), { code: 'Emulator.TooManyParameters' });
  formatOf(wire);
  actionNamed(wire);
  assert.deepEqual(
    parsed.filter((size) => size > 0),
    [1_001, 1_001],
  );
});

for (const name of ['constructor', '__proto__', 'toString', 'x-absent']) {
  test(`ACS3: a signed header called ${name} that was not sent has no value [own]`, async (t) => {
    const { emulator, clock } = await simulated(t);
    const reply = await callAcs3(emulator, 'DescribeRegions', {}, { date: clock.now(), absent: [name] });
    assert.equal(reply.status, 200, reply.text);
  });
}

test('ACS3: a header signed twice is no signature [assumed]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const reply = await callAcs3(emulator, 'DescribeRegions', {}, { date: clock.now(), absent: ['host'] });
  assert.deepEqual([reply.status, JSON.parse(reply.text).Code], [400, 'IncompleteSignature']);
});

test('the usual port may be left out of an address, another may not [own]', () => {
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
    assert.ok(ownAddresses(80).includes(name));
    assert.ok(ownAddresses(80).includes(`${name}:80`));
    assert.ok(!ownAddresses(8080).includes(name));
    assert.ok(ownAddresses(8080).includes(`${name}:8080`));
  }
  assert.equal(ownAddresses(80).length, 6);
});

test('a request line with a whole address is taken apart [own]', () => {
  assert.deepEqual(targetOf('/?a=http://x/?b'), { authority: null, path: '/', query: 'a=http://x/?b' });
  assert.deepEqual(targetOf('http://h:1/?a=b?c'), { authority: 'h:1', path: '/', query: 'a=b?c' });
  assert.deepEqual(targetOf('HTTP://h:1?a'), { authority: 'h:1', path: '/', query: 'a' });
  assert.deepEqual(targetOf('http://h:1'), { authority: 'h:1', path: '/', query: '' });
  assert.deepEqual(targetOf('https://h:1/'), { authority: null, path: 'https://h:1/', query: '' });
});

test('a whole address in the request line is served where it is ours, and else refused [own]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const { port } = emulator;
  const ask = async (address: string, host = `127.0.0.1:${port}`) => {
    const parameters = signed(emulator, 'GET', { Action: 'DescribeRegions' }, clock.now());
    return raw(port, `GET ${address}/?${new URLSearchParams(parameters)} HTTP/1.1\r\nHost: ${host}\r\n`);
  };
  assert.match(await ask(`http://127.0.0.1:${port}`), /^HTTP\/1\.1 200 /);
  assert.match(await ask(`http://LOCALHOST:${port}`), /^HTTP\/1\.1 200 /);
  assert.match(await ask('http://evil.example'), /^HTTP\/1\.1 403 .*Emulator\.ForeignHost/s);
  assert.match(await ask(`http://x@127.0.0.1:${port}`), /^HTTP\/1\.1 403 .*Emulator\.ForeignHost/s);
  assert.match(await ask(`http://127.0.0.1:${port}`, 'evil.example'), /^HTTP\/1\.1 403 .*Emulator\.ForeignHost/s);
  assert.match(await ask(`https://127.0.0.1:${port}`), /^HTTP\/1\.1 404 /);
});

test('names that every object has are no parameters and no codes [own]', async (t) => {
  const { emulator } = await simulated(t);
  const answer = await ask(emulator, 'DescribeRegions', { constructor: '1' } as Record<string, string>);
  assert.deepEqual([answer.status, answer.Code], [400, 'Emulator.UnknownParameter']);
  for (const code of ['constructor', '__proto__', 'toString']) {
    emulator.faults.add({ action: 'DescribeRegions', times: 1, effect: { kind: 'code', code } });
    const struck = await ask(emulator, 'DescribeRegions');
    assert.deepEqual([struck.status, struck.Code], [400, code]);
  }
});

function raw(port: number, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1');
    let reply = '';
    socket.on('data', (data) => {
      reply += data.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(reply));
    socket.write(`${head}Connection: close\r\n\r\n`);
  });
}
