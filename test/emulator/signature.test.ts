import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  acs3SignatureOf,
  acs3StringToSign,
  canonicalQuery,
  percentEncode,
  sha256Hex,
  signatureOf,
  stringToSign,
} from '../../src/emulator/signature.ts';

const common = { AccessKeyId: 'testid', SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0', Version: '2014-05-26' };

const describeRegions = {
  ...common,
  Action: 'DescribeRegions',
  Format: 'XML',
  SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
  Timestamp: '2016-02-23T12:46:24Z',
};

const describeDedicatedHosts = {
  ...common,
  Action: 'DescribeDedicatedHosts',
  Format: 'JSON',
  RegionId: 'cn-beijing',
  SignatureNonce: 'edb2b34af0af9a6d14deaf7c1a5315eb',
  Timestamp: '2023-03-13T08:34:30Z',
};

const business = {
  CommandId: 'c-e996287206324975b5fbe1d',
  Frequency: '0 */20 * * * ?',
  'InstanceId.1': 'i-bp185dy2o3o6n',
  Parameters: `{"name":"O'Hara (杰克)~!"}`,
  RegionId: 'cn-hangzhou',
};

const invokeCommand = {
  ...common,
  ...business,
  Action: 'InvokeCommand',
  Format: 'JSON',
  SignatureNonce: '0123456789abcdef0123456789abcdef',
  Timestamp: '2026-01-02T03:04:05Z',
};

const vectors = [
  ['documented', 'GET', describeRegions, 'OLeaidS1JvxuMvnyHOwuJ+uX5qY='],
  ['the same as POST', 'POST', describeRegions, 'MxbnVAM4w6sft9xjVpe/GCKueuk='],
  ['documented, newer page', 'GET', describeDedicatedHosts, '9NaGiOspFP5UPcwX8Iwt2YJXXuk='],
  ['special characters', 'GET', invokeCommand, 's8M4ddfZd+Im/mMyWnOzhrCbFvo='],
  ['special characters as POST', 'POST', invokeCommand, '1Uhy2d40hnJZ40fv4ysOWKBjZ3Q='],
] as const;

for (const [name, method, parameters, expected] of vectors) {
  test(`signature 1.0, vector: ${name} [doc]`, () => {
    assert.equal(signatureOf(stringToSign(method, Object.entries(parameters)), 'testsecret'), expected);
  });
}

test('the string-to-sign of the documented request, letter by letter [doc]', () => {
  assert.equal(
    stringToSign('GET', Object.entries({ ...describeRegions, Signature: 'is not signed' })),
    'GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26',
  );
});

test('percent-encoding and order [doc]', () => {
  assert.equal(percentEncode("-_.~ *!'()+/=é杰"), '-_.~%20%2A%21%27%28%29%2B%2F%3D%C3%A9%E6%9D%B0');
  assert.equal(canonicalQuery([...Object.entries({ b: '1', B: '2', 'a.10': '', 'a.9': 'x' })]), 'B=2&a.10=&a.9=x&b=1');
});

test('ACS3, the documented vector [doc]', () => {
  const text = acs3StringToSign({
    method: 'POST',
    query: Object.entries({
      ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      RegionId: 'cn-shanghai',
    }),
    headers: {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-content-sha256': sha256Hex(''),
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-version': '2014-05-26',
    },
    signedHeaders: headerNames,
    hashedPayload: sha256Hex(''),
  });
  assert.equal(text.split('\n')[1], '7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259');
  assert.equal(
    acs3SignatureOf(text, 'YourAccessKeySecret'),
    '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('ACS3, the vector with special characters [measured]', () => {
  const text = acs3StringToSign({
    method: 'POST',
    query: Object.entries(business),
    headers: {
      host: 'ecs-cn-hangzhou.aliyuncs.com',
      'x-acs-action': 'InvokeCommand',
      'x-acs-content-sha256': sha256Hex(''),
      'x-acs-date': '2026-01-02T03:04:05Z',
      'x-acs-signature-nonce': '0123456789abcdef0123456789abcdef',
      'x-acs-version': '2014-05-26',
    },
    signedHeaders: headerNames,
    hashedPayload: sha256Hex(''),
  });
  assert.equal(text.split('\n')[1], '7597294ce6eb57875ccd8a91df890571494460329d4390773a8862d7cb6ac626');
  assert.equal(acs3SignatureOf(text, 'testsecret'), 'e9a14cacc679dd6b8d23f8fc20908128d6bad086399195032c5f350870f6c67d');
});

const headerNames = [
  ...['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version'],
];
