import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signedTexts } from '../../src/api/signed-texts.ts';

const sent = {
  AccessKeyId: 'LTAI5tExampleKeyId',
  Action: 'InvokeCommand',
  CommandId: 'c-hz0secretive',
  Parameters: '{"name":"a b&c=d"}',
  RegionId: 'cn-hangzhou',
  Timestamp: '2026-01-01T00:00:00Z',
};

const encode = (text: string) => encodeURIComponent(text).replace(/'/g, '%27');
const stringToSign = (parameters: Readonly<Record<string, string>>) =>
  `POST&%2F&${encode(
    Object.entries(parameters)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .join('&'),
  )}`;
const message = (parameters: Readonly<Record<string, string>>) =>
  `Specified signature is not matched with our calculation. server string to sign is:${stringToSign(parameters)}`;

test('the same text on both sides: nothing differs, and no value that may be private is shown', () => {
  const texts = signedTexts(sent, message(sent));
  assert.deepEqual(texts, {
    ours: 'POST / AccessKeyId=<18>&Action=InvokeCommand&CommandId=<14>&Parameters=<18>&RegionId=cn-hangzhou&Timestamp=2026-01-01T00:00:00Z',
    theirs:
      'POST / AccessKeyId=<18>&Action=InvokeCommand&CommandId=<14>&Parameters=<18>&RegionId=cn-hangzhou&Timestamp=2026-01-01T00:00:00Z',
    first: null,
  });
});

for (const [title, theirs, first] of [
  [
    'another value',
    { ...sent, RegionId: 'cn-beijing' },
    { name: 'RegionId', ours: 'cn-hangzhou', theirs: 'cn-beijing' },
  ],
  ['a private value', { ...sent, CommandId: 'c-other' }, { name: 'CommandId', ours: '<14>', theirs: '<7>' }],
  ['one more', { ...sent, Bandwidth: 'x' }, { name: 'Bandwidth', ours: null, theirs: '<1>' }],
] as const) {
  test(`the first difference is named: ${title}`, () => {
    assert.deepEqual(signedTexts(sent, message(theirs))?.first, first);
  });
}

test('one that the service lacks', () => {
  const { Parameters: _, ...lacking } = sent;
  assert.deepEqual(signedTexts(sent, message(lacking))?.first, { name: 'Parameters', ours: '<18>', theirs: null });
});

for (const strange of ['no text at all', 'POST&%2F&%E0%A4%A', 'server string to sign is:POST&%2F&%25ZZ%3D1']) {
  test(`nothing that can be read: ${strange}`, () => {
    const texts = signedTexts(sent, strange);
    assert.ok(texts === null || !JSON.stringify(texts).includes('c-hz0secretive'), JSON.stringify(texts));
  });
}

test('a foreign name is no way to print something', () => {
  const texts = signedTexts(sent, message({ ...sent, '\u001b[2J<evil>': 'x' }));
  assert.ok(!JSON.stringify(texts).includes('evil'));
});
