import { text } from '../../domain/text.ts';
import { textIn } from '../plain-data.ts';
import { askFor, keysIn } from './keys-answer.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem } from './problems.ts';
import type { Fetched, Surroundings } from './surroundings.ts';
import { refuseWhereDisabled } from './switched-off.ts';

const service = text('the credentials URI', '凭证 URI');

/** GET, answered with 200 and JSON: Code=Success, AccessKeyId, AccessKeySecret, SecurityToken, Expiration. */
export async function fetchFromUri(plan: CredentialsPlan, surroundings: Surroundings): Promise<Fetched> {
  refuseWhereDisabled(plan, surroundings.env);
  const given = plan.field('credentials_uri');
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw notAnAddress(plan);
  const asking = { plan, service, surroundings, mend };
  const body = await askFor(asking, { action: 'credentials URI', method: 'GET', url });
  const code = textIn(body, 'Code');
  if (code !== '' && code !== 'Success') throw notSuccess(plan);
  return keysIn(asking, body);
}

const mend = text(
  'Check the address in credentials_uri or ALIBABA_CLOUD_CREDENTIALS_URI, and the program that answers there.',
  '请检查 credentials_uri 或 ALIBABA_CLOUD_CREDENTIALS_URI 中的地址，以及在该地址应答的程序。',
);

/** The address stays unsaid: it may hold a token. */
function notAnAddress(plan: CredentialsPlan) {
  return fetchProblem(
    plan,
    'credentials-uri',
    text('its address is not an http or https URL.', '其地址不是 http 或 https URL。'),
    mend,
  );
}

function notSuccess(plan: CredentialsPlan) {
  return fetchProblem(
    plan,
    'token-service-answer',
    text(
      'the credentials URI answered that it has none (its Code is not Success).',
      '凭证 URI 返回的 Code 不是 Success。',
    ),
    mend,
  );
}
