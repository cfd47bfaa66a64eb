import { text } from '../domain/text.ts';
import { accepted, type Checked, type Note, type Objection, refused } from '../domain/violation.ts';

/** Regions without a host name of their own, as the typed SDK 7.11.6 maps them. */
const central = 'ecs.aliyuncs.com';
const hangzhou = 'ecs-cn-hangzhou.aliyuncs.com';
const hostOfRegion: Readonly<Record<string, string>> = {
  'cn-hangzhou': hangzhou,
  'cn-shanghai-finance-1': hangzhou,
  'cn-shenzhen-finance-1': hangzhou,
  'cn-fujian': hangzhou,
  'cn-hangzhou-finance': central,
  'cn-north-2-gov-1': central,
  'cn-wuhan': central,
  'cn-zhangbei': central,
  'cn-yushanfang': central,
  'cn-beijing-gov-1': central,
  'cn-shanghai-inner': central,
  'cn-shenzhen-inner': central,
  'ap-northeast-2-pop': central,
  'rus-west-1-pop': central,
  'cn-hongkong-finance-pop': central,
  'cn-beijing-finance-pop': central,
};

export interface EndpointSources {
  /** What the user gave for this tool: an origin with its scheme. */
  readonly given?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Spelled like a region. */
  readonly region: string;
}

/** The origin to talk to, `https://host[:port]`: what is given, else ALIBABA_CLOUD_ENDPOINT, else the region's own. */
export function resolveEndpoint({ given, env, region }: EndpointSources): Checked<string> {
  if (given !== undefined) return parseEndpoint(given);
  const shared = env.ALIBABA_CLOUD_ENDPOINT?.trim() ?? '';
  if (shared !== '') return parseSharedEndpoint(shared);
  return accepted(`https://${endpointHost(region)}`);
}

export function endpointHost(region: string): string {
  return Object.hasOwn(hostOfRegion, region) ? hostOfRegion[region]! : `ecs.${region}.aliyuncs.com`;
}

/** An origin `http(s)://host[:port]` and nothing more: the signature covers no path, and a query would be lost. */
export function parseEndpoint(given: string): Checked<string> {
  const value = given.trim();
  if (!/^https?:\/\//i.test(value)) return refused(notAnOrigin);
  const url = parsedUrl(value);
  if (url === null) return refused(notAnOrigin);
  if (url.username !== '' || url.password !== '') return refused(holdsCredentials);
  if (url.pathname !== '/' || /[?#\\]/.test(value)) return refused(holdsMore);
  return accepted(url.origin, url.protocol === 'http:' && !isLoopback(url.hostname) ? [unencrypted(url.host)] : []);
}

/** The variable of the official CLI holds a bare host; a scheme is taken when there is one. */
function parseSharedEndpoint(value: string): Checked<string> {
  if (value.includes('://')) return parseEndpoint(value);
  const host = parsedUrl(`http://${value}`)?.hostname ?? '';
  return parseEndpoint(`${isLoopback(host) ? 'http' : 'https'}://${value}`);
}

/** `host:port` of an origin, with the port written out. */
export function hostAndPort(origin: string): string {
  const { hostname, port, protocol } = new URL(origin);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/** This machine itself, by number or by the one name that always means it. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function parsedUrl(value: string): URL | null {
  try {
    return new URL(value);
  } catch {
    return null;
  }
}

const writeAnOrigin = text(
  'Write it as https://host or https://host:port.',
  '请写成 https://主机名 或 https://主机名:端口。',
);

const notAnOrigin: Objection = {
  rule: 'endpoint',
  why: text('This is not an endpoint address.', '这不是有效的服务地址（endpoint）。'),
  fix: writeAnOrigin,
};

const holdsMore: Objection = {
  rule: 'endpoint-origin',
  why: text(
    'An endpoint has no path, query or fragment: requests always go to its root.',
    '服务地址不能带路径、查询参数或片段：请求总是发往根路径。',
  ),
  fix: writeAnOrigin,
};

const holdsCredentials: Objection = {
  rule: 'endpoint-credentials',
  why: text('An endpoint must not hold a user name or a password.', '服务地址中不能包含用户名或密码。'),
  fix: text(
    `${writeAnOrigin.en} Credentials come from the environment or a profile.`,
    `${writeAnOrigin.zh}凭证应来自环境变量或配置文件。`,
  ),
};

function unencrypted(host: string): Note {
  return {
    code: 'endpoint-http',
    text: text(
      `Requests to ${host} are signed but not encrypted: everybody on the way can read them. Use https:// if it is offered.`,
      `发往 ${host} 的请求有签名但未加密，途经的任何一方都能读到内容。如该地址支持，请改用 https://。`,
    ),
  };
}
