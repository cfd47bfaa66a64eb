import type { Unfitness } from '../../usecases/fitness.ts';
import type { WaitReport } from '../../usecases/wait.ts';
import { unfitWords } from './unfit-words.ts';

/** The part of a result that says why it did not run; empty where no look found anything. */
export function causesOf(
  instanceId: string,
  wait: Pick<WaitReport, 'explained'> | null,
  regionId: string,
): { readonly causes?: readonly Readonly<Record<string, unknown>>[] } {
  const found = wait?.explained?.find((each) => each.instanceId === instanceId);
  return found === undefined ? {} : { causes: found.causes.map((cause) => causeObject(cause, instanceId, regionId)) };
}

export function causeObject(cause: Unfitness, instanceId: string, regionId: string): Readonly<Record<string, unknown>> {
  const { why, fix } = unfitWords(cause, instanceId, regionId);
  return { ...cause, why: why.en, fix: fix.map(({ en }) => en) };
}
