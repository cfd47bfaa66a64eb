import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { certificate, listen, respond } from '../api/loopback.ts';
import { connectProxy } from '../support/connect-proxy.ts';
import { diagnosed } from '../support/diagnosis.ts';
import { documents } from '../support/documents.ts';
import { stage } from '../support/journey.ts';

const here = stage({ after });
const json = ['doctor', '-o', 'json'];
const page = '<!doctype html><title>Please log in</title>';

test('an endpoint where nobody listens: 69, named, with the fix', async () => {
  const { run } = await here;
  const { code, failed, state, evidence, fix } = diagnosed(
    await run(json, { env: { ECS_INVOKE_ENDPOINT: 'https://127.0.0.1:1' } }),
  );
  assert.deepEqual([code, failed], [69, ['endpoint']]);
  assert.match(evidence('endpoint'), /^127\.0\.0\.1:1: Nobody listens .*ECONNREFUSED/);
  assert.match(fix('endpoint'), /--endpoint/);
  assert.deepEqual(['credentials', 'clock', 'signature', 'permissions'].map(state), [
    'ok',
    'skipped',
    'skipped',
    'skipped',
  ]);
});

test('a proxy that answers HTML in place of a tunnel: 69, the proxy is named without its password', async (t) => {
  const { run } = await here;
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nDate: Mon, 01 Jan 2018 00:00:00 GMT\r\n\r\n${page}`;
  const proxy = await connectProxy(t, { answer: (socket) => socket.end(answer) });
  const env = { ECS_INVOKE_ENDPOINT: 'https://ecs.test', HTTPS_PROXY: proxy.url.replace('://', '://jack:canary@') };
  const ended = await run(json, { env });
  const { code, failed, evidence, fix, whole, state } = diagnosed(ended);
  assert.deepEqual([code, failed], [69, ['proxy']]);
  assert.match(evidence('proxy'), new RegExp(`127\\.0\\.0\\.1:${proxy.port} → ecs\\.test:443: .*web page`));
  assert.match(fix('proxy'), /NO_PROXY=ecs\.test/);
  assert.equal(whole.proxy, `127.0.0.1:${proxy.port}`);
  assert.equal(state('clock'), 'skipped');
  assert.doesNotMatch(ended.stdout, /canary|jack/);
});

test('a proxy that answers a plain request with HTML: the answer is named, and its Date is nobody’s clock', async (t) => {
  const { run } = await here;
  const server = await listen(t, (socket) =>
    socket.end(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nDate: Mon, 01 Jan 2018 00:00:00 GMT\r\nContent-Length: ${page.length}\r\n\r\n${page}`,
    ),
  );
  const env = { ECS_INVOKE_ENDPOINT: 'http://ecs.test', HTTP_PROXY: server.origin };
  const { code, failed, evidence, fix, state, whole } = diagnosed(await run(json, { env }));
  assert.deepEqual([code, failed], [69, ['answer']]);
  assert.match(evidence('answer'), /^A web page came back.*HTTP 200 It began: <!doctype html>/);
  assert.doesNotMatch(evidence('answer') + fix('answer'), /may have run|Then /);
  assert.match(fix('answer'), /^Go round the proxy \(NO_PROXY=ecs\.test\)/);
  assert.deepEqual([state('proxy'), state('clock'), whole.clockOffsetSeconds], ['ok', 'skipped', null]);
});

test('a certificate nobody trusts: its issuer, and --ca-file', async (t) => {
  const { run } = await here;
  const server = await listen(t, respond(200, page, 'text/html'), { secure: certificate('trusted') });
  const env = { ECS_INVOKE_ENDPOINT: server.origin };
  const { code, failed, state, evidence, fix } = diagnosed(await run(json, { env }));
  assert.deepEqual([code, failed, state('endpoint')], [69, ['certificate'], 'ok']);
  assert.match(evidence('certificate'), /CN=/);
  assert.match(fix('certificate'), /--ca-file/);
  const trusted = diagnosed(await run([...json, '--ca-file', 'test/support/tls/trusted-cert.pem'], { env }));
  assert.deepEqual([trusted.failed, trusted.state('certificate')], [['answer'], 'ok']);
  assert.match(trusted.evidence('certificate'), /CN=.*until/);
});

test('why there is no proxy, and one that cannot be used', async () => {
  const { run } = await here;
  const excepted = await run(json, {
    env: { ECS_INVOKE_ENDPOINT: 'https://127.0.0.2:1', HTTPS_PROXY: 'http://jack:canary@127.0.0.1:1' },
  });
  assert.match(diagnosed(excepted).evidence('proxy'), /on this machine/);
  const socks = await run(json, {
    env: { ECS_INVOKE_ENDPOINT: 'https://ecs.test', ALL_PROXY: 'socks5://jack:canary@127.0.0.1:1' },
  });
  const { code, failed, state } = diagnosed(socks);
  assert.deepEqual([code, failed, state('endpoint')], [78, ['proxy'], 'skipped']);
  assert.doesNotMatch(socks.stdout + excepted.stdout, /canary|jack/);
});

test('Ctrl-C while the service is silent: 130, with what is known so far', async (t) => {
  const { run } = await here;
  const server = await listen(t, () => {});
  const { code, stdout, stderr } = await run(['doctor', '--debug'], {
    env: { ECS_INVOKE_ENDPOINT: server.origin },
    watch: (said, kill) => {
      if (said.includes('DescribeRegions')) kill('SIGINT');
    },
  });
  assert.equal(code, 130, stderr);
  assert.match(stdout, /^✓ Credentials/m);
  assert.match(stdout, /^– Endpoint +not finished/m);
  assert.match(stdout, /! You stopped it before the end\.\n {2}→ Then look again:\n {6}ecs-invoke doctor\n$/);
});

test('a service that takes the call and says nothing: it ends by itself, and says so', async (t) => {
  const { run } = await here;
  const server = await listen(t, () => {});
  const { code, failed, evidence } = diagnosed(await run(json, { env: { ECS_INVOKE_ENDPOINT: server.origin } }));
  assert.deepEqual([code, failed], [69, ['answer']]);
  assert.match(evidence('answer'), /no answer came in time/);
  assert.equal(server.requests.length, 1);
});

test('a call that did not get through names the proxy in its JSON too', async (t) => {
  const { run } = await here;
  const proxy = await connectProxy(t, { answer: (socket) => socket.end('HTTP/1.1 407 No\r\n\r\n') });
  const env = { ECS_INVOKE_ENDPOINT: 'https://ecs.test', HTTPS_PROXY: proxy.url };
  const [document] = documents((await run(['-c', 'c-hello', '-i', 'i-web1', '-o', 'json'], { env })).stderr);
  assert.equal(document.error.proxy, `127.0.0.1:${proxy.port}`);
});
