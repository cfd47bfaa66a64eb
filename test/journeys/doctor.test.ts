import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { policy } from '../../src/cli/doctor/policy.ts';
import { parseFault } from '../../src/domain/fault-spec.ts';
import { RealClock } from '../../src/emulator/clock.ts';
import { knownActions } from '../../src/emulator/known-actions.ts';
import { diagnosed } from '../support/diagnosis.ts';
import { ecsInvoke, stage } from '../support/journey.ts';
import { refusal, requestId, tokenServices } from '../support/token-services.ts';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
after(() => fs.rmSync(directory, { recursive: true }));
const here = stage({ after });
const json = ['doctor', '-o', 'json'];

test('all is well: exit 0, every read was tried, nothing that changes anything, and the next command is named', async () => {
  const lines: string[] = [];
  const watched = await stage({ after }, { logger: (line) => lines.push(line) });
  const text = await watched.run(['doctor']);
  assert.match(text.stdout, /^✓ Signature +accepted/m);
  assert.match(text.stdout, /✓ All that is needed works; one warning|✓ All well/);
  assert.match(text.stdout, /ecs-invoke instances list\n$/);
  assert.deepEqual([text.code, text.stderr], [0, '']);
  const actions = lines.map((line) => line.split(' ')[1]).sort();
  assert.deepEqual(actions, [
    'DescribeCloudAssistantStatus',
    'DescribeCommands',
    'DescribeInstances',
    'DescribeInvocationResults',
    'DescribeInvocations',
    'DescribeRegions',
  ]);
  const { failed, whole } = diagnosed(await watched.run(json));
  assert.deepEqual(failed, []);
  assert.ok(whole.permissions.every(({ outcome }) => outcome === 'allowed'));
  assert.deepEqual(whole.exit, { code: 0, reason: 'well' });
});

test('every edition is well, and --emulator needs no account', async () => {
  for (const edition of ['2018', '2019', 'current'] as const) {
    const { run } = await stage({ after }, { edition });
    const { code, whole } = diagnosed(await run([...json, '--edition', edition]));
    assert.ok(
      whole.permissions.every(({ outcome }) => outcome === 'allowed'),
      JSON.stringify(whole.permissions),
    );
    assert.equal(code, 0);
  }
  const own = await ecsInvoke([...json, '--emulator'], { env: { XDG_RUNTIME_DIR: directory } });
  assert.equal(diagnosed(own).state('signature'), 'ok');
});

test('no credentials: 78, each source is named, and the way, the answer and the clock are looked at all the same', async () => {
  const { emulator } = await here;
  const env = { ECS_INVOKE_ENDPOINT: emulator.endpoint, ECS_INVOKE_REGION: 'cn-hangzhou' };
  const { code, failed, whole, state, fix } = diagnosed(await ecsInvoke(json, { env }));
  assert.deepEqual([code, failed], [78, ['credentials']]);
  assert.match(fix('credentials'), /ALIBABA_CLOUD_ACCESS_KEY_ID.*aliyun configure.*--emulator/);
  assert.equal(whole.sources.length, 8);
  assert.deepEqual(['endpoint', 'answer', 'clock', 'signature'].map(state), ['ok', 'ok', 'ok', 'skipped']);
  const { stdout } = await ecsInvoke(['doctor'], { env });
  for (const name of ['--profile', 'ALIBABA_CLOUD_PROFILE', 'Terraform', 'ALIBABA_CLOUD_CREDENTIALS_URI', 'RAM role'])
    assert.ok(stdout.includes(name), name);
  assert.match(stdout, /✖ One problem; to mend: Credentials\.\n {2}→ Then look again:\n {6}ecs-invoke doctor\n$/);
});

test('a wrong secret: 77, named with its way out, and the clock is compared all the same; no secret is seen', async () => {
  const { run, emulator } = await here;
  const env = { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canarySecretThatIsWrong' };
  const { code, failed, state, evidence, fix } = diagnosed(await run(json, { env }));
  assert.deepEqual([code, failed], [77, ['signature']]);
  assert.match(evidence('signature'), /^SignatureDoesNotMatch: /);
  assert.match(fix('signature'), /\S/);
  assert.equal(state('clock'), 'ok');
  assert.equal(state('permissions'), 'skipped');
  for (const args of [['doctor'], ['doctor', '--debug', '--verbose'], json, ['doctor', '--lang', 'zh']]) {
    const { stdout, stderr } = await run(args, { env });
    assert.doesNotMatch(stdout + stderr, /canary|Signature=|GET&|POST&/);
    assert.ok(!(stdout + stderr).includes(emulator.accessKeyId), args.join(' '));
  }
});

for (const [ahead, side] of [
  [3600, 'behind'],
  [-3600, 'ahead of'],
] as const) {
  test(`a clock that is an hour ${side} the service’s: 77, with the direction and the command that sets it`, async () => {
    class Shifted extends RealClock {
      override now() {
        return new Date(Date.now() + ahead * 1000);
      }
    }
    const { run } = await stage({ after }, { clock: new Shifted() });
    const begun = performance.now();
    const { code, failed, state, evidence, fix, whole } = diagnosed(await run(json));
    const took = (performance.now() - begun) / 1000;
    assert.deepEqual([code, failed], [77, ['clock']]);
    const [, minutes, seconds, where] =
      /^(\d+) min (\d+) s (behind|ahead of) the service’s$/.exec(evidence('clock')) ?? [];
    assert.equal(where, side);
    // The service tells whole seconds, and what comes between its look at the clock and ours counts, too.
    const isAnHour = (offset: number) => Math.abs(offset - ahead) <= 2 + took;
    assert.ok(isAnHour(Math.sign(ahead) * (60 * Number(minutes) + Number(seconds))), evidence('clock'));
    assert.match(fix('clock'), /timedatectl set-ntp true/);
    // Signed by the service's time after the first refusal, so the rest is looked at all the same.
    assert.equal(state('signature'), 'ok');
    assert.ok(isAnHour(whole.clockOffsetSeconds ?? 0), `${whole.clockOffsetSeconds} s`);
  });
}

test('a wrong secret does not hide a clock that is off by minutes; by itself that is a warning, exit 0', async () => {
  class Shifted extends RealClock {
    override now() {
      return new Date(Date.now() + 300_000);
    }
  }
  const { run } = await stage({ after }, { clock: new Shifted() });
  const alone = diagnosed(await run(json));
  assert.deepEqual([alone.code, alone.state('clock'), alone.failed], [0, 'warning', []]);
  const both = diagnosed(await run(json, { env: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'wrong' } }));
  assert.deepEqual([both.code, both.state('clock'), both.failed], [77, 'warning', ['signature']]);
});

test('no permission: 77, each read that is denied with what it is for, and where the policy is', async () => {
  const { run, emulator } = await stage({ after });
  const fault = parseFault('*:*:code=Forbidden.RAM');
  assert.ok(fault.ok);
  emulator.faults.add(fault.value);
  const { code, failed, state, whole, fix } = diagnosed(await run(json));
  assert.deepEqual([code, failed], [77, ['permissions']]);
  assert.equal(state('signature'), 'ok');
  assert.equal(whole.permissions.filter(({ outcome }) => outcome === 'denied').length, 6);
  assert.match(fix('permissions'), /ecs-invoke doctor --policy/);
  assert.match(state('running') ?? '', /skipped/);
  assert.match(fix('running'), /--rehearse/);
});

test('a read that only some commands need is a warning', async () => {
  const { run, emulator } = await stage({ after });
  const fault = parseFault('DescribeCommands:*:code=Forbidden.RAM');
  assert.ok(fault.ok);
  emulator.faults.add(fault.value);
  const { code, state, whole } = diagnosed(await run(json));
  assert.deepEqual([code, state('permissions')], [0, 'warning']);
  assert.deepEqual(
    whole.permissions.filter(({ outcome }) => outcome === 'denied').map(({ action }) => action),
    ['DescribeCommands'],
  );
});

test('credentials to be fetched: how long they hold, who refused them, and who was not there', async (t) => {
  const { emulator } = await here;
  const { accessKeyId, accessKeySecret, securityToken, expiration } = emulator.sts();
  const Credentials = {
    AccessKeyId: accessKeyId,
    AccessKeySecret: accessKeySecret,
    SecurityToken: securityToken,
    Expiration: expiration.toISOString(),
  };
  const good = await tokenServices(t, () => [200, { RequestId: requestId, Credentials }]);
  const bad = await tokenServices(t, (asked) => refusal('NoPermission', asked));
  const fields = { access_key_id: 'LTAIcanarycanary', access_key_secret: 'canarySecret', ram_role_arn: 'r' };
  const env = { ECS_INVOKE_ENDPOINT: emulator.endpoint };
  const doctor = async (host: string) => {
    const file = path.join(directory, 'role.json');
    const profile = { name: 'p', mode: 'RamRoleArn', region_id: 'cn-hangzhou', sts_endpoint: host, ...fields };
    fs.writeFileSync(file, JSON.stringify({ current: 'p', profiles: [profile] }), { mode: 0o600 });
    const ended = await ecsInvoke([...json, '--config', file], { env });
    assert.doesNotMatch(ended.stdout, /canary/i);
    return diagnosed(ended);
  };
  const well = await doctor(good.host);
  assert.match(well.evidence('credentials'), /profile "p".*mode RamRoleArn/);
  assert.match(well.evidence('fetching'), /^temporary key ….{4}, good until .*Z \((59|60) min\)$/);
  assert.deepEqual([well.code, well.state('signature')], [0, 'ok']);
  const denied = await doctor(bad.host);
  assert.deepEqual([denied.code, denied.failed, denied.state('clock')], [77, ['fetching'], 'ok']);
  const gone = await doctor('127.0.0.1:1');
  assert.deepEqual([gone.code, gone.failed], [78, ['fetching']]);
});

test('a configuration file: open to others, broken, without the profile that is asked for', async () => {
  const { env, emulator } = await here;
  const file = path.join(directory, 'open.json');
  const profiles = [{ name: 'p', mode: 'AK', access_key_id: 'k', access_key_secret: 's', region_id: 'cn-hangzhou' }];
  fs.writeFileSync(file, JSON.stringify({ current: 'p', profiles }));
  fs.chmodSync(file, 0o644);
  const bare = { ECS_INVOKE_ENDPOINT: emulator.endpoint };
  const open = diagnosed(await ecsInvoke([...json, '--config', file], { env: bare }));
  assert.match(open.evidence('configuration'), /mode 644, 1 profile, current: "p" \(AK\)/);
  assert.match(open.fix('configuration'), /chmod 600/);
  const absent = diagnosed(await ecsInvoke([...json, '--config', file, '--profile', 'q'], { env: bare }));
  assert.deepEqual([absent.code, absent.failed], [78, ['configuration']]);
  assert.match(absent.fix('configuration'), /There are: "p"/);
  fs.writeFileSync(file, '{"profiles": canary');
  const broken = await ecsInvoke([...json, '--config', file], { env: bare });
  assert.doesNotMatch(broken.stdout, /canary/);
  assert.deepEqual([diagnosed(broken).code, diagnosed(broken).failed], [78, ['configuration']]);
  const unneeded = { ...env, ALIBABA_CLOUD_IGNORE_PROFILE: undefined };
  const passed = diagnosed(await ecsInvoke([...json, '--config', file], { env: unneeded }));
  assert.deepEqual([passed.code, passed.state('configuration')], [0, 'warning']);
});

test('no region: 64, and one that looks like a slip is a warning', async () => {
  const { env } = await here;
  const none = { ...env, ALIBABA_CLOUD_REGION_ID: undefined, ALIBABA_CLOUD_IGNORE_PROFILE: undefined };
  const missing = diagnosed(await ecsInvoke(json, { env: { ...none, ECS_INVOKE_ENDPOINT: undefined } }));
  assert.deepEqual([missing.code, missing.failed], [64, ['region']]);
  const slip = diagnosed(await ecsInvoke([...json, '-r', 'cn-hangzou'], { env }));
  assert.equal(slip.state('region'), 'warning');
  assert.match(slip.fix('region'), /Did you mean cn-hangzhou/);
  const wrong = await ecsInvoke(['doctor', '--endpoint', 'nonsense'], { env });
  assert.deepEqual([wrong.code, wrong.stdout], [64, '']);
});

test('--policy prints a policy with every action that is ever called, and calls nothing', async () => {
  const { code, stdout, stderr } = await ecsInvoke(['doctor', '--policy']);
  assert.deepEqual([code, stderr, JSON.parse(stdout)], [0, '', policy]);
  const called = new Set<string>();
  for (const file of fs.readdirSync('src/api').filter((name) => name.endsWith('.ts'))) {
    const source = fs.readFileSync(path.join('src/api', file), 'utf8');
    const actions = source.matchAll(/'((?:Describe|Invoke|Run|Stop|Send|Create|Modify|Delete)[A-Z]\w+)'/g);
    for (const [, action = ''] of actions) if (knownActions.has(action)) called.add(`ecs:${action}`);
  }
  assert.ok(called.size > 10);
  assert.deepEqual(policy.Statement.flatMap(({ Action }) => Action).sort(), [...called].sort());
});

test('-q says only what is wrong, and nothing when nothing is', async () => {
  const { run } = await here;
  const env = { XDG_STATE_HOME: directory };
  assert.deepEqual(await run(['doctor', '-q'], { env }), { code: 0, stdout: '', stderr: '' });
  const { stdout } = await run(['doctor', '-q'], { env: { ...env, ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'x' } });
  assert.match(stdout, /^✖ Signature/);
  assert.doesNotMatch(stdout, /^[✓–]/m);
});

test('the state directory is a file: a warning with the way out', async () => {
  const { run } = await here;
  const file = path.join(directory, 'a-file');
  fs.writeFileSync(file, '');
  const { code, state, evidence } = diagnosed(await run(json, { env: { XDG_STATE_HOME: file } }));
  assert.deepEqual([code, state('state')], [0, 'warning']);
  assert.match(evidence('state'), /ENOTDIR/);
});
