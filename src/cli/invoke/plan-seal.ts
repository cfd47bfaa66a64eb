import type { RunInput } from '../../usecases/run-input.ts';
import type { RunPlan } from '../../usecases/run-plan.ts';
import type { Seal } from '../../usecases/run-record.ts';
import type { Services } from '../services.ts';

/** The seal of this user, where there is something to seal: without secrets no key has to be made, or be there. */
export async function sealFor(needed: boolean, { journals }: Pick<Services, 'journals'>): Promise<Seal> {
  if (needed) return (await journals()).seal();
  return () => {
    throw new Error('sealed without a key');
  };
}

export function holdsSecrets({ parameters, rest, work }: RunInput): boolean {
  return parameters.some(({ secret }) => secret) || (rest.tags ?? []).length > 0 || work.kind === 'file';
}

export function hasSealed({ run }: RunPlan): boolean {
  return run.work.kind === 'file' || [...run.parameters, ...run.tags].some((each) => 'sealed' in each);
}
