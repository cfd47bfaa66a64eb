import type { ScriptType } from '../domain/script-type.ts';
import { type Attempt, orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';

export type GuessedType =
  | { readonly kind: 'known'; readonly type: ScriptType }
  | { readonly kind: 'mixed'; readonly linux: readonly string[]; readonly windows: readonly string[] }
  /** The service does not let us look, or takes too long. */
  | { readonly kind: 'assumed'; readonly because: 'refused' | 'silent' };

/** What a look may take before it is given up, in milliseconds: a script does not wait for an extra. */
const patienceMs = 10_000;

/** What kind of script fits the operating systems of these instances; one that is not found says nothing. */
export async function scriptTypeFor(
  instanceIds: readonly string[],
  { cloud, signal }: Pick<Ports, 'cloud' | 'signal'>,
): Promise<Attempt<GuessedType>> {
  const patience = AbortSignal.timeout(patienceMs);
  const answer = await orProblem(cloud.instances(instanceIds, AbortSignal.any([signal, patience])));
  if (!answer.ok) {
    const { problem } = answer;
    const refused = problem.name === 'Refused' && problem.status === 403;
    if (refused) return { ok: true, value: { kind: 'assumed', because: 'refused' } };
    if (patience.aborted && !signal.aborted) return { ok: true, value: { kind: 'assumed', because: 'silent' } };
    return answer;
  }
  const on = (os: string) => answer.value.filter((each) => each.os === os).map(({ instanceId }) => instanceId);
  const [linux, windows] = [on('linux'), on('windows')];
  if (windows.length === 0) return { ok: true, value: { kind: 'known', type: 'RunShellScript' } };
  if (linux.length === 0) return { ok: true, value: { kind: 'known', type: 'RunPowerShellScript' } };
  return { ok: true, value: { kind: 'mixed', linux, windows } };
}
