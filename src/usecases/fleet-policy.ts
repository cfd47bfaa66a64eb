/** In what order and how many at a time the calls of a run are sent. */
export interface FleetPolicy {
  /** Calls under way at the same time; a wave, where the run goes wave by wave. */
  readonly concurrency: number;
  /** So many instances go first, in calls of their own, and have to succeed before the rest; null: nobody does. */
  readonly canary: number | null;
  /** Whether the rest waits for the success of those that go first; without it they are counted like all others. */
  readonly canaryDecides: boolean;
  /** Instances that may end otherwise than in success before no further call is sent; null: no matter how many. */
  readonly maxErrors: MaxErrors | null;
  /** Between the end of a wave and the next, in milliseconds. */
  readonly pauseMs: number;
}

/** A number of instances, or a part of all those of the run. */
export interface MaxErrors {
  readonly unit: 'instances' | 'percent';
  readonly atMost: number;
}

/** As it is without any flag. */
export const usualFleet: FleetPolicy = {
  concurrency: 5,
  canary: null,
  canaryDecides: true,
  maxErrors: null,
  pauseMs: 0,
};

/** Whether a wave has to end before it is known if there is a next. */
export function goesWaveByWave({ canary, maxErrors, pauseMs }: FleetPolicy): boolean {
  return canary !== null || maxErrors !== null || pauseMs > 0;
}

/** How many of so many instances may end otherwise than in success; of a percentage the whole instances. */
export function toleratedErrors({ maxErrors }: FleetPolicy, instances: number): number {
  if (maxErrors === null) return Number.POSITIVE_INFINITY;
  return maxErrors.unit === 'instances' ? maxErrors.atMost : Math.floor((instances * maxErrors.atMost) / 100);
}

/** The policy with which a run goes on after somebody has looked at its errors: the calls stay cut as they were. */
export function tolerating(policy: FleetPolicy, maxErrors: MaxErrors): FleetPolicy {
  return { ...policy, maxErrors, canaryDecides: false };
}
