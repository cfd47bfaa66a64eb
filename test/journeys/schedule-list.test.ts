import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import Ajv from 'ajv';
import { stage } from '../support/journey.ts';

const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
);
const here = stage({ after });

function document(text: string) {
  const parsed = JSON.parse(text);
  const follows: boolean = valid(parsed);
  assert.ok(follows, `${JSON.stringify(valid.errors, null, 1)}\n${text}`);
  return parsed;
}

test('what is scheduled is listed with its next run, stopped, and gone', async () => {
  const { run } = await here;
  assert.match((await run(['schedule', 'list'])).stdout, /^Nothing is scheduled in cn-hangzhou\.$/m);

  const scheduled = async (frequency: string) =>
    (await run(['-c', 'c-hello', '-i', 'i-web1,i-web2', '--frequency', frequency])).stdout.trim();
  const nightly = await scheduled('0 0 2 * * ? Asia/Shanghai');
  const open = await scheduled('0 0 2 * * ?');
  const { stdout, code } = await run(['schedule', 'list']);
  assert.equal(code, 0);
  assert.match(stdout, new RegExp(`^${nightly}\n  hello \\(c-hello\\)\n  0 0 2`, 'm'));
  assert.match(
    stdout,
    /At 02:00, every day, Asia\/Shanghai time\.\n {2}next run: \d{4}-\d\d-\d\d 18:00:00 UTC\n {2}i-web1, i-web2/,
  );
  assert.match(stdout, /when it runs next depends on the instance's own clock/);

  const chinese = await run(['schedule', 'list', '--lang', 'zh']);
  assert.match(chinese.stdout, /每天，02:00 执行（时区 Asia\/Shanghai）。\n {2}下一次执行：/);
  const listed = document((await run(['schedule', 'list', '-o', 'json'])).stdout);
  assert.deepEqual(
    listed.schedules.map(({ invokeId }: { invokeId: string }) => invokeId).sort(),
    [nightly, open].sort(),
  );

  const stopped = await run(['schedule', 'stop', nightly]);
  assert.equal(stopped.code, 0, stopped.stderr);
  assert.equal(stopped.stdout, '');
  assert.match(stopped.stderr, /i-web1 +stopped, no further run starts[\s\S]*2 stopped/);
  assert.equal((await run(['schedule', 'list', '-q'])).stdout, `${open}\n`);
  assert.equal(document((await run(['schedule', 'stop', open, '-o', 'json'])).stdout).kind, 'stopped');
  assert.equal((await run(['schedule', 'list', '-q'])).stdout, '');
});

test('stopping what is not there, in another region, or nothing at all', async () => {
  const { run } = await here;
  const unknown = await run(['schedule', 'stop', 't-nosuch']);
  assert.equal(unknown.code, 3);
  assert.match(unknown.stderr, /cn-hangzhou knows no invocation t-nosuch/);
  const { error } = document((await run(['schedule', 'stop', 't-nosuch', '-o', 'json'])).stderr);
  assert.equal(error.type, 'invocation-not-found');
  assert.equal((await run(['schedule', 'stop', 'nightly'])).code, 64);
  assert.equal((await run(['schedule', 'stop'])).code, 64);
  assert.equal((await run(['schedule', 'list', '--nosuch'])).code, 64);
});

test('no answer to anything: the stop goes out all the same, and what became of it is not known', async (t) => {
  const actions: string[] = [];
  const silent = createServer((request) => {
    request.once('data', (body) => {
      actions.push(new URLSearchParams(String(body)).get('Action') ?? '');
      request.socket.destroy();
    });
  });
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  t.after(() => silent.close());
  const { port } = silent.address() as AddressInfo;
  const { run } = await here;
  const env = { ECS_INVOKE_ENDPOINT: `http://127.0.0.1:${port}` };
  const { code, stderr } = await run(['schedule', 'stop', 't-hz1'], { env });
  assert.equal(code, 4, stderr);
  assert.match(stderr.replace(/\s+/g, ' '), /Whether t-hz1 was stopped is not known .*Stopping twice does no harm/);
  assert.ok(actions.includes('StopInvocation'), actions.join());
  const listed = await run(['schedule', 'list', '-o', 'json'], { env });
  assert.equal(listed.code, 69);
  assert.equal(document(listed.stderr).error.type, 'no-answer');
});
