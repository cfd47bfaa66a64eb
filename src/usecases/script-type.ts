import type { ScriptType } from '../domain/script-type.ts';
import { type Attempt, orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';

export type GuessedType =
  | { readonly kind: 'known'; readonly type: ScriptType }
  | { readonly kind: 'mixed'; readonly linux: readonly string[]; readonly windows: readonly string[] }
  /** The service does not let us look. */
  | { readonly kind: 'assumed' };

/** What kind of script fits the operating systems of these instances; one that is not found says nothing. */
export async function scriptTypeFor(
  instanceIds: readonly string[],
  { cloud, signal }: Ports,
): Promise<Attempt<GuessedType>> {
  const answer = await orProblem(cloud.instances(instanceIds, signal));
  if (!answer.ok) {
    return answer.problem.name === 'Refused' && answer.problem.status === 403
      ? { ok: true, value: { kind: 'assumed' } }
      : answer;
  }
  const on = (os: string) => answer.value.filter((each) => each.os === os).map(({ instanceId }) => instanceId);
  const [linux, windows] = [on('linux'), on('windows')];
  if (windows.length === 0) return { ok: true, value: { kind: 'known', type: 'RunShellScript' } };
  if (linux.length === 0) return { ok: true, value: { kind: 'known', type: 'RunPowerShellScript' } };
  return { ok: true, value: { kind: 'mixed', linux, windows } };
}
