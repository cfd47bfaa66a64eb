import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Aim, aimOf, nowhere } from '../../src/cli/aim.ts';
import { aimBeforeParsing } from '../../src/cli/before-parsing.ts';
import type { Given } from '../../src/cli/given.ts';
import { nextStep, nextSteps } from '../../src/cli/render/next-step.ts';
import { withNextSteps } from '../../src/cli/render/next-step-json.ts';

const cloud: Aim = { ...nowhere, region: 'cn-beijing', flags: ['--profile dev'] };
const emulator: Aim = { ...nowhere, region: 'cn-beijing', flags: ['--emulator'], emulated: true };

const steps: readonly (readonly [Aim, string, string])[] = [
  [cloud, 'See: ecs-invoke show t-1', 'See: ecs-invoke show t-1 -r cn-beijing --profile dev'],
  [cloud, '查看：ecs-invoke show t-1', '查看：ecs-invoke show t-1 -r cn-beijing --profile dev'],
  [cloud, 'See: ecs-invoke show t-1 -r cn-x --profile dev', 'See: ecs-invoke show t-1 -r cn-x --profile dev'],
  [
    cloud,
    'Look: ecs-invoke exec -i i-a -- ls -l /x',
    'Look: ecs-invoke exec -i i-a -r cn-beijing --profile dev -- ls -l /x',
  ],
  [cloud, 'Look: ecs-invoke schedule list', 'Look: ecs-invoke schedule list -r cn-beijing --profile dev'],
  [
    { ...cloud, flags: ['--profile dev', '--config c.json', '--endpoint https://x', '--edition 2019'] },
    'On: ecs-invoke resume r',
    'On: ecs-invoke resume r --profile dev --config c.json',
  ],
  [emulator, 'Again: ecs-invoke retry r --failed', 'Again: ecs-invoke retry r --failed --emulator'],
  [
    { ...emulator, flags: ['--endpoint http://127.0.0.1:9', '--edition 2019'] },
    'Run: ecs-invoke apply p',
    'Run: ecs-invoke apply p --endpoint http://127.0.0.1:9',
  ],
  [cloud, 'For instance: ecs-invoke schedule daily', 'For instance: ecs-invoke schedule daily'],
  [cloud, 'More: ecs-invoke explain X', 'More: ecs-invoke explain X'],
  [cloud, 'Start it: aliyun ecs StartInstance --InstanceId i-a', 'Start it: aliyun ecs StartInstance --InstanceId i-a'],
  [cloud, 'Nothing to type here.', 'Nothing to type here.'],
  [
    emulator,
    'Look: ecs-invoke exec -i i-a -- ls -l /x',
    'Look: ecs-invoke exec -i i-a -r cn-beijing --emulator -- ls -l ./x',
  ],
  [
    emulator,
    'Start: aliyun ecs StartInstance --RegionId r --InstanceId i-a',
    'Start: ecs-invoke emulator power start i-a',
  ],
  [emulator, 'Look: aliyun ecs DescribeInvocations --RegionId r', 'Look: ecs-invoke emulator ledger'],
  [
    emulator,
    'Online? See: aliyun ecs DescribeCloudAssistantStatus --RegionId r --InstanceId.1 i-a',
    'Online? See: ecs-invoke instances check -i i-a -r r --emulator',
  ],
  [emulator, 'Attach one: aliyun ecs AttachInstanceRamRole --RegionId r', ''],
  [emulator, 'Start it on the instance: systemctl start aliyun.service', ''],
  [
    { ...emulator, flags: ['--endpoint http://127.0.0.1:9'] },
    'Start: aliyun ecs StartInstance --InstanceId i-a',
    'Start: ecs-invoke emulator power start i-a --endpoint http://127.0.0.1:9',
  ],
];
for (const [aim, sentence, expected] of steps) {
  test(`${aim.emulated ? 'emulator' : 'cloud'}: ${sentence}`, () => {
    assert.equal(nextStep(sentence, aim, 'en'), expected);
  });
}

test('in an emulator a missing agent has its plain cause, and one that ended is to be kept first', () => {
  const install = 'Install it: aliyun ecs InstallCloudAssistant --RegionId r --InstanceId.1 i-a';
  assert.match(nextStep(install, emulator, 'en'), /^In the emulator this instance has no agent/);
  assert.match(nextStep(install, emulator, 'zh'), /^模拟器中的该实例没有 Agent/);
  const start = 'Start it: aliyun ecs StartInstance --InstanceId i-a';
  assert.match(nextStep(start, { ...emulator, shortLived: true }, 'en'), /keep one with ecs-invoke emulator/);
  assert.deepEqual(nextSteps([start, start, 'x: aliyun ecs DescribeRegions'], emulator, 'en').length, 1);
});

function given(values: Record<string, string>, from: Record<string, 'flag' | 'environment'> = {}): Given {
  const sourceOf = (name: string) => (name in values ? (from[name] ?? 'flag') : null);
  const one = (name: string) => (name in values ? { text: values[name]!, from: sourceOf(name)! } : null);
  return {
    one,
    all: (name) => [one(name) ?? []].flat(),
    on: (name) => name in values,
    from: sourceOf,
    spelled: String,
  };
}

test('the flags of the line choose the place, variables hold by themselves', () => {
  const flags = given({ region: 'cn-x', profile: 'my own', emulator: '' });
  assert.deepEqual(aimOf(flags), {
    region: 'cn-x',
    flags: ['--emulator', "--profile 'my own'"],
    emulated: true,
    shortLived: false,
  });
  const variables = given(
    { region: 'cn-x', endpoint: 'http://127.0.0.1:9' },
    { region: 'environment', endpoint: 'environment' },
  );
  assert.deepEqual(aimOf(variables), { region: null, flags: [], emulated: true, shortLived: false });
  const stronger = given({ emulator: '', endpoint: 'https://a.example' }, { emulator: 'environment' });
  assert.deepEqual(aimOf(stronger), {
    region: null,
    flags: ['--endpoint https://a.example'],
    emulated: false,
    shortLived: false,
  });
  const unparsed = aimBeforeParsing(['t-1', '--emulator', '-r', 'cn-x', '--', '--profile', 'p']);
  assert.deepEqual(unparsed, { region: 'cn-x', flags: ['--emulator'], emulated: true, shortLived: false });
});

test('a document has its ways out and its notes led there, and nothing else is touched', () => {
  const line = 'See: ecs-invoke show t-1';
  const led = `${line} -r cn-beijing --profile dev`;
  const document = {
    error: { fix: [line, line], message: line, violations: [{ fix: line }] },
    results: [{ output: line, at: new Date(0), causes: [{ fix: [line] }] }],
    notes: [{ code: 'c', text: line }],
  };
  assert.deepEqual(withNextSteps(document, cloud), {
    error: { fix: [led], message: line, violations: [{ fix: led }] },
    results: [{ output: line, at: new Date(0), causes: [{ fix: [led] }] }],
    notes: [{ code: 'c', text: led }],
  });
  assert.equal(withNextSteps(document, nowhere), document);
});
