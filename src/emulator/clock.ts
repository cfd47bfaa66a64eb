import { Agenda } from './agenda.ts';

/** The emulator's one sense of time: schedules, delivery limits, time limits and the signature window ask it. */
export interface EmulatorClock {
  now(): Date;
  /** Calls `run` once, `ms` from now; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Calls `run` once, at a moment in milliseconds since 1970, or at once when that is past; the answer cancels it. */
  at(moment: number, run: () => void): () => void;
}

/** One that can be moved forward; whatever falls due on the way runs in order, at its own moment. */
export interface MovableClock extends EmulatorClock {
  /** How far it is ahead of this machine's time; 0 for one that has a time of its own. */
  readonly aheadMs: number;
  /** When the next thing falls due; null when nothing is waiting. */
  readonly nextDue: Date | null;
  /**
   * Moves on to a moment, in milliseconds since 1970. Before each event, and before the end, `settled` is waited for and
   * the event loop turns, so that what the one before has begun comes to its end first. One move at a time.
   */
  moveTo(end: number, settled: () => Promise<unknown>): Promise<void>;
}

/** A timer of Node holds at most this many milliseconds; longer waits are cut into pieces. */
const longestTimer = 2 ** 31 - 1;

/** This machine's time, and so far ahead of it as it was moved. While it is moved it stands at the event it has come to. */
export class RealClock implements MovableClock {
  #aheadMs: number;
  #standsAt: number | null = null;
  readonly #agenda = new Agenda();
  readonly #moved: (aheadMs: number) => void;
  #timer: NodeJS.Timeout | undefined;
  #timerDue = Number.NaN;

  /** `moved` is told whenever it is farther ahead, also on the way. */
  constructor(aheadMs = 0, moved: (aheadMs: number) => void = () => {}) {
    this.#aheadMs = aheadMs;
    this.#moved = moved;
  }

  now(): Date {
    return new Date(this.#standsAt ?? Date.now() + this.#aheadMs);
  }

  get aheadMs(): number {
    return this.#standsAt === null ? this.#aheadMs : Math.max(this.#aheadMs, this.#standsAt - Date.now());
  }

  get nextDue(): Date | null {
    return dueOf(this.#agenda);
  }

  after(ms: number, run: () => void): () => void {
    return this.at(this.now().getTime() + ms, run);
  }

  at(moment: number, run: () => void): () => void {
    const entry = this.#agenda.add(Math.max(moment, this.now().getTime()), run);
    this.#arm();
    return () => {
      this.#agenda.remove(entry);
      this.#arm();
    };
  }

  async moveTo(end: number, settled: () => Promise<unknown>): Promise<void> {
    this.#standAt(this.now().getTime());
    this.#arm();
    try {
      await runDue(this.#agenda, end, settled, (due) => this.#standAt(due));
      this.#standAt(end);
    } finally {
      // A short move during which processes were waited for may be over before the machine's own time is there.
      this.#aheadMs = this.aheadMs;
      this.#standsAt = null;
      this.#arm();
    }
  }

  #standAt(moment: number): void {
    this.#standsAt = Math.max(this.#standsAt ?? 0, moment);
    this.#moved(this.aheadMs);
  }

  /** One timer, for what comes first; none while the clock is moved. */
  #arm(): void {
    const due = this.#standsAt === null ? (this.#agenda.next?.due ?? Number.NaN) : Number.NaN;
    if (Object.is(due, this.#timerDue)) return;
    clearTimeout(this.#timer);
    this.#timerDue = due;
    if (Number.isNaN(due)) return;
    const ms = Math.min(Math.max(due - this.now().getTime(), 0), longestTimer);
    this.#timer = setTimeout(() => this.#ring(), ms);
    this.#timer.unref();
  }

  /** What is added meanwhile waits for the next time, so that everything else gets its turn. */
  #ring(): void {
    this.#timerDue = Number.NaN;
    const [now, last] = [this.now().getTime(), this.#agenda.added];
    try {
      for (let next = this.#agenda.next; next && next.due <= now && next.number <= last; next = this.#agenda.next) {
        this.#agenda.take();
        next.run();
      }
    } finally {
      this.#arm();
    }
  }
}

/** Stands still until it is moved. */
export class VirtualClock implements MovableClock {
  readonly aheadMs = 0;
  #now: number;
  readonly #agenda = new Agenda();

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  get nextDue(): Date | null {
    return dueOf(this.#agenda);
  }

  after(ms: number, run: () => void): () => void {
    return this.at(this.#now + ms, run);
  }

  at(moment: number, run: () => void): () => void {
    const entry = this.#agenda.add(Math.max(moment, this.#now), run);
    return () => this.#agenda.remove(entry);
  }

  async moveTo(end: number, settled: () => Promise<unknown>): Promise<void> {
    await runDue(this.#agenda, end, settled, (due) => this.#standAt(due));
    this.#standAt(end);
  }

  /** Moves on by `ms`; nothing is waited for but a turn of the event loop. */
  advance(ms: number): Promise<void> {
    return this.moveTo(this.#now + ms, atOnce);
  }

  /** Moves from event to event until `done`; false when nothing is waiting any more, or not before `within` ms. */
  async runUntil(done: () => boolean, within = 366 * 24 * 3600_000): Promise<boolean> {
    await runDue(this.#agenda, this.#now + within, atOnce, (due) => this.#standAt(due), done);
    return done();
  }

  #standAt(moment: number): void {
    this.#now = Math.max(this.#now, moment);
  }
}

const atOnce = async () => {};

function dueOf({ next }: Agenda): Date | null {
  return next === undefined ? null : new Date(next.due);
}

/** Runs what falls due up to `end`, or until `done`; `standAt` is told each moment before. */
async function runDue(
  agenda: Agenda,
  end: number,
  settled: () => Promise<unknown>,
  standAt: (due: number) => void,
  done: () => boolean = () => false,
): Promise<void> {
  for (;;) {
    await settled();
    await new Promise((turn) => setImmediate(turn));
    const { next } = agenda;
    if (done() || next === undefined || next.due > end) return;
    agenda.take();
    standAt(next.due);
    next.run();
  }
}
