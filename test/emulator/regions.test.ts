import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

const nameOf = ({ Regions }: Json) => Regions.Region.find(({ RegionId }: Json) => RegionId === 'cn-hangzhou').LocalName;

test('names of regions in seven languages, English where it is not Chinese [doc, assumed]', async (t) => {
  const { emulator } = await simulated(t);
  const names: Record<string, string> = {};
  for (const AcceptLanguage of ['', 'zh-CN', 'zh-TW', 'en-US', 'ja', 'fr', 'de', 'ko']) {
    names[AcceptLanguage] = nameOf(await ask(emulator, 'DescribeRegions', { AcceptLanguage }));
  }
  const [zh, en] = ['华东1（杭州）', 'China (Hangzhou)'];
  assert.deepEqual(names, { '': zh, 'zh-CN': zh, 'zh-TW': zh, 'en-US': en, ja: en, fr: en, de: en, ko: en });
});

test('every way to pay and every type of resource has its regions [doc, assumed]', async (t) => {
  const { emulator } = await simulated(t);
  for (const parameters of [
    ...['PrePaid', 'PostPaid', 'SpotWithPriceLimit', 'SpotAsPriceGo'].map((InstanceChargeType) => ({
      InstanceChargeType,
    })),
    ...['instance', 'Instance', 'disk', 'reservedinstance', 'scu'].map((ResourceType) => ({ ResourceType })),
  ]) {
    assert.equal((await ask(emulator, 'DescribeRegions', parameters)).status, 200, JSON.stringify(parameters));
  }
});

for (const [parameters, status, code, message] of [
  [
    { AcceptLanguage: 'xx' },
    404,
    'InvalidAcceptLanguage.NotFound',
    'Only Chinese (zh-CN), English (en-US), and Japanese (ja) are allowed.',
  ],
  [{ InstanceChargeType: 'Gift' }, 403, 'Invalid.InstanceChargeType', 'The specified instanceChargeType is not valid.'],
  [
    { ResourceType: 'car' },
    404,
    'InvalidResourceType.NotFound',
    'The ResourceType provided does not exist in our records.',
  ],
] as const) {
  test(`DescribeRegions with ${JSON.stringify(parameters)}: ${code} [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const answer = await ask(emulator, 'DescribeRegions', parameters);
    assert.deepEqual([answer.status, answer.Code, answer.Message], [status, code, message]);
  });
}
