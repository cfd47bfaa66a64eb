import net from 'node:net';
import { text } from '../domain/text.ts';
import { ConfigurationProblem } from './configuration-problem.ts';
import { isLoopback } from './endpoint.ts';
import { type Env, firstVariable, type Variable } from './environment-names.ts';

/** A proxy on the way to a host. Printed by accident it shows neither user nor password. */
export class ProxyAddress {
  readonly host: string;
  readonly port: number;
  /** The connection to the proxy itself is encrypted. */
  readonly secure: boolean;
  readonly #authorization: string | null;

  constructor({ host, port, secure, authorization }: ProxyFacts) {
    this.host = host;
    this.port = port;
    this.secure = secure;
    this.#authorization = authorization;
  }

  /** Value of the header Proxy-Authorization; null where the proxy asks for nothing. */
  get authorization(): string | null {
    return this.#authorization;
  }

  toString(): string {
    return `${this.host}:${this.port}`;
  }
}

interface ProxyFacts {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly authorization: string | null;
}

const variablesFor = {
  'https:': ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'],
  'http:': ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'],
} as const;

/** The way to an origin, and why it is that one. */
export interface ChosenWay {
  /** null: directly. */
  readonly proxy: ProxyAddress | null;
  /** `this-machine` never has a proxy; `excepted`: NO_PROXY names the host. */
  readonly why: 'this-machine' | 'none-named' | 'excepted' | 'named';
  /** The variable that decided, '' when none did. */
  readonly variable: string;
}

/**
 * The way to an origin as the environment names it. Throws ConfigurationProblem for a proxy that cannot be used: going
 * round it in silence would show the calls to others.
 */
export function chooseWay(origin: string, env: Env): ChosenWay {
  const url = new URL(origin);
  if (isLoopback(url.hostname)) return { proxy: null, why: 'this-machine', variable: '' };
  const variable = firstVariable(env, url.protocol === 'https:' ? variablesFor['https:'] : variablesFor['http:']);
  if (variable === null) return { proxy: null, why: 'none-named', variable: '' };
  const exceptions = firstVariable(env, ['NO_PROXY', 'no_proxy']);
  if (exceptions !== null && isExcepted(url, exceptions.value)) {
    return { proxy: null, why: 'excepted', variable: exceptions.name };
  }
  return { proxy: addressIn(variable), why: 'named', variable: variable.name };
}

/** The proxy for an origin; null: go there directly, as always to this machine itself. Throws as `chooseWay` does. */
export function proxyFor(origin: string, env: Env): ProxyAddress | null {
  return chooseWay(origin, env).proxy;
}

function addressIn(variable: Variable): ProxyAddress {
  const { value } = variable;
  const url = parsed(value.includes('://') ? value : `http://${value}`);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw unusable(variable, url);
  const secure = url.protocol === 'https:';
  return new ProxyAddress({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 443 : 80),
    secure,
    authorization: url.username === '' && url.password === '' ? null : basic(url),
  });
}

function basic({ username, password }: URL): string {
  const plain = [username, password].map(decoded).join(':');
  return `Basic ${Buffer.from(plain, 'utf8').toString('base64')}`;
}

/** A lone `%` in a password is not an escape. */
function decoded(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

function parsed(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}

/**
 * NO_PROXY: names and addresses between commas or blanks. `example.com`, `.example.com` and `*.example.com` all mean
 * the domain and everything below it; a port narrows it; `10.0.0.0/8` is a network; `*` is everything.
 */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const ownPort = port || (protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, bracketed, name, wanted] = /^(?:\[([^\]]+)\]|([^:]+|[^:]*(?::[^:]*){2,}))(?::(\d+))?$/.exec(entry) ?? [];
      if (wanted !== undefined && wanted !== ownPort) return false;
      const pattern = bracketed ?? name ?? '';
      if (net.isIP(host) !== 0) return pattern === host || isInside(host, pattern);
      const domain = pattern.replace(/^\*?\./, '');
      return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
    });
}

function isInside(address: string, network: string): boolean {
  const [base = '', bits = ''] = network.split('/');
  const family = net.isIP(base);
  if (family === 0 || family !== net.isIP(address) || !/^\d{1,3}$/.test(bits)) return false;
  if (Number(bits) > (family === 4 ? 32 : 128)) return false;
  const list = new net.BlockList();
  list.addSubnet(base, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** The value stays unsaid: it may hold a password. */
function unusable({ name }: Variable, url: URL | null): ConfigurationProblem {
  const kind = url !== null && /^socks/.test(url.protocol) ? ['a SOCKS proxy', 'SOCKS 代理'] : null;
  return new ConfigurationProblem(
    'proxy-unusable',
    kind
      ? text(`${name} names ${kind[0]}, which cannot be used here.`, `${name} 指定的是 ${kind[1]}，本工具不支持。`)
      : text(`${name} is not the address of an HTTP proxy.`, `${name} 不是有效的 HTTP 代理地址。`),
    text(
      `Set ${name} to http://host:port, or unset it; NO_PROXY=<host> goes round it for one host.`,
      `请将 ${name} 设为 http://主机名:端口，或取消设置；也可用 NO_PROXY=<域名> 对单个主机绕过代理。`,
    ),
  );
}
