import { type Text, text } from '../../domain/text.ts';
import type { NoAnswer, NotSent, Refused } from '../call-problem.ts';
import { ConfigurationProblem } from '../configuration-problem.ts';
import { explainRequestError } from '../error-catalogue.ts';
import { explainNotSent } from '../network-explanations.ts';
import type { CredentialsPlan } from './plan.ts';

/** Fetching keys failed: whose they were to be, what went wrong, and the way out. */
export function fetchProblem(
  plan: CredentialsPlan,
  code: string,
  what: Text,
  fix: Text,
  refused = false,
): ConfigurationProblem {
  const why = text(`${plan.owner.en}: ${what.en}`, `${plan.owner.zh}：${what.zh}`);
  return new ConfigurationProblem(code, why, fix, refused);
}

export function interruptedFetch(): ConfigurationProblem {
  return new ConfigurationProblem(
    'credentials-interrupted',
    text(
      'You stopped the tool while it was getting credentials. Nothing was sent.',
      '获取凭证时被中止。未发送任何请求。',
    ),
    text('Run the command again.', '请重新执行命令。'),
  );
}

/** A call to a service that gives keys, gone wrong before it gave any. */
export function serviceProblem(
  plan: CredentialsPlan,
  service: Text,
  problem: Refused | NotSent | NoAnswer,
): ConfigurationProblem {
  if (problem.name !== 'Refused' && problem.reason === 'interrupted') return interruptedFetch();
  if (problem.name === 'Refused') return refusedBy(plan, service, problem.code, problem);
  const { host } = problem;
  if (problem.name === 'NoAnswer') {
    const status = problem.status === null ? '' : `, HTTP ${problem.status}`;
    return fetchProblem(
      plan,
      'token-service-answer',
      text(
        `${service.en} at ${host} gave no answer that can be used (${problem.reason}${status}).`,
        `${service.zh}（${host}）没有返回可用的应答（${problem.reason}${status}）。`,
      ),
      text(
        `Try again; if it stays so, check the address and whatever is on the way to ${host}.`,
        `请重试；若仍如此，请检查该地址以及到 ${host} 的网络途径。`,
      ),
    );
  }
  const { en, zh } = explainNotSent(problem.reason);
  const through = problem.proxy === '' ? text('', '') : text(` (proxy ${problem.proxy})`, `（代理 ${problem.proxy}）`);
  const said = problem.code === '' ? text('.', '。') : text(` (${problem.code}).`, `（${problem.code}）。`);
  return fetchProblem(
    plan,
    'token-service-unreachable',
    text(
      `${service.en} at ${host}${through.en} was not reached${said.en} ${en.why}`,
      `无法连接${service.zh}（${host}）${through.zh}${said.zh}${zh.why}`,
    ),
    text(here(en.fix.join(' '), host), here(zh.fix.join(''), host)),
  );
}

function here(words: string, host: string): string {
  return words.replaceAll(/<host>|<域名>/g, host.replace(/:\d+$/, ''));
}

const roleMend = text(
  'Check the role, its trust policy, and whether the identity behind it may take it (sts:AssumeRole).',
  '请检查角色及其信任策略，以及其背后的身份是否有权扮演该角色（sts:AssumeRole）。',
);

/** The service knows who asks, or does not, and says no. Its own message stays unsaid: it may quote what it was sent. */
export function refusedBy(
  plan: CredentialsPlan,
  service: Text,
  code: string,
  { status, requestId }: { readonly status: number | null; readonly requestId: string },
  mend: Text = roleMend,
): ConfigurationProblem {
  const facts = [code, status && `HTTP ${status}`, requestId && `RequestId ${requestId}`].filter(Boolean).join(', ');
  const row = explainRequestError(code);
  const denied = row === null || !['credentials', 'clock'].includes(row.kind);
  return fetchProblem(
    plan,
    'token-service-refused',
    text(
      `${service.en} refused (${facts}).${row ? ` ${row.en.why}` : ''}`,
      `${service.zh}拒绝了请求（${facts}）。${row ? row.zh.why : ''}`,
    ),
    denied ? mend : text(row.en.fix.join(' '), row.zh.fix.join('')),
    true,
  );
}
