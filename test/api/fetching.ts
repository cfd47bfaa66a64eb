import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { inspect } from 'node:util';
import type { CallEvent } from '../../src/api/call-trace.ts';
import { ConfigurationProblem } from '../../src/api/configuration-problem.ts';
import { fetchKeys } from '../../src/api/credentials/fetch-keys.ts';
import type { CredentialsPlan } from '../../src/api/credentials/plan.ts';
import type { Fetched, Surroundings } from '../../src/api/credentials/surroundings.ts';
import { Credentials } from '../../src/api/credentials.ts';
import type { ReadFile } from '../../src/api/profile-file.ts';
import { resolveCredentials } from '../../src/api/resolve-credentials.ts';
import { fileOf, sourcesOf } from './configuration.ts';

export const now = Date.UTC(2026, 0, 1);

/** Keys of a profile that call for others; each is a canary. */
export const own = { access_key_id: 'LTAIcanaryOwn', access_key_secret: 'canaryOwnSecret' } as const;
export const role = 'acs:ram::1:role/deploy';

/** The plan that a configuration leads to. */
export function planOf(profiles: readonly object[], env: Readonly<Record<string, string>> = {}): CredentialsPlan {
  const found = resolveCredentials(sourcesOf(env, profiles.length > 0 ? fileOf(...profiles) : null));
  if (!found.ok) throw found.problem;
  if (found.value.credentials instanceof Credentials) return assert.fail('nothing to fetch');
  return found.value.credentials;
}

export interface Observed {
  readonly surroundings: Surroundings;
  readonly events: CallEvent[];
  readonly notes: string[];
}

export function surroundingsOf(more: Partial<Surroundings> = {}): Observed {
  const events: CallEvent[] = [];
  const notes: string[] = [];
  const readFile: ReadFile = (file) => ({ text: readFileSync(file, 'utf8'), mode: statSync(file).mode });
  return {
    events,
    notes,
    surroundings: {
      env: {},
      now: () => now,
      readFile,
      network: { proxyFor: () => null, limits: { connectMs: 5000, answerMs: 5000 } },
      program: { mayAsk: false, showsErrors: false, platform: 'linux', limitMs: 20_000 },
      trace: (event) => events.push(event),
      note: ({ code, text }) => {
        assert.doesNotMatch(text.en + text.zh, /canary/i);
        notes.push(code);
      },
      ...more,
    },
  };
}

/** Key, secret, token and end of what was fetched. */
export function shown({ credentials, expiresAt }: Fetched): readonly (string | null)[] {
  const { accessKeyId, accessKeySecret, securityToken } = credentials;
  const end = expiresAt === null ? null : new Date(expiresAt).toISOString();
  return [accessKeyId, accessKeySecret, securityToken, end];
}

/** The problem that fetching ends in, after every word of it and of the trace was searched for secrets. */
export async function problemOf(
  plan: CredentialsPlan,
  { surroundings, events }: Observed,
): Promise<ConfigurationProblem> {
  const problem = await fetchKeys(plan, surroundings).then(
    (fetched) => assert.fail(`fetched ${inspect(fetched)}`),
    (error: unknown) => error,
  );
  assert.ok(problem instanceof ConfigurationProblem, inspect(problem));
  const { message, stack, why, fix } = problem;
  const everything = [
    JSON.stringify(problem),
    message,
    stack,
    why.en,
    why.zh,
    fix.en,
    fix.zh,
    inspect(problem, { depth: 9 }),
  ];
  for (const words of [...everything, JSON.stringify(events)]) assert.doesNotMatch(words ?? '', /canary|Signature=/i);
  for (const words of [why.en, why.zh, fix.en, fix.zh]) assert.notEqual(words, '');
  return problem;
}
