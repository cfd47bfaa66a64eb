import { type Text, text } from '../../domain/text.ts';
import { NoAnswer, NotSent } from '../call-problem.ts';
import { isOn } from '../environment-names.ts';
import { textIn } from '../plain-data.ts';
import { noCredentials } from '../resolve-credentials.ts';
import { keysIn } from './keys-answer.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem, serviceProblem } from './problems.ts';
import { callService, jsonOf, type ServiceAnswer } from './service-call.ts';
import type { Fetched, Surroundings } from './surroundings.ts';

const metadata: Text = text('the metadata service of the instance', '实例元数据服务');

/** Link-local: it exists on an instance only, and answers in no time or never. */
const address = 'http://100.100.100.200';
const limits = { connectMs: 1000, answerMs: 2000 };
const rolesPath = '/latest/meta-data/ram/security-credentials/';

/** Seconds; the longest the service gives. */
const tokenLife = '21600';

/** The keys of the role that the instance was given, by the token-based form of the metadata first. */
export async function fetchInstanceRole(plan: CredentialsPlan, surroundings: Surroundings): Promise<Fetched> {
  const { env } = surroundings;
  if (isOn(env, 'ALIBABA_CLOUD_ECS_METADATA_DISABLED')) throw disabled(plan);
  const ask = asking(plan, surroundings);
  const token = await metadataToken(plan, surroundings, ask);
  const headers: Readonly<Record<string, string>> = token === null ? {} : { 'x-aliyun-ecs-metadata-token': token };
  const role =
    plan.field('ram_role_name') || (await roleName(plan, surroundings, () => ask('GET', rolesPath, headers)));
  const answer = await ask('GET', `${rolesPath}${encodeURIComponent(role)}`, headers);
  if (answer.status === 404) throw noSuchRole(plan);
  const body = jsonOf(answer);
  if (answer.status !== 200 || (textIn(body, 'Code') || 'Success') !== 'Success') throw badStatus(plan, answer);
  return keysIn({ plan, service: metadata }, body);
}

type Ask = (method: 'GET' | 'PUT', path: string, headers: Readonly<Record<string, string>>) => Promise<ServiceAnswer>;

/** A machine that is no instance has nobody at that address: for the last resort this means that there is nothing. */
function asking(plan: CredentialsPlan, surroundings: Surroundings): Ask {
  const origin = surroundings.services?.metadata ?? address;
  return async (method, path, headers) => {
    const call = { action: 'metadata', method, url: new URL(path, origin), headers, direct: true, limits } as const;
    try {
      return await callService(call, surroundings);
    } catch (error) {
      if (!(error instanceof NotSent) && !(error instanceof NoAnswer)) throw error;
      if (plan.lastResort && error.reason !== 'interrupted') throw noCredentials(surroundings.env);
      throw serviceProblem(plan, metadata, error);
    }
  };
}

/** null: the old form without a token, where the service does not know the new one and nobody forbade the old. */
async function metadataToken(plan: CredentialsPlan, { env }: Surroundings, ask: Ask): Promise<string | null> {
  const answer = await ask('PUT', '/latest/api/token', { 'x-aliyun-ecs-metadata-token-ttl-seconds': tokenLife });
  const token = answer.body.trim();
  if (answer.status === 200 && /^[\x21-\x7e]{1,4096}$/.test(token)) return token;
  if (!isOn(env, 'ALIBABA_CLOUD_IMDSV1_DISABLED')) return null;
  if (plan.lastResort) throw noCredentials(env);
  throw badStatus(plan, answer);
}

async function roleName(
  plan: CredentialsPlan,
  { env }: Surroundings,
  ask: () => Promise<ServiceAnswer>,
): Promise<string> {
  const { status, body } = await ask();
  const name = body.trim();
  if (status === 200 && /^[\w.@-]{1,64}$/.test(name)) return name;
  if (plan.lastResort) throw noCredentials(env);
  throw noSuchRole(plan);
}

function disabled(plan: CredentialsPlan) {
  return fetchProblem(
    plan,
    'metadata-disabled',
    text(
      'it needs the metadata service, which ALIBABA_CLOUD_ECS_METADATA_DISABLED forbids to ask.',
      '需要实例元数据服务，但 ALIBABA_CLOUD_ECS_METADATA_DISABLED 禁止查询。',
    ),
    text('Unset that variable, or choose another profile.', '请取消设置该变量，或改用其他配置。'),
  );
}

function noSuchRole(plan: CredentialsPlan) {
  return fetchProblem(
    plan,
    'metadata-role',
    text('this instance has no such RAM role.', '本实例没有该 RAM 角色。'),
    text(
      'Give the instance a RAM role (AttachInstanceRamRole), or correct ram_role_name.',
      '请为实例授予 RAM 角色（AttachInstanceRamRole），或更正 ram_role_name。',
    ),
  );
}

function badStatus(plan: CredentialsPlan, { status }: ServiceAnswer) {
  return fetchProblem(
    plan,
    'metadata-answer',
    text(`${metadata.en} gave no keys (HTTP ${status}).`, `${metadata.zh}未返回密钥（HTTP ${status}）。`),
    text(
      'Check that the instance has a RAM role whose trust policy names ecs.aliyuncs.com.',
      '请检查实例是否有 RAM 角色，且其信任策略包含 ecs.aliyuncs.com。',
    ),
  );
}
