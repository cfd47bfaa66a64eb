import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CloudAssistant } from '../../src/api/cloud-assistant.ts';
import { ConfigurationProblem } from '../../src/api/configuration-problem.ts';
import { Credentials } from '../../src/api/credentials.ts';
import { parseEndpoint, resolveEndpoint } from '../../src/api/endpoint.ts';
import { readDestination } from '../../src/cli/destination.ts';
import { Findings } from '../../src/cli/findings.ts';
import type { Presenter } from '../../src/cli/presenter.ts';
import type { ConnectTarget, Services, Settings } from '../../src/cli/services.ts';
import { editions } from '../../src/domain/editions.ts';
import { text } from '../../src/domain/text.ts';
import { givenOn } from '../support/line.ts';

const credentials = new Credentials({ accessKeyId: 'id', accessKeySecret: 'secret', securityToken: null });
const note = (code: string) => ({ code, text: text(code, code) });

/** Where a line leads: the endpoint connected to, the region, and what was said. */
async function destinationOf(
  line: readonly string[],
  env: Readonly<Record<string, string>> = {},
  profile: Partial<Settings> | ConfigurationProblem = {},
) {
  const said: string[] = [];
  const targets: ConnectTarget[] = [];
  const services = {
    parseEndpoint,
    endpointOf: (region: string) => resolveEndpoint({ env: {}, region }),
    async settings() {
      if (profile instanceof ConfigurationProblem) throw profile;
      return {
        regionId: 'cn-beijing',
        regionSource: text('the profile', '配置'),
        notes: [],
        credentials: () => ({ credentials, source: text('the profile', '配置'), notes: [] }),
        ...profile,
      };
    },
    emulators: { find: async () => ({ endpoint: 'http://127.0.0.1:8321', credentials }) },
    async connect(target: ConnectTarget) {
      targets.push(target);
      return {} as CloudAssistant;
    },
  } as unknown as Services;
  const presenter = { note: ({ code }) => said.push(code), verbose: () => {} } as Partial<Presenter> as Presenter;
  const findings = new Findings(givenOn(line, env));
  const destination = await readDestination(findings, services);
  if (findings.violations.length === 0) await destination.connect(editions.current, presenter);
  return {
    endpoint: targets[0]?.endpoint,
    region: targets[0]?.regionId,
    rules: findings.violations.map(({ flag, rule }) => `${flag} ${rule}`),
    notes: findings.notes.map(({ code }) => code),
    said,
    destination,
  };
}

const flag = ['--endpoint', 'http://127.0.0.1:9'];
const variable = { ECS_INVOKE_ENDPOINT: 'http://127.0.0.1:9' };
const emulator = 'http://127.0.0.1:8321';
const places: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>, string])[] = [
  ['--emulator', ['--emulator'], {}, emulator],
  ['--emulator beats the endpoint of a variable', ['--emulator'], variable, emulator],
  ['--endpoint beats the emulator of a variable', flag, { ECS_INVOKE_EMULATOR: '1' }, 'http://127.0.0.1:9'],
  ['an endpoint', flag, {}, 'http://127.0.0.1:9'],
  ['an endpoint by variable', [], variable, 'http://127.0.0.1:9'],
  ['the region’s own', [], {}, 'https://ecs.cn-beijing.aliyuncs.com'],
];
for (const [title, line, env, endpoint] of places) {
  test(`${title}: ${endpoint}`, async () => assert.equal((await destinationOf(line, env)).endpoint, endpoint));
}

test('two flags, or two variables, that exclude each other are refused', async () => {
  assert.deepEqual((await destinationOf(['--emulator', ...flag])).rules, ['--endpoint emulator-endpoint']);
  const { rules } = await destinationOf([], { ...variable, ECS_INVOKE_EMULATOR: 'yes' });
  assert.deepEqual(rules, ['ECS_INVOKE_ENDPOINT emulator-endpoint']);
});

const regions: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>, string])[] = [
  ['the flag', ['-r', 'cn-shanghai'], { ECS_INVOKE_REGION: 'cn-shenzhen' }, 'cn-shanghai'],
  ['then ECS_INVOKE_REGION', [], { ECS_INVOKE_REGION: 'cn-shenzhen' }, 'cn-shenzhen'],
  ['then profile and environment', [], {}, 'cn-beijing'],
  ['the emulator has one without being asked', ['--emulator'], {}, 'cn-hangzhou'],
  ['the emulator takes another', ['--emulator', '-r', 'cn-shanghai'], {}, 'cn-shanghai'],
];
for (const [title, line, env, region] of regions) {
  test(`region, ${title}: ${region}`, async () => assert.equal((await destinationOf(line, env)).region, region));
}

test('a region flag that is refused is not replaced by the profile’s', async () => {
  const { rules, destination } = await destinationOf(['-r', 'hangzhou']);
  assert.deepEqual(rules, ['-r region']);
  assert.equal(destination.regionId, null);
});

test('a region that the profile spells wrongly is refused under the profile’s name', async () => {
  assert.deepEqual((await destinationOf([], {}, { regionId: 'Hangzhou' })).rules, ['the profile region']);
});

test('no region anywhere is refused', async () => {
  assert.deepEqual((await destinationOf([], {}, { regionId: null })).rules, ['-r region-missing']);
});

test('what the profile and the credentials have to say is passed on', async () => {
  const told = await destinationOf(
    [],
    {},
    {
      notes: [note('shadowed')],
      credentials: () => ({ credentials, source: text('x', 'x'), notes: [note('old-names')] }),
    },
  );
  assert.deepEqual([told.notes, told.said], [['shadowed'], ['old-names']]);
});

test('a profile that is not asked for any keys cannot stop the emulator', async () => {
  const broken = new ConfigurationProblem('broken', text('x', 'x'), text('x', 'x'));
  assert.equal((await destinationOf(['--emulator'], {}, broken)).endpoint, emulator);
});
