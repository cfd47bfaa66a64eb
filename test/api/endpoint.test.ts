import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointHost, hostAndPort, parseEndpoint, resolveEndpoint } from '../../src/api/endpoint.ts';

for (const [region, host] of [
  ['cn-hangzhou', 'ecs-cn-hangzhou.aliyuncs.com'],
  ['cn-beijing', 'ecs.cn-beijing.aliyuncs.com'],
  ['us-west-1', 'ecs.us-west-1.aliyuncs.com'],
  ['cn-hangzhou-finance', 'ecs.aliyuncs.com'],
  ['cn-north-2-gov-1', 'ecs.aliyuncs.com'],
  ['cn-shanghai-finance-1', 'ecs-cn-hangzhou.aliyuncs.com'],
  ['xx-nowhere-9', 'ecs.xx-nowhere-9.aliyuncs.com'],
  ['constructor', 'ecs.constructor.aliyuncs.com'],
] as const) {
  test(`region ${region} is served by ${host}`, () => assert.equal(endpointHost(region), host));
}

for (const [given, origin, notes] of [
  ['https://ecs.example.com', 'https://ecs.example.com', []],
  ['https://ecs.example.com/', 'https://ecs.example.com', []],
  ['HTTPS://ECS.Example.com:443', 'https://ecs.example.com', []],
  ['https://ecs.example.com:8443', 'https://ecs.example.com:8443', []],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', []],
  ['http://127.9.9.9:1', 'http://127.9.9.9:1', []],
  ['http://localhost:8080', 'http://localhost:8080', []],
  ['http://[::1]:8080', 'http://[::1]:8080', []],
  ['http://10.0.0.1', 'http://10.0.0.1', ['endpoint-http']],
  ['http://127.0.0.1.example.com', 'http://127.0.0.1.example.com', ['endpoint-http']],
  ['http://localhost.example.com', 'http://localhost.example.com', ['endpoint-http']],
] as const) {
  test(`--endpoint ${given} is ${origin}`, () => {
    const checked = parseEndpoint(given);
    assert.deepEqual(checked.ok && [checked.value, checked.notes.map(({ code }) => code)], [origin, notes]);
  });
}

for (const [given, rule] of [
  ['ecs.example.com', 'endpoint'],
  ['ftp://ecs.example.com', 'endpoint'],
  ['https://', 'endpoint'],
  ['https://a b', 'endpoint'],
  ['https://host:99999', 'endpoint'],
  ['', 'endpoint'],
  ['https://host/path', 'endpoint-origin'],
  ['https://host//', 'endpoint-origin'],
  ['https://host/?', 'endpoint-origin'],
  ['https://host?x=1', 'endpoint-origin'],
  ['https://host#x', 'endpoint-origin'],
  ['https://host\\path', 'endpoint-origin'],
  ['https://user@host', 'endpoint-credentials'],
  ['https://user:hunter2@host', 'endpoint-credentials'],
] as const) {
  test(`--endpoint ${given || '(empty)'} is refused: ${rule}`, () => {
    const checked = parseEndpoint(given);
    assert.deepEqual(!checked.ok && checked.objections.map((objection) => objection.rule), [rule]);
    assert.doesNotMatch(JSON.stringify(checked), /hunter2/);
  });
}

for (const [name, sources, origin] of [
  ['what is given wins', { given: 'https://a.test', env: { ALIBABA_CLOUD_ENDPOINT: 'b.test' } }, 'https://a.test'],
  ['then the variable', { env: { ALIBABA_CLOUD_ENDPOINT: 'b.test:8443' } }, 'https://b.test:8443'],
  ['a bare loopback is http', { env: { ALIBABA_CLOUD_ENDPOINT: '127.0.0.1:8080' } }, 'http://127.0.0.1:8080'],
  [
    'a scheme in the variable counts',
    { env: { ALIBABA_CLOUD_ENDPOINT: 'https://127.0.0.1:8080' } },
    'https://127.0.0.1:8080',
  ],
  ['an empty variable is none', { env: { ALIBABA_CLOUD_ENDPOINT: ' ' } }, 'https://ecs.cn-beijing.aliyuncs.com'],
  ['then the region', { env: {} }, 'https://ecs.cn-beijing.aliyuncs.com'],
] as const) {
  test(`endpoint: ${name}`, () => {
    const checked = resolveEndpoint({ ...sources, region: 'cn-beijing' });
    assert.equal(checked.ok && checked.value, origin);
  });
}

test('a variable that is no host is refused, not passed over', () => {
  const checked = resolveEndpoint({ env: { ALIBABA_CLOUD_ENDPOINT: 'b.test/path' }, region: 'cn-beijing' });
  assert.equal(checked.ok, false);
});

test('host and port are always both there', () => {
  assert.equal(hostAndPort('https://ecs.test'), 'ecs.test:443');
  assert.equal(hostAndPort('http://ecs.test'), 'ecs.test:80');
  assert.equal(hostAndPort('http://[::1]:8080'), '[::1]:8080');
});
