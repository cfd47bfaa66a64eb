/** Vectors of both signatures, as data. Where each comes from is in the README beside this file. */

/** Signature 1.0: Base64(HMAC-SHA1(secret + "&", StringToSign)). */
export interface SignatureVector {
  readonly name: string;
  readonly origin: 'documented' | 'computed';
  readonly method: 'GET' | 'POST';
  readonly accessKeySecret: string;
  /** All that is signed, `Signature` itself left out. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Where the page prints it. */
  readonly stringToSign?: string;
  readonly signature: string;
}

const testKey = { AccessKeyId: 'testid', SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0', Version: '2014-05-26' };

const describeRegions = {
  ...testKey,
  Action: 'DescribeRegions',
  Format: 'XML',
  SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
  Timestamp: '2016-02-23T12:46:24Z',
};

const invokeOHara = {
  CommandId: 'c-e996287206324975b5fbe1d',
  'InstanceId.1': 'i-bp185dy2o3o6n',
  RegionId: 'cn-hangzhou',
  Frequency: '0 */20 * * * ?',
  Parameters: `{"name":"O'Hara (杰克)~!"}`,
};

const signedInvoke = {
  ...testKey,
  ...invokeOHara,
  Action: 'InvokeCommand',
  Format: 'JSON',
  SignatureNonce: '0123456789abcdef0123456789abcdef',
  Timestamp: '2026-01-02T03:04:05Z',
};

export const signatureVectors: readonly SignatureVector[] = [
  {
    name: 'DescribeRegions by GET',
    origin: 'documented',
    method: 'GET',
    accessKeySecret: 'testsecret',
    parameters: describeRegions,
    stringToSign:
      'GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26',
    signature: 'OLeaidS1JvxuMvnyHOwuJ+uX5qY=',
  },
  {
    name: 'DescribeRegions by POST',
    origin: 'computed',
    method: 'POST',
    accessKeySecret: 'testsecret',
    parameters: describeRegions,
    signature: 'MxbnVAM4w6sft9xjVpe/GCKueuk=',
  },
  {
    name: 'DescribeDedicatedHosts by GET',
    origin: 'documented',
    method: 'GET',
    accessKeySecret: 'testsecret',
    parameters: {
      ...testKey,
      Action: 'DescribeDedicatedHosts',
      Format: 'JSON',
      RegionId: 'cn-beijing',
      SignatureNonce: 'edb2b34af0af9a6d14deaf7c1a5315eb',
      Timestamp: '2023-03-13T08:34:30Z',
    },
    signature: '9NaGiOspFP5UPcwX8Iwt2YJXXuk=',
  },
  {
    name: 'InvokeCommand with special characters by GET',
    origin: 'computed',
    method: 'GET',
    accessKeySecret: 'testsecret',
    parameters: signedInvoke,
    signature: 's8M4ddfZd+Im/mMyWnOzhrCbFvo=',
  },
  {
    name: 'InvokeCommand with special characters by POST',
    origin: 'computed',
    method: 'POST',
    accessKeySecret: 'testsecret',
    parameters: signedInvoke,
    signature: '1Uhy2d40hnJZ40fv4ysOWKBjZ3Q=',
  },
];

/** Signature V3 (ACS3-HMAC-SHA256): POST, everything in the query, an empty body. */
export interface Acs3Vector {
  readonly name: string;
  readonly origin: 'documented' | 'computed';
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly query: Readonly<Record<string, string>>;
  /** Exactly the headers that are signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** Lower-case hex SHA-256 of the canonical request. */
  readonly canonicalRequestHash: string;
  readonly signature: string;
}

const emptyBodyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export const acs3Vectors: readonly Acs3Vector[] = [
  {
    name: 'RunInstances',
    origin: 'documented',
    accessKeyId: 'YourAccessKeyId',
    accessKeySecret: 'YourAccessKeySecret',
    query: {
      ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      RegionId: 'cn-shanghai',
    },
    headers: {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-content-sha256': emptyBodyHash,
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-version': '2014-05-26',
    },
    canonicalRequestHash: '7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259',
    signature: '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  },
  {
    name: 'InvokeCommand with special characters',
    origin: 'computed',
    accessKeyId: 'testid',
    accessKeySecret: 'testsecret',
    query: invokeOHara,
    headers: {
      host: 'ecs-cn-hangzhou.aliyuncs.com',
      'x-acs-action': 'InvokeCommand',
      'x-acs-content-sha256': emptyBodyHash,
      'x-acs-date': '2026-01-02T03:04:05Z',
      'x-acs-signature-nonce': '0123456789abcdef0123456789abcdef',
      'x-acs-version': '2014-05-26',
    },
    canonicalRequestHash: '7597294ce6eb57875ccd8a91df890571494460329d4390773a8862d7cb6ac626',
    signature: 'e9a14cacc679dd6b8d23f8fc20908128d6bad086399195032c5f350870f6c67d',
  },
];
