import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ConfigurationProblem } from '../../src/api/configuration-problem.ts';
import { chooseWay, proxyFor } from '../../src/api/proxy-settings.ts';

const ecs = 'https://ecs.cn-hangzhou.aliyuncs.com';
const proxy = 'http://proxy:3128';

for (const [env, origin, expected] of [
  [{}, ecs, null],
  [{ HTTPS_PROXY: proxy }, ecs, 'proxy:3128'],
  [{ https_proxy: proxy }, ecs, 'proxy:3128'],
  [{ ALL_PROXY: proxy }, ecs, 'proxy:3128'],
  [{ all_proxy: proxy }, 'http://ecs.test', 'proxy:3128'],
  [{ HTTPS_PROXY: 'http://first:1', https_proxy: 'http://second:2', ALL_PROXY: 'socks5://x' }, ecs, 'first:1'],
  [{ HTTP_PROXY: proxy }, ecs, null],
  [{ HTTP_PROXY: proxy }, 'http://ecs.test:8080', 'proxy:3128'],
  [{ HTTPS_PROXY: proxy }, 'http://ecs.test', null],
  [{ HTTPS_PROXY: 'proxy:8080' }, ecs, 'proxy:8080'],
  [{ HTTPS_PROXY: 'proxy' }, ecs, 'proxy:80'],
  [{ HTTPS_PROXY: 'https://proxy' }, ecs, 'proxy:443'],
  [{ HTTPS_PROXY: 'http://[::2]:3128/' }, ecs, '::2:3128'],
  [{ HTTPS_PROXY: ' ' }, ecs, null],
  // This machine itself, whatever anybody says.
  [{ ALL_PROXY: proxy }, 'http://127.0.0.1:8321', null],
  [{ ALL_PROXY: proxy }, 'https://localhost:8321', null],
  [{ ALL_PROXY: proxy }, 'http://[::1]:8321', null],
  // NO_PROXY
  ...(
    [
      ['*', true],
      ['aliyuncs.com', true],
      ['.aliyuncs.com', true],
      ['*.aliyuncs.com', true],
      ['ALIYUNCS.com', true],
      ['a.test, ecs.cn-hangzhou.aliyuncs.com', true],
      ['a.test ecs.cn-hangzhou.aliyuncs.com:443', true],
      ['ecs.cn-hangzhou.aliyuncs.com:80', false],
      ['yuncs.com', false],
      ['.', false],
      [',', false],
      ['cn-hangzhou', false],
    ] as const
  ).map(([NO_PROXY, direct]) => [{ HTTPS_PROXY: proxy, NO_PROXY }, ecs, direct ? null : 'proxy:3128'] as const),
  [{ HTTPS_PROXY: proxy, no_proxy: 'aliyuncs.com' }, ecs, null],
  [{ HTTPS_PROXY: proxy, NO_PROXY: '10.0.0.0/8' }, 'https://10.1.2.3', null],
  [{ HTTPS_PROXY: proxy, NO_PROXY: '10.0.0.0/99' }, 'https://10.1.2.3', 'proxy:3128'],
  [{ HTTPS_PROXY: proxy, NO_PROXY: '10.1.2.3:8443' }, 'https://10.1.2.3:8443', null],
  [{ HTTPS_PROXY: proxy, NO_PROXY: '11.0.0.0/8,fd00::/8' }, 'https://[fd00::1]', null],
  [{ HTTPS_PROXY: proxy, NO_PROXY: '[fd00::1]:443' }, 'https://[fd00::1]', null],
] as const) {
  test(`${origin} with ${JSON.stringify(env)}: ${expected ?? 'directly'}`, () => {
    assert.equal(proxyFor(origin, env)?.toString() ?? null, expected);
  });
}

test('user and password go into one header and are seen nowhere else', () => {
  const found = proxyFor(ecs, { HTTPS_PROXY: 'http://jack:canary%40100%@proxy:3128' });
  assert.equal(found?.authorization, `Basic ${Buffer.from('jack:canary@100%').toString('base64')}`);
  assert.doesNotMatch(`${JSON.stringify(found)}${inspect(found, { showHidden: true })}${found}`, /canary|jack|Basic/);
});

for (const value of ['socks5://user:canary@proxy:1080', 'http://', 'ftp://canary', 'http://canary:canary@bad host']) {
  test(`a proxy that cannot be used stops the call: ${value.slice(0, 9)}`, () => {
    assert.throws(
      () => proxyFor(ecs, { ALL_PROXY: value }),
      (problem) =>
        problem instanceof ConfigurationProblem &&
        /^ALL_PROXY /.test(problem.why.en) &&
        !/canary/.test(JSON.stringify([problem.why, problem.fix, problem.stack])),
    );
  });
}

for (const [env, origin, why, variable] of [
  [{}, ecs, 'none-named', ''],
  [{ HTTPS_PROXY: proxy }, ecs, 'named', 'HTTPS_PROXY'],
  [{ all_proxy: proxy }, ecs, 'named', 'all_proxy'],
  [{ HTTPS_PROXY: proxy, no_proxy: '.aliyuncs.com' }, ecs, 'excepted', 'no_proxy'],
  [{ HTTP_PROXY: proxy }, 'http://127.0.0.1:1', 'this-machine', ''],
] as const) {
  test(`the way to ${origin} with ${JSON.stringify(env)}: ${why}`, () => {
    const way = chooseWay(origin, env);
    assert.deepEqual(
      [way.why, way.variable, way.proxy && String(way.proxy)],
      [why, variable, why === 'named' ? 'proxy:3128' : null],
    );
  });
}
