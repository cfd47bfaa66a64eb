import { text } from '../../domain/text.ts';
import { ConfigurationProblem } from '../configuration-problem.ts';
import { Credentials } from '../credentials.ts';
import { shownName } from '../profile-choice.ts';
import { profileCredentials } from '../profile-credentials.ts';
import { fetchInstanceRole } from './ecs-ram-role.ts';
import type { FetchKeys } from './fetch-keys.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem } from './problems.ts';
import { assumeRole } from './sts.ts';
import type { Fetched, Surroundings } from './surroundings.ts';

/** RamRoleArn: the profile's own keys, with a token where they are temporary themselves. */
export function fetchRamRole(plan: CredentialsPlan, surroundings: Surroundings): Promise<Fetched> {
  const by = new Credentials({
    accessKeyId: plan.field('access_key_id'),
    accessKeySecret: plan.field('access_key_secret'),
    securityToken: plan.field('sts_token') || null,
  });
  return assumeRole(plan, by, surroundings);
}

/** RamRoleArnWithRoleName: the instance's role takes another one. */
export async function fetchRamRoleByInstance(plan: CredentialsPlan, surroundings: Surroundings): Promise<Fetched> {
  const { credentials } = await fetchInstanceRole(plan, surroundings);
  return assumeRole(plan, credentials, surroundings);
}

/** ChainableRamRoleArn: the keys of another profile take the role; that profile may be a link of a chain too. */
export async function fetchChainedRole(
  plan: CredentialsPlan,
  surroundings: Surroundings,
  fetchKeys: FetchKeys,
  trail: readonly string[],
): Promise<Fetched> {
  const wanted = plan.field('source_profile');
  const source = plan.file?.profiles.find(({ name }) => name === wanted);
  if (!source || !plan.file) {
    throw fetchProblem(
      plan,
      'source-profile',
      text(`its source_profile ${shownName(wanted)} is not there.`, `其 source_profile ${shownName(wanted)} 不存在。`),
      text(
        'Name another one in source_profile, or make it with `aliyun configure`.',
        '请在 source_profile 中改用其他配置，或用 `aliyun configure` 创建。',
      ),
    );
  }
  const passed = [...trail, plan.profile ?? ''];
  if (passed.includes(wanted)) {
    const circle = [...passed, wanted].map(shownName).join(' → ');
    throw fetchProblem(
      plan,
      'source-profile-loop',
      text(`its source profiles go in a circle: ${circle}.`, `其 source_profile 形成循环：${circle}。`),
      text('Let the chain end in a profile that has keys of its own.', '请让链条终止于拥有自身密钥的配置。'),
    );
  }
  const found = profileCredentials(source, plan.file, surroundings.env);
  if (found instanceof ConfigurationProblem) throw found;
  const by = found instanceof Credentials ? found : (await fetchKeys(found, surroundings, null, passed)).credentials;
  return assumeRole(plan, by, surroundings);
}
