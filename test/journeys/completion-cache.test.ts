import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { ecsInvoke, stage } from '../support/journey.ts';

/** `__complete`, which the shells' scripts ask, and its cache. */
const secret = 'canary-in-the-script';
const here = stage(
  { after },
  {
    fleet: {
      instances: [
        { id: 'i-tagged', name: 'tagged', tags: { 'db-password': 'canary-in-a-tag', 'acs:x': 'the-clouds' } },
      ],
      commands: [
        { id: 'c-secret', name: 'backup', content: `echo ${secret}` },
        { id: 'c-deploy', name: 'deploy', content: 'echo {{version}} {{password}}', enableParameter: true },
      ],
    },
  },
);

function home() {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  const cache = path.join(directory, 'cache', 'ecs-invoke');
  return { directory, cache, env: { HOME: directory, XDG_CACHE_HOME: path.dirname(cache) } };
}

const quiet = (stdout = '') => ({ code: 0, stdout, stderr: '' });

async function untilAnswered(ask: () => Promise<{ stdout: string }>): Promise<string> {
  for (;;) {
    const { stdout } = await ask();
    if (stdout !== '') return stdout;
  }
}

test('lists come by way of the cache, which only this user can read and which holds no secret', async () => {
  const { env, run } = await here;
  const { cache, env: own } = home();
  await run(['-c', 'c-hello', '-i', 'i-web1', '-p', 'name=canary-in-a-parameter', '--wait']);
  const ask = (kind: string, typed = '') =>
    run(['__complete', kind, typed, '--', '--region', 'cn-hangzhou'], { env: own });
  assert.match(await untilAnswered(() => ask('commands', 'back')), /^c-secret\tbackup\n$/);
  assert.match(await untilAnswered(() => ask('instances', 'i-web1,')), /^i-web2\tweb-2$/m);
  assert.equal((await ask('tags')).stdout, 'env=\tprod\nrole=\tweb, db\ndb-password=\t\n');
  assert.match(await untilAnswered(() => ask('invocations')), /^t-\w+\thello, Success, 20/);
  assert.match(await untilAnswered(() => ask('regions', 'cn-hangz')), /^cn-hangzhou\t/);
  assert.equal(statSync(cache).mode & 0o777, 0o700);
  const files = readdirSync(cache);
  assert.ok(files.length >= 3, files.join());
  for (const name of files) {
    assert.equal(statSync(path.join(cache, name)).mode & 0o777, 0o600, name);
    const text = name + readFileSync(path.join(cache, name), 'utf8');
    for (const canary of [
      secret,
      'canary-in-a-parameter',
      'canary-in-a-tag',
      'the-clouds',
      env.ALIBABA_CLOUD_ACCESS_KEY_SECRET!,
      env.ALIBABA_CLOUD_ACCESS_KEY_ID!,
    ])
      assert.ok(!text.includes(canary), `${name} holds ${canary}`);
  }
});

test('parameters of the command of the line; an empty word that PowerShell leaves out is still one', async () => {
  const { run } = await here;
  const { env: own } = home();
  const line = ['--', '--region', 'cn-hangzhou', '-c', 'deploy', '-p', 'version=1'];
  const ask = (...words: string[]) => run(['__complete', 'parameters', ...words], { env: own });
  assert.equal(await untilAnswered(() => ask('', ...line)), 'password=\t\n');
  assert.equal((await ask(...line)).stdout, 'password=\t\n');
  assert.equal((await ask('--', ...line)).stdout, '', 'this time "--" is what is typed');
  assert.equal((await ask('', '--', '--region', 'cn-hangzhou')).stdout, '');
});

test('each region and each profile has lists of its own', async () => {
  const { run } = await here;
  const { env: own } = home();
  await untilAnswered(() => run(['__complete', 'instances', 'i-web1', '--', '-r', 'cn-hangzhou'], { env: own }));
  const elsewhere = await run(['__complete', 'instances', 'i-web1', '--', '-r', 'cn-beijing'], { env: own });
  assert.deepEqual(elsewhere, quiet());
});

test('an endpoint that never answers: nothing is waited for, and nothing is said', async (t) => {
  const sockets: net.Socket[] = [];
  const deaf = net.createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await new Promise((resolve) => deaf.once('listening', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    deaf.close();
  });
  const { env } = await here;
  const { port } = deaf.address() as net.AddressInfo;
  const words = ['__complete', 'instances', 'i-', '--', `--endpoint=http://127.0.0.1:${port}`];
  const asked = { env: { ...env, ...home().env } };
  // The server holds on for as long as the test runs, so an end at all shows that nobody waits for it.
  assert.deepEqual(await ecsInvoke(words, asked), quiet());
  assert.deepEqual(await ecsInvoke(words, asked), quiet());
});

test('whatever is broken, there is no error', async () => {
  const { env } = await here;
  const { directory, cache, env: own } = home();
  mkdirSync(path.join(directory, '.aliyun'));
  writeFileSync(path.join(directory, '.aliyun', 'config.json'), '{ "profiles": [ broken');
  const without = { ...own, ALIBABA_CLOUD_IGNORE_PROFILE: undefined };
  for (const words of [
    ['instances', '', '--', '--profile', 'nosuch'],
    ['profiles', '', '--'],
    ['commands', '', '--', '--region', '!!', '--edition', 'x'],
    ['commands', '', '--', '--endpoint', 'http://me:canary@127.0.0.1:1'],
    ['nonsense', '', '--'],
    [],
  ]) {
    assert.deepEqual(await ecsInvoke(['__complete', ...words], { env: without }), quiet(), words.join(' '));
  }
  // A directory that others may write to is not believed.
  mkdirSync(cache, { recursive: true });
  chmodSync(cache, 0o777);
  assert.deepEqual(await ecsInvoke(['__complete', 'instances', '', '--'], { env: { ...env, ...own } }), quiet());
  const nowhere = { ...env, HOME: '/dev/null', XDG_CACHE_HOME: '/dev/null' };
  assert.deepEqual(await ecsInvoke(['__complete', 'instances', '', '--'], { env: nowhere }), quiet());
});

test('a list is offered only while the directory is this user’s alone', async () => {
  const { run } = await here;
  const { cache, env: own } = home();
  const ask = () => run(['__complete', 'commands', 'back', '--', '--region', 'cn-hangzhou'], { env: own });
  assert.match(await untilAnswered(ask), /^c-secret/);
  chmodSync(cache, 0o770);
  assert.deepEqual(await ask(), quiet());
  chmodSync(cache, 0o700);
  assert.match((await ask()).stdout, /^c-secret/);
  if (process.getuid?.() !== 0) return;
  chownSync(cache, 65534, 65534);
  assert.deepEqual(await ask(), quiet());
});

test('profiles come from the file, without a network and without what is secret in it', async () => {
  const { directory, env: own } = home();
  mkdirSync(path.join(directory, '.aliyun'));
  const profiles = [
    { name: 'default', region_id: 'cn-hangzhou', access_key_secret: 'canary' },
    { name: 'prod', region_id: 'cn-beijing', access_key_secret: 'canary' },
  ];
  writeFileSync(path.join(directory, '.aliyun', 'config.json'), JSON.stringify({ current: 'default', profiles }));
  assert.deepEqual(await ecsInvoke(['__complete', 'profiles', 'p', '--'], { env: own }), quiet('prod\tcn-beijing\n'));
});

test('completion: the script on stdout, how to install it on stderr; the shell is that of $SHELL when none is named', async () => {
  const named = await ecsInvoke(['completion', 'fish', '--lang', 'zh']);
  assert.match(named.stdout, /complete -c ecs-invoke .* -d '?等待/);
  assert.match(named.stderr, /ecs-invoke completion fish \| source/);
  const found = await ecsInvoke(['completion'], { env: { SHELL: '/usr/bin/zsh' } });
  assert.match(found.stdout, /^#compdef ecs-invoke/);
  const unknown = await ecsInvoke(['completion'], { env: { SHELL: '/bin/tcsh' } });
  assert.deepEqual([unknown.code, unknown.stdout], [64, '']);
});
