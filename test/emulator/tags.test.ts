import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const good = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };
const numbered = (count: number, of: (n: number) => [string, string][]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => of(index + 1)).flat());
const tags = (prefix: string, count: number) =>
  numbered(count, (n) => [
    [`${prefix}.${n}.Key`, `k${n}`],
    [`${prefix}.${n}.Value`, 'v'],
  ]);

const refusals: [string, Record<string, string>, number, string, string][] = [
  ['21 tags', tags('Tag', 21), 400, 'NumberExceed.Tags', 'The Tags parameter number is exceed.'],
  ['a tag without a key', { 'Tag.1.Value': 'v' }, 400, 'MissingParameter.TagKey', 'You must specify Tag.N.Key.'],
  [
    'a tag of the cloud',
    { 'Tag.1.Key': 'acs:x' },
    400,
    'InvalidTagKey.Malformed',
    'The specified Tag.n.Key is not valid.',
  ],
  [
    'a tag value that is a URL',
    { 'Tag.1.Key': 'k', 'Tag.1.Value': 'see http://x' },
    400,
    'InvalidTagValue.Malformed',
    'The specified Tag.n.Value is not valid.',
  ],
  [
    'a tag key given twice',
    { 'Tag.1.Key': 'k', 'Tag.2.Key': 'k' },
    400,
    'Duplicate.TagKey',
    'The Tag.N.Key contain duplicate key.',
  ],
  [
    'both InstanceId and ResourceTag',
    tags('ResourceTag', 1),
    400,
    'InvalidResourceTag.ConflictWithInstanceIds',
    'The specified param ResourceTag conflicts with InstanceId.',
  ],
  [
    '11 ResourceTags',
    { 'InstanceId.1': '', ...tags('ResourceTag', 11) },
    400,
    'NumberExceed.ResourceTags',
    'The maximum number of ResourceTags is exceeded.',
  ],
  [
    'a ResourceTag nothing carries',
    { 'InstanceId.1': '', ...tags('ResourceTag', 1) },
    400,
    'InvalidResourceTag.InstanceNotFound',
    'InstanceIds are not found by the specified ResourceTag.',
  ],
];

for (const [what, parameters, status, code, message] of refusals) {
  test(`InvokeCommand with ${what}: ${code} [doc]`, async (t) => {
    const { emulator, runner } = await simulated(t);
    const answer = await ask(emulator, 'InvokeCommand', { ...good, ...parameters });
    assert.deepEqual([answer.status, answer.Code, answer.Message], [status, code, message]);
    assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 0);
    assert.equal(runner.requests.length, 0);
  });
}
