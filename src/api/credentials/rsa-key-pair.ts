import { createPrivateKey, type KeyObject, randomUUID, sign } from 'node:crypto';
import { text } from '../../domain/text.ts';
import { objectIn } from '../plain-data.ts';
import { percentEncoded } from '../redact.ts';
import { askFor, keysIn } from './keys-answer.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem } from './problems.ts';
import { sts, stsOrigin, stsVersion } from './sts.ts';
import type { Fetched, Surroundings } from './surroundings.ts';

/** Seconds that the service allows a session key. */
const seconds = { usual: 3600, least: 900, most: 3600 };

/** GenerateSessionAccessKey: a session key pair without a token, asked for with the signature of an RSA key. */
export async function fetchByRsaKey(plan: CredentialsPlan, surroundings: Surroundings): Promise<Fetched> {
  const duration = plan.number('expired_seconds') || seconds.usual;
  if (duration < seconds.least || duration > seconds.most) throw badDuration(plan);
  const key = privateKey(plan, surroundings);
  const query: Record<string, string> = {
    AccessKeyId: plan.field('key_pair_name'),
    Action: 'GenerateSessionAccessKey',
    DurationSeconds: String(duration),
    Format: 'JSON',
    SignatureMethod: 'SHA256withRSA',
    SignatureNonce: randomUUID(),
    SignatureType: 'PRIVATEKEY',
    SignatureVersion: '1.0',
    Timestamp: new Date(surroundings.now()).toISOString().replace(/\.\d+/, ''),
    Version: stsVersion,
  };
  const canonical = Object.keys(query)
    .sort()
    .map((name) => `${percentEncoded(name)}=${percentEncoded(query[name] ?? '')}`)
    .join('&');
  const signature = sign(
    'sha256',
    Buffer.from(`GET&${percentEncoded('/')}&${percentEncoded(canonical)}`),
    key,
  ).toString('base64');
  const url = new URL(`${stsOrigin(plan, surroundings)}/?${canonical}&Signature=${percentEncoded(signature)}`);
  const asking = { plan, service: sts, surroundings, mend };
  const body = await askFor(asking, { action: 'GenerateSessionAccessKey', method: 'GET', url });
  const names = ['SessionAccessKeyId', 'SessionAccessKeySecret', '', 'Expiration'] as const;
  return keysIn(asking, objectIn(body, 'SessionAccessKey'), [...names]);
}

/** PEM, or its Base64 without the first and the last line, as the console hands it out. */
function privateKey(plan: CredentialsPlan, { readFile }: Surroundings): KeyObject {
  const file = plan.field('private_key');
  let content = '';
  try {
    content = readFile(file).text.trim();
  } catch (error) {
    throw badKey(plan, file, String((error as NodeJS.ErrnoException).code ?? 'EIO'));
  }
  const der = { key: Buffer.from(content, 'base64'), format: 'der' } as const;
  const forms = [content, { ...der, type: 'pkcs8' }, { ...der, type: 'pkcs1' }] as const;
  for (const form of content.startsWith('-----') ? forms.slice(0, 1) : forms.slice(1)) {
    try {
      const key = createPrivateKey(form);
      if (key.asymmetricKeyType === 'rsa') return key;
    } catch {
      // The next form may fit; the message may quote the key.
    }
  }
  throw badKey(plan, file, 'not an RSA private key');
}

function badKey(plan: CredentialsPlan, file: string, because: string) {
  return fetchProblem(
    plan,
    'private-key',
    text(`the key file ${file} cannot be used (${because}).`, `密钥文件 ${file} 无法使用（${because}）。`),
    text(
      'private_key names a file with an RSA key in PEM, without a password.',
      'private_key 应为不带口令的 PEM 格式 RSA 密钥文件。',
    ),
  );
}

function badDuration(plan: CredentialsPlan) {
  return fetchProblem(
    plan,
    'expired-seconds',
    text(
      `its expired_seconds has to be from ${seconds.least} to ${seconds.most}.`,
      `其 expired_seconds 必须在 ${seconds.least} 到 ${seconds.most} 之间。`,
    ),
    text('Correct it with `aliyun configure`.', '请用 `aliyun configure` 更正。'),
  );
}

const mend = text(
  'Check key_pair_name, and that the key pair is still active in the RAM console. Session keys exist on the Japan site only; elsewhere use RamRoleArn.',
  '请检查 key_pair_name，并确认密钥对在 RAM 控制台中仍处于启用状态。会话密钥仅日本站支持，其他站点请使用 RamRoleArn。',
);
