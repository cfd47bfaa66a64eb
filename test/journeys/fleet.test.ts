import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { ecsInvoke, type JourneyOptions } from '../support/journey.ts';

/** A directory with these files, gone with the test. */
function directory(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => rmSync(scratch, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(scratch, name), content);
  return scratch;
}

const exec = (fleet: string, words: readonly string[], options: JourneyOptions = {}) =>
  ecsInvoke(['emulator', 'exec', '--fleet', fleet, '--', ...words], options);

const own = JSON.stringify({
  starter: false,
  instances: [
    { instanceId: 'i-app1', instanceName: 'app-1', usernames: ['deploy'] },
    { instanceId: 'i-win1', osType: 'windows', simulated: { runMs: 20, exitCode: 3, output: 'Windows\r\n' } },
  ],
  commands: [
    {
      ...{ commandId: 'c-deploy', name: 'deploy', contentFile: 'deploy.sh' },
      parameterDefinitions: [{ parameterName: 'version', defaultValue: 'v1' }],
    },
    { name: 'ipconfig', type: 'RunBatScript', content: 'ipconfig' },
  ],
});
const script = 'echo "{{version}} by $LOGNAME on {{ACS::InstanceName}}"\n';

test('exec --fleet: its instances and commands are there, the script beside the file, its users too', async (t) => {
  const scratch = directory(t, { 'fleet.json': own, 'deploy.sh': script });
  const invoked = [
    'ecs-invoke',
    '-c',
    'deploy',
    '-i',
    'i-app1',
    '-p',
    'version=v7',
    '--user',
    'deploy',
    '--wait',
    '-q',
  ];
  const { code, stdout, stderr } = await exec(path.join(scratch, 'fleet.json'), invoked);
  assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: 'v7 by deploy on app-1\n', stderr: '' });
});

test('a byte-order mark does no harm; Windows answers from its model; the starter fleet is not there', async (t) => {
  const fleet = path.join(directory(t, { 'fleet.json': `\ufeff${own}`, 'deploy.sh': script }), 'fleet.json');
  const { stdout, code } = await exec(fleet, ['ecs-invoke', '-c', 'ipconfig', '-i', 'i-win1', '--wait', '-q']);
  assert.equal(stdout, 'Windows\r\n');
  assert.ok(code !== 0);
  const { stderr } = await exec(fleet, ['ecs-invoke', '-c', 'deploy', '-i', 'i-web1']);
  assert.match(stderr, /InvalidInstance\.NotFound/);
});

test('--fleet - reads standard input, where scripts lie in the current directory', async () => {
  const fleet = JSON.stringify({ instances: [{ instanceId: 'i-in1' }] });
  const { stdout } = await exec('-', ['ecs-invoke', '-c', 'c-hello', '-i', 'i-in1', '--wait', '-q'], { input: fleet });
  assert.equal(stdout, 'Hello! This is i-in1.\n');
});

test('everything that is wrong with the file and the other flags is told at once: 64, and nothing starts', async (t) => {
  const wrong = { instances: [{ instanceId: '../i-a', agent: 'absnt' }], commnds: [] };
  const fleet = path.join(directory(t, { 'fleet.json': JSON.stringify(wrong) }), 'fleet.json');
  const args = ['emulator', 'exec', '--port', 'x', '--fleet', fleet, '--', 'echo', 'started'];
  const { code, stdout, stderr } = await ecsInvoke(args);
  assert.equal(code, 64);
  assert.equal(stdout, '');
  assert.match(stderr, /4 things need mending/);
  for (const place of ['commnds', 'instances[0].instanceId  "../i-a"', 'instances[0].agent  "absnt"']) {
    assert.ok(stderr.includes(`${fleet}: ${place}`), place);
  }
  assert.match(stderr, /--port/);
  assert.match(stderr, /→ Write absent\./);
});

for (const [what, content, code, said] of [
  ['comments', '{\n  // words\n}', 64, /fleet\.json:2:3\n.*\n.*no comments/],
  ['an ID of the starter fleet', '{"instances":[{"instanceId":"i-web1"}]}', 64, /already there/],
  ['an ID of --instances', '{"instances":[{"instanceId":"i-sim00001"}]}', 64, /already there/],
  ['1 MB of junk', 'x'.repeat(1024 * 1024), 64, /fleet\.json:1:1/],
  ['another encoding', Buffer.from('{}', 'utf16le'), 64, /fleet\.json:1:2/],
  ['no text', Buffer.from([0xff, 0xfe, 0x7b]), 74, /is not UTF-8 text/],
  ['more than there is room for', Buffer.alloc(32 * 1024 * 1024 + 1, ' '), 74, /is larger than 32 MB/],
  ['a script that is not there', '{"commands":[{"name":"a","contentFile":"none.sh"}]}', 74, /none\.sh does not exist/],
] as const) {
  test(`a fleet file with ${what}: ${code}`, async (t) => {
    const fleet = path.join(directory(t, { 'fleet.json': content }), 'fleet.json');
    const args = ['emulator', 'exec', '--instances', '1', '--fleet', fleet, '--', 'echo', 'started'];
    const ended = await ecsInvoke(args);
    assert.deepEqual([ended.code, ended.stdout], [code, '']);
    assert.match(ended.stderr, said);
  });
}

test('a fleet file that is not there, or is a directory: 74', async (t) => {
  const scratch = directory(t, {});
  for (const place of [path.join(scratch, 'none.json'), scratch]) {
    const { code, stderr } = await exec(place, ['echo', 'started']);
    assert.equal(code, 74);
    assert.ok(stderr.includes(place), stderr);
  }
});

test('thousands of instances by file: 20,000 simulated and 200 real ones', async (t) => {
  const instances = Array.from({ length: 20_200 }, (_, n) => ({ instanceId: `i-n${n}`, simulated: n >= 200 }));
  const fleet = path.join(directory(t, { 'fleet.json': JSON.stringify({ instances }) }), 'fleet.json');
  const { code, stdout } = await exec(fleet, ['ecs-invoke', '-c', 'c-hello', '-i', 'i-n0,i-n20199', '--wait']);
  assert.match(stdout, /Hello! This is i-n0\.\n/);
  assert.match(stdout, /Hello from i-n20199, a simulated instance/);
  assert.equal(code, 0);
});

test('the banner names the fleet that is there; after a restart with --data without the file it still starts', async (t) => {
  const scratch = directory(t, { 'fleet.json': own, 'deploy.sh': script });
  const serve = (...more: string[]) =>
    ecsInvoke(['emulator', '--data', path.join(scratch, 'data'), ...more], {
      env: { XDG_RUNTIME_DIR: scratch, LANG: 'zh_CN.UTF-8' },
      watch: (seen, kill) => seen.includes('--wait') && kill('SIGINT'),
    });
  const first = await serve('--fleet', path.join(scratch, 'fleet.json'));
  assert.match(first.stderr, /\n {2}实例 {6}i-app1\n {2}模拟实例 {2}i-win1（不启动进程）\n {2}命令 {6}c-deploy /);
  assert.match(first.stderr, /\n {4}ecs-invoke --emulator -c c-deploy -i i-app1 --wait\n/);
  const second = await serve();
  assert.match(second.stderr, /\n {2}实例 {6}i-web1 i-web2 i-db1 i-classic1\n/);
  assert.match(second.stderr, /c-deploy/);
  assert.ok(readFileSync(path.join(scratch, 'data', 'state.log'), 'utf8').includes('c-deploy'));
});
