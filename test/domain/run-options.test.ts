import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  parseClientToken,
  parseContainerId,
  parseInvocationTags,
  parseLauncher,
  parseOssOutput,
  parseResourceGroup,
  parseText,
  parseTimeout,
} from '../../src/domain/run-options.ts';
import type { Checked } from '../../src/domain/violation.ts';

const ruleOf = (checked: Checked<unknown>) =>
  checked.ok ? 'taken' : checked.objections.map(({ rule }) => rule).join(', ');
const short = (value: unknown) => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 50)}… (${text.length})` : text;
};

const pairs = (count: number) => Array.from({ length: count }, (_, at) => `k${at}=v`);
const tags: readonly (readonly [readonly string[], string])[] = [
  [pairs(18), 'taken'],
  [pairs(19), 'invocation-tag-count'],
  [['aliyun=x'], 'invocation-tag'],
  [['AliyunTeam=x'], 'invocation-tag'],
  [['acs:team=x'], 'invocation-tag'],
  [['ACS:team=x'], 'invocation-tag'],
  [['see-http://x=y'], 'invocation-tag'],
  [['https://x=y'], 'invocation-tag'],
  [['myaliyun=x', 'acs=x'], 'taken'],
  [['=x'], 'invocation-tag'],
  [[`${'k'.repeat(64)}=${'v'.repeat(128)}`], 'taken'],
  [[`${'k'.repeat(65)}=v`], 'invocation-tag'],
  [[`k=${'v'.repeat(129)}`], 'invocation-tag'],
  [[`${'😀'.repeat(64)}=${'中'.repeat(128)}`], 'taken'],
  [['k=1', 'k=2'], 'invocation-tag-twice'],
  [['k=1', 'K=2'], 'taken'],
];
for (const [given, expected] of tags) {
  test(`tags ${short(given)}: ${expected}`, () => assert.equal(ruleOf(parseInvocationTags(given)), expected));
}

test('a tag is cut at its first equals sign; without one it has no value', () => {
  assert.deepEqual(parseInvocationTags(['a=b=c', 'bare']), {
    ok: true,
    value: [
      { key: 'a', value: 'b=c' },
      { key: 'bare', value: '' },
    ],
    notes: [],
  });
});

const hex = 'aB3'.padEnd(64, '0');
const rows: readonly (readonly [string, (given: string) => Checked<unknown>, string, string])[] = [
  ['launcher', parseLauncher, 'python3 -u {{ACS::ScriptFileName}}', 'taken'],
  ['launcher, 1024 bytes', parseLauncher, 'x'.repeat(1024), 'taken'],
  ['launcher, 1025 bytes', parseLauncher, 'x'.repeat(1025), 'length'],
  ['launcher, 1023 bytes in Chinese', parseLauncher, '中'.repeat(341), 'taken'],
  ['launcher, 1026 bytes in Chinese', parseLauncher, '中'.repeat(342), 'length'],
  ['launcher', parseLauncher, ' ', 'empty'],
  ['client token', parseClientToken, 'release-42/~!', 'taken'],
  ['client token', parseClientToken, 'x'.repeat(64), 'taken'],
  ['client token', parseClientToken, 'x'.repeat(65), 'client-token'],
  ['client token', parseClientToken, '', 'client-token'],
  ['client token', parseClientToken, 'two words', 'client-token'],
  ['client token', parseClientToken, '发布', 'client-token'],
  ['client token', parseClientToken, 'line\n', 'client-token'],
  ['container ID', parseContainerId, hex, 'taken'],
  ['container ID', parseContainerId, `docker://${hex}`, 'taken'],
  ['container ID', parseContainerId, `containerd://${hex}`, 'taken'],
  ['container ID', parseContainerId, `cri-o://${hex}`, 'taken'],
  ['container ID', parseContainerId, `podman://${hex}`, 'container-id'],
  ['container ID', parseContainerId, hex.slice(1), 'container-id'],
  ['container ID', parseContainerId, `${hex}0`, 'container-id'],
  ['container ID', parseContainerId, hex.replace('a', 'g'), 'container-id'],
  ['resource group', parseResourceGroup, 'rg-bp67acfmxazb4p', 'taken'],
  ['resource group', parseResourceGroup, 'rg-', 'resource-group'],
  ['resource group', parseResourceGroup, 'production', 'resource-group'],
  ['resource group', parseResourceGroup, 'rg-a_b', 'resource-group'],
  ['OSS', parseOssOutput, 'oss://my-bucket', 'taken'],
  ['OSS', parseOssOutput, 'oss://abc/logs/{{x}}/', 'taken'],
  ['OSS', parseOssOutput, 'oss://ab', 'oss-output'],
  ['OSS', parseOssOutput, 'oss://-bucket/a', 'oss-output'],
  ['OSS', parseOssOutput, 'oss://Bucket/a', 'oss-output'],
  ['OSS', parseOssOutput, `oss://${'b'.repeat(63)}`, 'taken'],
  ['OSS', parseOssOutput, `oss://${'b'.repeat(64)}`, 'oss-output'],
  ['OSS', parseOssOutput, 'https://my-bucket/a', 'oss-output'],
  ['a text', (given) => parseText(given, 3), 'abc', 'taken'],
  ['a text', (given) => parseText(given, 3), 'abcd', 'length'],
  ['a text', (given) => parseText(given, 3), '😀😀😀', 'taken'],
  ['a text', (given) => parseText(given, 3), '', 'empty'],
  ['a text', (given) => parseText(given, 3), ' \t', 'empty'],
];
for (const [title, parse, given, expected] of rows) {
  test(`${title} ${short(given)}: ${expected}`, () => {
    const checked = parse(given);
    assert.equal(ruleOf(checked), expected);
    if (checked.ok) assert.equal(checked.value, given);
  });
}

test('a timeout of 10 s is taken, of 9 s not', () => {
  assert.equal(ruleOf(parseTimeout(10)), 'taken');
  assert.equal(ruleOf(parseTimeout(9)), 'timeout');
});
