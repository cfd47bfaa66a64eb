import type { Instance } from './fleet.ts';

/**
 * Runs at once on one instance: [source] the hard limit of newer agents. [doc] The code beyond it, TaskConcurrencyLimit;
 * [assumed] that it comes at this number, with nothing queued.
 */
const runsAtOnce = 500;

const running = new WeakMap<Instance, number>();

/** Takes the place of one run, which the function that is returned gives back; null where none is left. */
export function takePlace(instance: Instance): (() => void) | null {
  const taken = running.get(instance) ?? 0;
  if (taken >= runsAtOnce) return null;
  running.set(instance, taken + 1);
  return () => running.set(instance, (running.get(instance) ?? 1) - 1);
}
