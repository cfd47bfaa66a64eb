/** The refusal of a request whose Timestamp is too far from the service's time. */
export const wrongTime = 'InvalidTimeStamp.Expired';

/** The time that requests are signed with: that of this machine until the service has called it wrong. */
export interface SigningClock {
  /** The parameter to sign with; none while the time of this machine will do. */
  timestamp(): { readonly Timestamp?: string };
  /** Goes by the time of an answer (its header Date) from now on; false when that is no time. */
  correct(date: string): boolean;
}

/** `corrected` is told the first time, with how far this machine is behind, in milliseconds. */
export function signingClock(
  corrected: (offsetMs: number) => void = () => {},
  now: () => number = Date.now,
): SigningClock {
  let offsetMs: number | null = null;
  return {
    timestamp: () =>
      offsetMs === null ? {} : { Timestamp: new Date(now() + offsetMs).toISOString().replace(/\.\d{3}Z$/, 'Z') },
    correct(date) {
      const time = Date.parse(date);
      if (Number.isNaN(time)) return false;
      const isNew = offsetMs === null;
      offsetMs = time - now();
      if (isNew) corrected(offsetMs);
      return true;
    },
  };
}
