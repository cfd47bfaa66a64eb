import type { MovableClock } from '../../../src/emulator/clock.ts';
import type { Clock } from '../../../src/usecases/ports.ts';

/** So many seconds of the rows go by in one of this machine. */
const usualSpeed = 60;

/**
 * Time that runs faster than this machine's, for the client and for the emulator alike, from the same moment on. A wait
 * that is a race (an answer or 30 s) stays one.
 */
export class FastClock implements Clock, MovableClock {
  readonly aheadMs = 0;
  readonly nextDue = null;
  readonly speed: number;
  readonly #start = Date.now();
  #jumpedMs = 0;

  constructor(speed: number = usualSpeed) {
    this.speed = speed;
  }

  now(): Date {
    return new Date(this.#start + (Date.now() - this.#start) * this.speed + this.#jumpedMs);
  }

  /** As when a machine wakes up. */
  jump(ms: number): void {
    this.#jumpedMs += ms;
  }

  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms / this.speed);
    timer.unref();
    return () => clearTimeout(timer);
  }

  at(moment: number, run: () => void): () => void {
    return this.after(Math.max(moment - this.now().getTime(), 0), run);
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms / this.speed);
      signal.addEventListener('abort', end);
    });
  }

  async moveTo(end: number): Promise<void> {
    this.#jumpedMs += Math.max(0, end - this.now().getTime());
  }
}
