import { type Text, text } from '../../domain/text.ts';
import type { Credentials } from '../credentials.ts';
import { isLoopback } from '../endpoint.ts';
import { firstVariable, variableNames } from '../environment-names.ts';
import { objectIn } from '../plain-data.ts';
import { createTransport } from '../transport.ts';
import { explained, keysIn } from './keys-answer.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem } from './problems.ts';
import type { Fetched, Surroundings } from './surroundings.ts';

export const sts: Text = text('the Security Token Service', '安全令牌服务（STS）');
export const stsVersion = '2015-04-01';

/** Origin of the STS to ask: the profile's, the environment's, that of a region, else the central one. Always https. */
export function stsOrigin(plan: CredentialsPlan, { env }: Surroundings): string {
  const given = plan.field('sts_endpoint') || firstVariable(env, variableNames.stsEndpoint)?.value || '';
  if (given !== '') return originOf(given) ?? refuse(plan, 'sts_endpoint');
  const region = plan.field('sts_region') || firstVariable(env, variableNames.stsRegion)?.value || '';
  if (region === '') return 'https://sts.aliyuncs.com';
  return /^[a-z0-9-]{1,64}$/i.test(region) ? `https://sts.${region}.aliyuncs.com` : refuse(plan, 'sts_region');
}

/** Only this machine itself is ever asked without encryption: the answer holds keys. */
function originOf(given: string): string | null {
  const bare = given.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const url = URL.canParse(`https://${bare}`) ? new URL(`https://${bare}`) : null;
  if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') return null;
  const plain = isLoopback(url.hostname) && !/^https:/i.test(given);
  return plain ? new URL(`http://${bare}`).origin : url.origin;
}

function refuse(plan: CredentialsPlan, field: string): never {
  throw fetchProblem(
    plan,
    'sts-endpoint',
    text(`its ${field} is not the address of an STS.`, `其 ${field} 不是有效的 STS 地址。`),
    text(
      `Write ${field === 'sts_region' ? 'a region such as cn-hangzhou' : 'a host such as sts.cn-hangzhou.aliyuncs.com'}.`,
      `请写成${field === 'sts_region' ? '地域，如 cn-hangzhou' : '主机名，如 sts.cn-hangzhou.aliyuncs.com'}。`,
    ),
  );
}

/** The name under which a role is taken: the profile's, the environment's, else ours. ActionTrail shows it. */
export function sessionName(plan: CredentialsPlan, { env }: Surroundings): string {
  return plan.field('ram_session_name') || firstVariable(env, variableNames.roleSessionName)?.value || 'ecs-invoke';
}

/** Takes the role of a plan with the keys of somebody who may. */
export async function assumeRole(plan: CredentialsPlan, by: Credentials, surroundings: Surroundings): Promise<Fetched> {
  const { network, signal, trace } = surroundings;
  const endpoint = stsOrigin(plan, surroundings);
  const transport = createTransport({
    endpoint,
    credentials: by,
    apiVersion: stsVersion,
    proxy: network.proxyFor(endpoint),
    ...(network.trust && { trust: network.trust }),
    ...(network.lookup && { lookup: network.lookup }),
    ...(network.limits && { limits: network.limits }),
    ...(trace && { trace }),
    isSecret: (parameter) => parameter === 'ExternalId',
  });
  const externalId = plan.field('external_id');
  const seconds = plan.number('expired_seconds');
  const parameters = {
    RoleArn: plan.field('ram_role_arn'),
    RoleSessionName: sessionName(plan, surroundings),
    ...(seconds !== null && seconds > 0 && { DurationSeconds: seconds }),
    ...(externalId !== '' && { ExternalId: externalId }),
  };
  const read = (body: Parameters<typeof objectIn>[0]) => objectIn(body, 'Credentials');
  const options = { secrets: [externalId], ...(signal && { signal }) };
  const keys = await explained(plan, sts, transport.call('AssumeRole', parameters, read, options));
  return keysIn({ plan, service: sts }, keys);
}
