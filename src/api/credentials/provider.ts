import type { Credentials, CredentialsProvider } from '../credentials.ts';
import { fetchKeys } from './fetch-keys.ts';
import type { CredentialsPlan } from './plan.ts';
import { interruptedFetch } from './problems.ts';
import type { Fetched, Surroundings } from './surroundings.ts';

/** Milliseconds before their end from which on keys are renewed, or a quarter of their life where that is short. */
const margin = 5 * 60_000;

/** Milliseconds for which a service that failed is left alone while the keys still hold. */
const pauseAfterFailure = 30_000;

interface Held extends Fetched {
  readonly renewAt: number;
}

/** Keys kept until shortly before their end, and fetched by one at a time whoever asks. */
export function openCredentials(plan: CredentialsPlan, surroundings: Surroundings): CredentialsProvider {
  const { now } = surroundings;
  let held: Held | null = null;
  let fetching: Promise<Held> | null = null;
  let pausedUntil = 0;

  function fetchAnew(refused: Credentials | null): Promise<Held> {
    fetching ??= fetchKeys(plan, surroundings, refused)
      .then((fetched) => {
        held = { ...fetched, renewAt: renewalOf(fetched) };
        return held;
      })
      .finally(() => {
        fetching = null;
      });
    return fetching;
  }

  function renewalOf({ expiresAt }: Fetched): number {
    if (expiresAt === null) return Number.POSITIVE_INFINITY;
    return expiresAt - Math.min(margin, Math.max(expiresAt - now(), 0) / 4);
  }

  async function current(): Promise<Credentials> {
    if (held === null) return (await fetchAnew(null)).credentials;
    const { credentials, expiresAt, renewAt } = held;
    if (now() < renewAt) return credentials;
    const stillHolds = expiresAt !== null && now() < expiresAt;
    if (stillHolds && now() < pausedUntil) return credentials;
    try {
      return (await fetchAnew(null)).credentials;
    } catch (error) {
      if (!stillHolds || surroundings.signal?.aborted) throw error;
      pausedUntil = now() + pauseAfterFailure;
      return credentials;
    }
  }

  async function renewed(refused: Credentials): Promise<Credentials> {
    // Another call was refused before, and these are the ones it got.
    if (held !== null && held.credentials !== refused) return held.credentials;
    return (await fetchAnew(refused)).credentials;
  }

  return {
    current: (signal) => unlessAborted(current(), signal),
    renewed: (refused, signal) => unlessAborted(renewed(refused), signal),
  };
}

/** Whoever gives up goes; the others go on waiting for the same keys. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const give = () => reject(interruptedFetch());
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}
