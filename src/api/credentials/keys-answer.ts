import { type Text, text } from '../../domain/text.ts';
import { NoAnswer, NotSent, Refused } from '../call-problem.ts';
import type { ConfigurationProblem } from '../configuration-problem.ts';
import { Credentials } from '../credentials.ts';
import { type PlainObject, textIn } from '../plain-data.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem, refusedBy, serviceProblem } from './problems.ts';
import { callService, jsonOf, type ServiceAnswer, type ServiceCall } from './service-call.ts';
import type { Fetched, Surroundings } from './surroundings.ts';

/** A service that gives keys: what it is called, and a plan that turns to it. */
export interface Asking {
  readonly plan: CredentialsPlan;
  readonly service: Text;
  readonly surroundings: Surroundings;
  /** The way out after it refused, where taking a role is not what it does. */
  readonly mend?: Text;
}

/** A call whose answer is JSON with status 200; anything else is a problem that names the plan and the service. */
export async function askFor(asking: Asking, call: ServiceCall): Promise<PlainObject> {
  const { plan, service, surroundings } = asking;
  const answer = await explained(plan, service, callService(call, surroundings));
  const body = jsonOf(answer);
  if (answer.status !== 200) throw statusProblem(asking, call, answer, body);
  return body;
}

/** What fails on the way to a service becomes a problem of the configuration. */
export async function explained<T>(plan: CredentialsPlan, service: Text, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof NotSent || error instanceof NoAnswer || error instanceof Refused) {
      throw serviceProblem(plan, service, error);
    }
    throw error;
  }
}

/** A word the service uses for what is wrong: never a sentence, which could quote what it was sent. */
const codeForm = /^[A-Za-z][\w.-]{2,63}$/;
const requestIdForm = /^[\w-]{8,64}$/;

function statusProblem(
  { plan, service, mend }: Asking,
  { action, url }: ServiceCall,
  { status }: ServiceAnswer,
  body: PlainObject,
): ConfigurationProblem {
  const found = ['Code', 'ErrorCode', 'error'].map((name) => textIn(body, name)).find((word) => codeForm.test(word));
  const requestId = [textIn(body, 'RequestId'), textIn(body, 'requestId')].find((id) => requestIdForm.test(id)) ?? '';
  if (status >= 400 && status < 500) return refusedBy(plan, service, found ?? '', { status, requestId }, mend);
  const host = url.host;
  return serviceProblem(plan, service, new NoAnswer({ action, host, reason: 'server-error', status, waitedMs: 0 }));
}

const usualNames = ['AccessKeyId', 'AccessKeySecret', 'SecurityToken', 'Expiration'] as const;

/** Keys out of an answer; `names` say how this service calls them, '' for one it does not give. */
export function keysIn(
  { plan, service }: Pick<Asking, 'plan' | 'service'>,
  from: PlainObject,
  names: readonly [string, string, string, string] = usualNames,
): Fetched {
  const [accessKeyId, accessKeySecret, securityToken, expiration] = names.map((name) => textIn(from, name));
  if (!accessKeyId || !accessKeySecret || (names[2] !== '' && !securityToken)) {
    throw fetchProblem(
      plan,
      'token-service-answer',
      text(`${service.en} answered without keys.`, `${service.zh}的应答中没有密钥。`),
      text('Check the address: something else may answer there.', '请检查该地址：应答的可能是其他程序。'),
    );
  }
  const expiresAt = Date.parse(expiration ?? '');
  return {
    credentials: new Credentials({ accessKeyId, accessKeySecret, securityToken: securityToken || null }),
    expiresAt: Number.isNaN(expiresAt) ? null : expiresAt,
  };
}
