/** The emulator's one sense of time: schedules, delivery limits and the signature window ask it, real processes do not. */
export interface EmulatorClock {
  now(): Date;
  /** Calls `run` once, `ms` from now; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** A timer of Node holds at most this many milliseconds; longer waits are cut into pieces. */
const longestTimer = 2 ** 31 - 1;

export class RealClock implements EmulatorClock {
  now(): Date {
    return new Date();
  }

  after(ms: number, run: () => void): () => void {
    const due = Date.now() + ms;
    let timer: NodeJS.Timeout;
    const arm = () => {
      const left = due - Date.now();
      timer = setTimeout(left > longestTimer ? arm : run, Math.min(Math.max(left, 0), longestTimer));
      timer.unref();
    };
    arm();
    return () => clearTimeout(timer);
  }
}

interface Waiting {
  readonly due: number;
  readonly run: () => void;
}

/** Stands still until it is moved; whatever falls due on the way runs in order, at its own moment. */
export class VirtualClock implements EmulatorClock {
  #now: number;
  /** Sorted by `due`; of two with the same moment the earlier made comes first. */
  readonly #waiting: Waiting[] = [];

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  after(ms: number, run: () => void): () => void {
    const entry = { due: this.#now + Math.max(ms, 0), run };
    let low = 0;
    let high = this.#waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#waiting[middle]!.due <= entry.due) low = middle + 1;
      else high = middle;
    }
    this.#waiting.splice(low, 0, entry);
    return () => {
      const at = this.#waiting.indexOf(entry);
      if (at >= 0) this.#waiting.splice(at, 1);
    };
  }

  /** Moves on by `ms`. Between two events the event loop turns, so that promises settle before the next one. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.#runDue(end, () => false);
    this.#now = end;
  }

  /** Moves from event to event until `done`; false when nothing is waiting any more, or not before `within` ms. */
  async runUntil(done: () => boolean, within = 366 * 24 * 3600_000): Promise<boolean> {
    await this.#runDue(this.#now + within, done);
    return done();
  }

  async #runDue(end: number, done: () => boolean): Promise<void> {
    for (;;) {
      await new Promise((turn) => setImmediate(turn));
      const next = this.#waiting[0];
      if (done() || next === undefined || next.due > end) return;
      this.#waiting.shift();
      this.#now = Math.max(this.#now, next.due);
      next.run();
    }
  }
}
