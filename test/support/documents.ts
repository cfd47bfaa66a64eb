import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import type { InstanceSeed } from '../../src/emulator/fleet.ts';

const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
);

/** The JSON documents of a stream, one whole or one a line; each has to follow the schema. */
export function documents(text: string) {
  const parts = text.startsWith('{\n') ? [text] : text.trim().split('\n');
  return parts.map((part) => {
    const parsed = JSON.parse(part);
    const follows: boolean = valid(parsed);
    assert.ok(follows, `${JSON.stringify(valid.errors, null, 1)}\n${part}`);
    return parsed;
  });
}

export const secretTagValue = 'canary-5150';

/** Beside the starter fleet: in another region, on its way up, with an old agent, with odd signs. */
export const oddFleet: { readonly instances: readonly InstanceSeed[] } = {
  instances: [
    { id: 'i-far1', name: 'far-1', regionId: 'cn-beijing', tags: { env: 'prod' } },
    { id: 'i-starting1', power: 'Starting' },
    { id: 'i-old1', name: 'old-1', agent: 'old' },
    {
      id: 'i-odd1',
      name: '怪 [x]*',
      tags: { 'a b': 'c=d,e "f"', 'db-password': secretTagValue, 部门: '研发', empty: '' },
    },
  ],
};
