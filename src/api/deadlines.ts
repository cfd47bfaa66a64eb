import { monotonicMs } from './monotonic.ts';

export interface Limits {
  /** Milliseconds until the connection is ready, its TLS handshake included. */
  readonly connectMs: number;
  /** Milliseconds from there to the last byte of the answer, so that a body that drips cannot go on for ever. */
  readonly answerMs: number;
  /** Milliseconds that an answer which is on its way still has after an interruption; absent: none. */
  readonly graceMs?: number;
}

export type Interruption = 'timer' | 'signal';

export interface Deadlines {
  /** Resolves, with the reason, when a limit is reached or the signal is aborted first; else never. */
  readonly reached: Promise<Interruption>;
  /** The connection is ready: the first limit ends, the second begins. */
  ready(): void;
  /** Milliseconds since `ready`, 0 before it. */
  waitedMs(): number;
  clear(): void;
}

export function startDeadlines(
  { connectMs, answerMs, graceMs = 0 }: Limits,
  signal: AbortSignal | undefined,
): Deadlines {
  let end!: (interruption: Interruption) => void;
  const reached = new Promise<Interruption>((resolve) => {
    end = resolve;
  });
  let cancel = afterMs(connectMs, () => end('timer'));
  let readyAt: number | null = null;
  const interrupted = () => {
    if (readyAt === null || graceMs === 0 || isTimeLimit(signal)) return end('signal');
    cancel();
    cancel = afterMs(graceMs, () => end('signal'));
  };
  signal?.addEventListener('abort', interrupted, { once: true });
  return {
    reached,
    ready() {
      cancel();
      readyAt = monotonicMs();
      cancel = afterMs(answerMs, () => end('timer'));
    },
    waitedMs: () => (readyAt === null ? 0 : Math.round(monotonicMs() - readyAt)),
    clear() {
      cancel();
      signal?.removeEventListener('abort', interrupted);
    },
  };
}

/**
 * Calls once; the answer cancels it. After a pause of this process (Ctrl-Z, a laptop that slept) a timer is due before
 * what has arrived meanwhile is read, so that gets its turn first.
 */
function afterMs(ms: number, run: () => void): () => void {
  let turn: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    turn = setImmediate(run);
  }, ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(turn);
  };
}

/** That of a deadline is no interruption: time that is up is up. */
function isTimeLimit(signal: AbortSignal | undefined): boolean {
  return signal?.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
}
