import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { editions } from '../../src/emulator/editions.ts';
import { readFleetFile } from '../../src/emulator/fleet-file/fleet-file.ts';
import { regions } from '../../src/emulator/regions.ts';

const schema = JSON.parse(readFileSync('src/schema/emulator-fleet-1.json', 'utf8'));
const isRegex = (text: string) => {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
};
const follows = new Ajv({ allErrors: true, formats: { regex: isRegex } }).compile(schema);

const files: Readonly<Record<string, string>> = { 'deploy.sh': 'echo {{version}}', 'empty.sh': '' };
const read = (source: string, around: { instances?: number; edition?: '2018' | 'current' } = {}) =>
  readFleetFile(source, {
    instances: around.instances ?? 0,
    edition: editions[around.edition ?? 'current'],
    contentOf: async (file) => files[file] ?? null,
  });

async function wrong(file: unknown, around: Parameters<typeof read>[1] = {}) {
  const checked = await read(typeof file === 'string' ? file : JSON.stringify(file), around);
  assert.ok(!checked.ok, 'it was taken');
  return checked.violations;
}
const places = async (file: unknown, around: Parameters<typeof read>[1] = {}) =>
  (await wrong(file, around)).map(({ flag, rule, fix }) => [flag, rule, fix.en] as const);

const instance = (members: object) => ({ instances: [{ instanceId: 'i-a1', ...members }] });
const command = (members: object) => ({ commands: [{ name: 'a', content: 'echo', ...members }] });

test('everything that can be said is taken, and becomes what the emulator starts with [own]', async () => {
  const file = {
    $schema: 'emulator-fleet-1.json',
    starter: false,
    instances: [
      {
        ...{ instanceId: 'i-a1', instanceName: '应用', regionId: 'cn-shanghai', osType: 'windows', status: 'Stopped' },
        ...{ instanceNetworkType: 'classic', agent: 'old', tags: { env: 'prod', empty: '' }, timeZone: 'GMT+8:00' },
        ...{ usernames: ['deploy'], pendingMs: 0 },
        simulated: { runMs: [1, 5], exitCode: 3, failureRate: 0.5, output: 'a\n' },
      },
      { instanceId: 'mi-b2', simulated: true },
    ],
    commands: [
      {
        ...{ commandId: 'c-deploy', name: 'deploy', type: 'RunShellScript', contentFile: 'deploy.sh', timeout: 600 },
        ...{
          description: 'two\nlines',
          regionId: 'cn-shanghai',
          workingDir: '/srv',
          launcher: 'bash',
          tags: { a: 'b' },
        },
        parameterDefinitions: [
          { parameterName: 'Version', required: true, possibleValues: ['v1'], patternRegex: 'v.' },
        ],
      },
      { name: 'plain', content: 'echo {{not a parameter}}' },
    ],
  };
  assert.ok(follows(file), JSON.stringify(follows.errors));
  const checked = await read(JSON.stringify(file));
  assert.ok(checked.ok, JSON.stringify(checked));
  const { starter, instances, commands } = checked.value;
  assert.equal(starter, false);
  assert.deepEqual(instances, [
    {
      ...{ id: 'i-a1', name: '应用', regionId: 'cn-shanghai', os: 'windows', network: 'classic', power: 'Stopped' },
      ...{ agent: 'old', tags: { env: 'prod', empty: '' }, timeZone: 'GMT+8:00', usernames: ['deploy'], pendingMs: 0 },
      simulated: { runMs: [1, 5], exitCode: 3, failureRate: 0.5, output: 'a\n' },
    },
    { id: 'mi-b2', simulated: true },
  ]);
  const [deploy, plain] = commands;
  assert.deepEqual(
    [deploy?.id, deploy?.content, deploy?.timeout, deploy?.enableParameter, deploy?.tags],
    ['c-deploy', 'echo {{version}}', 600, true, [{ key: 'a', value: 'b' }]],
  );
  assert.deepEqual(deploy?.parameterDefinitions?.[0]?.patternRegex, 'v.');
  assert.equal(plain?.enableParameter, false);
});

test('an empty file of braces is the starter fleet; a byte-order mark is whoever reads the file’s business [own]', async () => {
  assert.deepEqual(await read('{}'), { ok: true, value: { starter: true, instances: [], commands: [] } });
});

test('a command without an ID gets the same one at each start, one for each of a name [own]', async () => {
  const file = JSON.stringify({ commands: [1, 2].map((n) => ({ name: 'same', content: `echo ${n}` })) });
  const ids = await Promise.all(
    [1, 2].map(async () => {
      const checked = await read(file);
      return checked.ok ? checked.value.commands.map(({ id }) => id) : [];
    }),
  );
  assert.deepEqual(ids[0], ids[1]);
  assert.equal(new Set(ids[0]).size, 2);
  for (const id of ids[0]!) assert.match(id, /^c-[0-9a-f]{32}$/);
});

for (const [file, place, rule, fix] of [
  [{ instnces: [] }, 'instnces', 'fleet-unknown', /^Write instances\.$/],
  [[], '', 'fleet-type', /./],
  [{ instances: {} }, 'instances', 'fleet-type', /./],
  [{ starter: 'no' }, 'starter', 'fleet-type', /./],
  [instance({ id: 'i-a1' }), 'instances[0].id', 'fleet-unknown', /^Write instanceId\.$/],
  [instance({ OSType: 'linux' }), 'instances[0].OSType', 'fleet-unknown', /^Write osType\.$/],
  [instance({ constructor: 1 }), 'instances[0].constructor', 'fleet-unknown', /There are: instanceId, /],
  [instance({ instanceId: undefined }), 'instances[0].instanceId', 'instance-id', /i-app1/],
  [instance({ instanceId: '../i-a1' }), 'instances[0].instanceId', 'instance-id', /i-app1/],
  [instance({ instanceId: 'i-../../etc' }), 'instances[0].instanceId', 'instance-id', /i-app1/],
  [instance({ instanceId: 'i-A1' }), 'instances[0].instanceId', 'instance-id', /i-app1/],
  [instance({ instanceId: 7 }), 'instances[0].instanceId', 'instance-id', /i-app1/],
  [instance({ instanceName: '' }), 'instances[0].instanceName', 'fleet-length', /leave it out/],
  [instance({ instanceName: 'a\nb' }), 'instances[0].instanceName', 'fleet-characters', /Take it out/],
  [instance({ regionId: 'cn-hangzou' }), 'instances[0].regionId', 'region', /^Write cn-hangzhou\.$/],
  [instance({ regionId: 'mars' }), 'instances[0].regionId', 'region', /cn-qingdao, /],
  [instance({ osType: 'Windows' }), 'instances[0].osType', 'fleet-choice', /^Write windows\.$/],
  [instance({ status: 'running' }), 'instances[0].status', 'fleet-choice', /^Write Running\.$/],
  [instance({ agent: 'absnt' }), 'instances[0].agent', 'fleet-choice', /^Write absent\.$/],
  [instance({ agent: null }), 'instances[0].agent', 'fleet-choice', /./],
  [instance({ instanceNetworkType: 'none' }), 'instances[0].instanceNetworkType', 'fleet-choice', /./],
  [instance({ timeZone: 'CST' }), 'instances[0].timeZone', 'time-zone', /Asia\/Shanghai/],
  [instance({ tags: ['env'] }), 'instances[0].tags', 'fleet-type', /./],
  [instance({ tags: { env: 1 } }), 'instances[0].tags.env', 'fleet-type', /./],
  [instance({ tags: { 'acs:x': '' } }), 'instances[0].tags["acs:x"]', 'tag-key', /./],
  [instance({ tags: { a: 'http://x' } }), 'instances[0].tags.a', 'tag-value', /./],
  [
    instance({ tags: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, ''])) }),
    'instances[0].tags',
    'tag-count',
    /./,
  ],
  [instance({ usernames: 'deploy' }), 'instances[0].usernames', 'fleet-type', /./],
  [instance({ usernames: ['ok', 'a:b'] }), 'instances[0].usernames[1]', 'username', /./],
  [instance({ pendingMs: 60_000 }), 'instances[0].pendingMs', 'fleet-number', /./],
  [instance({ pendingMs: '300' }), 'instances[0].pendingMs', 'fleet-number', /without quotes/],
  [instance({ pendingMs: 0.5 }), 'instances[0].pendingMs', 'fleet-number', /./],
  [instance({ simulated: 'yes' }), 'instances[0].simulated', 'fleet-type', /./],
  [instance({ simulated: { runms: 1 } }), 'instances[0].simulated.runms', 'fleet-unknown', /^Write runMs\.$/],
  [instance({ simulated: { runMs: [5] } }), 'instances[0].simulated.runMs', 'run-ms', /./],
  [instance({ simulated: { runMs: [0, 5] } }), 'instances[0].simulated.runMs[0]', 'fleet-number', /./],
  [instance({ simulated: { failureRate: 1.1 } }), 'instances[0].simulated.failureRate', 'fleet-number', /./],
  [instance({ simulated: { failureRate: 1, exitCode: 0 } }), 'instances[0].simulated.exitCode', 'exit-code', /./],
  [command({ name: undefined }), 'commands[0].name', 'command-name', /./],
  [command({ content: undefined }), 'commands[0]', 'content', /contentFile|its file/],
  [command({ contentFile: 'deploy.sh' }), 'commands[0].contentFile', 'content', /./],
  [command({ content: '' }), 'commands[0].content', 'fleet-length', /./],
  [command({ commandId: 'deploy' }), 'commands[0].commandId', 'command-id', /c-deploy/],
  [command({ commandId: 'c-../x' }), 'commands[0].commandId', 'command-id', /c-deploy/],
  [command({ type: 'RunShellscript' }), 'commands[0].type', 'fleet-choice', /^Write RunShellScript\.$/],
  [command({ timeout: 0 }), 'commands[0].timeout', 'fleet-number', /./],
  [command({ workingDir: 'x'.repeat(201) }), 'commands[0].workingDir', 'fleet-length', /Shorten/],
  [command({ parameters: [] }), 'commands[0].parameters', 'fleet-unknown', /^Write parameterDefinitions\.$/],
  [
    command({ parameterDefinitions: [{ name: 'a', parameterName: 'x' }], content: '{{x}}' }),
    'commands[0].parameterDefinitions[0].name',
    'fleet-unknown',
    /^Write parameterName\.$/,
  ],
  [
    command({ parameterDefinitions: [{ parameterName: 'x', patternRegex: '(' }], content: '{{x}}' }),
    'commands[0].parameterDefinitions[0].patternRegex',
    'parameter-pattern',
    /./,
  ],
] as const) {
  test(`${JSON.stringify(file).slice(0, 90)} is refused at ${place || 'the top'} (${rule}), as the schema does [own]`, async () => {
    const found = await places(file);
    assert.deepEqual(
      found.map(([at, why]) => [at, why]),
      [[place, rule]],
    );
    assert.match(found[0]![2], fix);
    const isZone = rule === 'time-zone';
    assert.equal(follows(JSON.parse(JSON.stringify(file))), isZone, 'the schema says otherwise');
  });
}

for (const [file, place, rule] of [
  [instance({ instanceId: 'i-web1' }), 'instances[0].instanceId', 'fleet-id-taken'],
  [{ instances: [{ instanceId: 'i-a' }, { instanceId: 'i-a' }] }, 'instances[1].instanceId', 'fleet-id-taken'],
  [instance({ instanceId: 'i-sim00003' }), 'instances[0].instanceId', 'fleet-id-taken'],
  [command({ commandId: 'c-hello' }), 'commands[0].commandId', 'fleet-id-taken'],
  [command({ content: 'x'.repeat(20_000) }), 'commands[0].content', 'content-size'],
  [command({ content: undefined, contentFile: 'empty.sh' }), 'commands[0].contentFile', 'content'],
  [command({ content: '{{a b}}', enableParameter: true }), 'commands[0].content', 'parameter-names'],
  [
    command({ content: '{{x}}', enableParameter: false, parameterDefinitions: [{ parameterName: 'x' }] }),
    'commands[0].enableParameter',
    'enable-parameter',
  ],
  [
    command({ content: '{{x}}', parameterDefinitions: [{ parameterName: 'y' }] }),
    'commands[0].parameterDefinitions',
    'parameter-unknown',
  ],
  [
    command({ content: '{{x}}', parameterDefinitions: [{ parameterName: 'x' }, { parameterName: 'X' }] }),
    'commands[0].parameterDefinitions[1].parameterName',
    'parameter-twice',
  ],
] as const) {
  test(`what only a look at the whole shows: ${rule} at ${place} [own]`, async () => {
    assert.deepEqual(
      (await places(file, { instances: 3 })).map(([at, why]) => [at, why]),
      [[place, rule]],
    );
  });
}

test('without the starter fleet its names are free; past the last simulated one so is that [own]', async () => {
  const checked = await read(
    JSON.stringify({ starter: false, ...instance({ instanceId: 'i-web1' }), ...command({ commandId: 'c-hello' }) }),
  );
  assert.ok(checked.ok);
  assert.ok((await read(JSON.stringify(instance({ instanceId: 'i-sim00004' })), { instances: 3 })).ok);
});

test('an edition has its own limits [doc]', async () => {
  const name = 'n'.repeat(31);
  assert.ok((await read(JSON.stringify(command({ name })))).ok);
  assert.deepEqual((await places(command({ name }), { edition: '2018' }))[0]?.slice(0, 2), [
    'commands[0].name',
    'fleet-length',
  ]);
});

test('everything is told at once, what is there twice too, with what was given; both languages [own]', async () => {
  const source =
    '{"starter":1,"instances":[{"instanceId":"i-a1","agent":"x","agent":"y"},7],"instances":[{}, {"a":[]}]}';
  const found = await wrong(source);
  assert.deepEqual(
    found.map(({ flag, given }) => [flag, given]),
    [
      ['instances[0].agent', null],
      ['instances', null],
      ['starter', '1'],
      ['instances[0].instanceId', null],
      ['instances[1].a', '[]'],
      ['instances[1].instanceId', null],
    ],
  );
  for (const { why, fix } of found) {
    for (const words of [why, fix]) {
      assert.match(words.en, /^[A-Z].*\.$/);
      assert.match(words.zh, /[一-鿿].*。$/);
    }
  }
});

test('what is no JSON is shown by line and column, like a compiler does [own]', async () => {
  assert.deepEqual((await places('{\n  // instances\n}'))[0], [
    '2:3',
    'fleet-json',
    'JSON has no comments; take them out.',
  ]);
  assert.equal((await places('x'.repeat(1_000_000)))[0]?.[0], '1:1');
});

test('100,000 instances are taken, one more is not; of 100,000 wrong ones the first 50 are told [own]', async () => {
  const many = (count: number, members = {}) =>
    JSON.stringify({ instances: Array.from({ length: count }, (_, n) => ({ instanceId: `i-n${n}`, ...members })) });
  const checked = await read(many(100_000, { simulated: true }));
  assert.ok(checked.ok && checked.value.instances.length === 100_000);
  assert.deepEqual((await places(many(100_001)))[0]?.slice(0, 2), ['instances', 'fleet-count']);
  const found = await wrong(many(100_000, { agent: '' }));
  assert.equal(found.length, 51);
  assert.equal(found.at(-1)?.why.en, '99950 more things are wrong.');
});

test('the schema has the regions that the emulator has [own]', () => {
  assert.deepEqual(
    schema.definitions.regionId.enum,
    regions.map(({ id }) => id),
  );
});
