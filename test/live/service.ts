import { createHmac, randomUUID } from 'node:crypto';

/** Parameters by their names on the wire. */
export type Parameters = Readonly<Record<string, string>>;

export interface Answer {
  /** Of HTTP. */
  readonly status: number;
  /** '' where the call was accepted. */
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as the wire has them.
  readonly body: any;
}

export interface Identity {
  /** An origin. */
  readonly endpoint: string;
  readonly regionId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** '' for keys that do not expire. */
  readonly securityToken: string;
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** One call with signature 1.0, told to `say` first. What `parameters` names wins over the common ones. */
export async function call(
  { endpoint, regionId, accessKeyId, accessKeySecret, securityToken }: Identity,
  action: string,
  parameters: Parameters,
  say: (line: string) => void = () => {},
): Promise<Answer> {
  say(`    ${action} ${JSON.stringify(parameters)}`);
  const all: Record<string, string> = {
    ...{ Action: action, Version: '2014-05-26', Format: 'JSON', RegionId: regionId, AccessKeyId: accessKeyId },
    ...{ SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0', SignatureNonce: randomUUID() },
    ...{ Timestamp: new Date().toISOString().replace(/\.\d+/, '') },
    ...(securityToken !== '' && { SecurityToken: securityToken }),
    ...parameters,
  };
  const query = Object.keys(all)
    .sort()
    .map((name) => `${encode(name)}=${encode(all[name]!)}`)
    .join('&');
  const hmac = createHmac('sha1', `${accessKeySecret}&`).update(`POST&%2F&${encode(query)}`);
  const body = new URLSearchParams({ ...all, Signature: hmac.digest('base64') });
  const answer = await fetch(endpoint, { method: 'POST', body, redirect: 'error' });
  const read = JSON.parse(await answer.text());
  return { status: answer.status, code: read.Code ?? '', body: read };
}
