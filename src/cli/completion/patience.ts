/** How long a first answer is waited for: with the start of Node it stays below 300 ms of network. */
export const waitMs = 250;

export interface Pauses {
  /** Milliseconds. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

const everyMs = 10;

/** What `look` finds while there is patience; null when it found nothing to the end. */
export async function within<Found>(
  patienceMs: number,
  look: () => Found | null,
  { now, sleep }: Pauses,
): Promise<Found | null> {
  for (const until = now() + patienceMs; now() < until; ) {
    await sleep(Math.min(everyMs, until - now()));
    const found = look();
    if (found !== null) return found;
  }
  return null;
}
