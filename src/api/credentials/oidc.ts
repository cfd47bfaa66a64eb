import { text } from '../../domain/text.ts';
import { objectIn } from '../plain-data.ts';
import { askFor, keysIn } from './keys-answer.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem } from './problems.ts';
import { sessionName, sts, stsOrigin, stsVersion } from './sts.ts';
import type { Fetched, Surroundings } from './surroundings.ts';

/** Seconds, as the official CLI asks. */
const usualSeconds = 3600;

/** Takes a role with the token of an OIDC provider, such as a Kubernetes service account has. Nothing signs this call. */
export async function fetchByOidc(plan: CredentialsPlan, surroundings: Surroundings): Promise<Fetched> {
  const asking = { plan, service: sts, surroundings, mend };
  const form = new URLSearchParams({
    RoleArn: plan.field('ram_role_arn'),
    OIDCProviderArn: plan.field('oidc_provider_arn'),
    OIDCToken: tokenIn(plan, surroundings),
    RoleSessionName: sessionName(plan, surroundings),
    DurationSeconds: String(plan.number('expired_seconds') ?? usualSeconds),
  });
  const url = new URL(stsOrigin(plan, surroundings));
  url.search = new URLSearchParams({
    Action: 'AssumeRoleWithOIDC',
    Version: stsVersion,
    Format: 'JSON',
    Timestamp: new Date(surroundings.now()).toISOString().replace(/\.\d+/, ''),
    SignatureNonce: crypto.randomUUID(),
  }).toString();
  const body = await askFor(asking, {
    action: 'AssumeRoleWithOIDC',
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  return keysIn(asking, objectIn(body, 'Credentials'));
}

/** Read anew each time: the cluster replaces the token while we wait. */
function tokenIn(plan: CredentialsPlan, { readFile }: Surroundings): string {
  const file = plan.field('oidc_token_file');
  let token = '';
  let code = 'EMPTY';
  try {
    token = readFile(file).text.trim();
  } catch (error) {
    code = String((error as NodeJS.ErrnoException).code ?? 'EIO');
  }
  if (token !== '') return token;
  throw fetchProblem(
    plan,
    'oidc-token-file',
    text(`the OIDC token file ${file} cannot be used (${code}).`, `OIDC 令牌文件 ${file} 无法使用（${code}）。`),
    text(
      'Check oidc_token_file or ALIBABA_CLOUD_OIDC_TOKEN_FILE; in a cluster, that the pod has the RRSA label and mount.',
      '请检查 oidc_token_file 或 ALIBABA_CLOUD_OIDC_TOKEN_FILE；在集群中请确认 Pod 已启用 RRSA 并挂载了令牌。',
    ),
  );
}

const mend = text(
  'Check that the token is fresh and that the trust policy of the role names this provider, issuer and subject.',
  '请检查令牌是否有效，以及角色的信任策略是否包含该身份提供商、签发者和主体。',
);
