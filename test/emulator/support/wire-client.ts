import { createHash, createHmac, randomUUID } from 'node:crypto';
import http from 'node:http';

/** A client of its own, so that the emulator is not tested with the eyes it was written with. */
export interface Target {
  readonly port: number;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** With temporary credentials; sent, and signed. */
  readonly securityToken?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are read as the wire has them.
export type Json = any;

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const query = (parameters: Record<string, string>) =>
  Object.keys(parameters)
    .sort()
    .map((name) => `${encode(name)}=${encode(parameters[name]!)}`)
    .join('&');

export function send(
  port: number,
  options: { method?: string; path?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer },
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path = '/', headers = {}, body } = options;
    const request = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString() }),
      );
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

const timestamp = (now: Date) => now.toISOString().replace(/\.\d+Z$/, 'Z');

/** The common parameters of signature 1.0, and the signature; what `parameters` names wins over them. */
export function signed(
  { accessKeyId, accessKeySecret, securityToken }: Target,
  method: string,
  parameters: Record<string, string>,
  now = new Date(),
): Record<string, string> {
  const all: Record<string, string> = {
    AccessKeyId: accessKeyId,
    Format: 'JSON',
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: randomUUID(),
    SignatureVersion: '1.0',
    Timestamp: timestamp(now),
    Version: '2014-05-26',
    ...(securityToken !== undefined && { SecurityToken: securityToken }),
    ...parameters,
  };
  const text = `${method}&%2F&${encode(query(all))}`;
  const signature = createHmac('sha1', `${accessKeySecret}&`).update(text).digest('base64');
  return { ...all, Signature: parameters.Signature ?? signature };
}

export type How = 'GET' | 'POST' | 'POST-in-query';

/** One signed call; `drop` leaves parameters out after signing. */
export function call(
  target: Target,
  parameters: Record<string, string>,
  { how = 'POST', now, drop = [] }: { how?: How; now?: Date; drop?: string[] } = {},
): Promise<Reply> {
  const method = how === 'GET' ? 'GET' : 'POST';
  const all = signed(target, method, parameters, now);
  for (const name of drop) delete all[name];
  const text = query(all);
  if (how !== 'POST') return send(target.port, { method, path: `/?${text}` });
  return send(target.port, {
    method,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(text) },
    body: text,
  });
}

/** One call with ACS3, as the typed SDK makes it: everything in the query, an empty body. */
export function callAcs3(
  { port, accessKeyId, accessKeySecret, securityToken }: Target,
  action: string,
  parameters: Record<string, string>,
  {
    headers: extra = {},
    date = new Date(),
    secret = accessKeySecret,
    unsigned = [],
    absent = [],
  }: {
    headers?: Record<string, string>;
    date?: Date;
    secret?: string;
    unsigned?: string[];
    /** Named among the signed headers, without a value. */
    absent?: string[];
  } = {},
): Promise<Reply> {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const headers: Record<string, string> = {
    host: `127.0.0.1:${port}`,
    'x-acs-action': action,
    'x-acs-version': '2014-05-26',
    'x-acs-date': timestamp(date),
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': sha256(''),
    'x-acs-credentials-provider': 'static_sts',
    ...(securityToken !== undefined && { 'x-acs-security-token': securityToken }),
    ...extra,
  };
  const names = [...Object.keys(headers).filter((name) => !unsigned.includes(name)), ...absent].sort();
  const sentAs = (name: string) => (Object.hasOwn(headers, name) ? headers[name] : '');
  const canonical = [
    'POST',
    '/',
    query(parameters),
    names.map((name) => `${name}:${sentAs(name)}\n`).join(''),
    names.join(';'),
    headers['x-acs-content-sha256'],
  ].join('\n');
  const signature = createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  // As the SDK does: the URL leaves `*` and brackets raw.
  const url = Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return send(port, { method: 'POST', path: `/?${url}`, headers: { ...headers, authorization, 'content-length': 0 } });
}

/** A business call in cn-hangzhou; JSON. */
export async function ask(target: Target, action: string, parameters: Record<string, string> = {}): Promise<Json> {
  const now = (target as { clock?: { now(): Date } }).clock?.now();
  const reply = await call(target, { Action: action, RegionId: 'cn-hangzhou', ...parameters }, { now });
  return { status: reply.status, ...JSON.parse(reply.text) };
}
