import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { test } from 'node:test';
import type { NoAnswer } from '../../src/api/call-problem.ts';
import { textIn } from '../../src/api/plain-data.ts';
import { bodyOf, facts, html, invokeOver, noAnswer, options, problemOf, refused, xml } from './calls.ts';
import { type Answer, listen, respond, respondJson, transportTo } from './loopback.ts';

test('ten calls at once with five fates are told apart', async (t) => {
  const fates: readonly [Answer, object][] = [
    [respond(404, xml('InvalidAction.NotFound'), 'text/xml'), refused('InvalidAction.NotFound', 404)],
    [respond(502, html, 'text/plain'), noAnswer('html', 502)],
    [respond(200, ''), noAnswer('empty-body', 200)],
    [respond(302, ''), noAnswer('not-the-api', 302)],
    [(socket) => socket.resetAndDestroy(), noAnswer('reset', null)],
  ];
  const mixed = [...fates, ...fates];
  const servers = await Promise.all(mixed.map(([answer]) => listen(t, answer)));
  const problems = await Promise.all(servers.map((server) => problemOf(invokeOver(transportTo(server.origin)))));
  assert.deepEqual(
    problems.map(facts),
    mixed.map(([, expected]) => expected),
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

test('a head that belongs to another call changes nothing', async (t) => {
  const fates = new EventEmitter();
  const server = await listen(t, (socket, request) => {
    const name = new URLSearchParams(bodyOf(request)).get('CommandId');
    if (name === 'late body') socket.write('HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\n');
    else if (name === 'other') return respond(502, html, 'text/html')(socket, request);
    fates.once('end', () => (name === 'late body' ? socket.end('no') : socket.resetAndDestroy()));
    fates.emit('request');
  });
  const transport = transportTo(server.origin);
  const call = (name: string) => problemOf(transport.call('InvokeCommand', { CommandId: name }, () => ''));
  const arrived = once(fates, 'request');
  const lateBody = call('late body');
  await arrived;
  const arrivedToo = once(fates, 'request');
  const reset = call('reset');
  await arrivedToo;
  assert.deepEqual(facts(await call('other')), noAnswer('html', 502));
  fates.emit('end');
  assert.deepEqual(facts(await lateBody), noAnswer('not-the-api', 404));
  assert.deepEqual(facts(await reset), noAnswer('reset', null));
});
