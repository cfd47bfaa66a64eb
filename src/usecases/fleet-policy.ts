/** In what order and how many at a time the calls of a run are sent. */
export interface FleetPolicy {
  /** Calls under way at the same time; a wave, where the run goes wave by wave. */
  readonly concurrency: number;
  /** So many instances go first, in calls of their own, and have to succeed before the rest; null: nobody does. */
  readonly canary: number | null;
  /** Instances that may end otherwise than in success before no further call is sent; null: no matter how many. */
  readonly maxErrors: { readonly unit: 'instances' | 'percent'; readonly atMost: number } | null;
  /** Between the end of a wave and the next, in milliseconds. */
  readonly pauseMs: number;
}

/** As it is without any flag. */
export const usualFleet: FleetPolicy = { concurrency: 5, canary: null, maxErrors: null, pauseMs: 0 };

/** Whether a wave has to end before it is known if there is a next. */
export function goesWaveByWave({ canary, maxErrors, pauseMs }: FleetPolicy): boolean {
  return canary !== null || maxErrors !== null || pauseMs > 0;
}
