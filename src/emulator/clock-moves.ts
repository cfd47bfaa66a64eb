import type { MovableClock } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { Refusal } from './refusal.ts';
import type { Runner } from './runner/runner.ts';

/** One move of the clock, from its beginning on. */
export interface Move {
  readonly from: Date;
  readonly to: Date;
  /** Runs that were started on the way so far. */
  readonly starts: number;
  /** Runs that were waited for in vain: they live on, and time has passed them by. */
  readonly overtaken: number;
  readonly over: boolean;
}

/** Where the clock is to go: a moment, so many milliseconds ahead, or whatever falls due next. */
export type Destination = Date | number | 'next';

const longestMs = 366 * 24 * 3600_000;

/**
 * Moves the clock of an emulator whose processes are real. [own] A process lives in real time, so the clock stands while
 * one that was started on the way runs, for so long as `patienceMs` says; then it goes on without it: its Timeout, by
 * this clock, may fall due, and moments of its schedule are skipped while it lives.
 */
export class ClockMoves {
  readonly #clock: MovableClock;
  readonly #runner: Runner;
  readonly #ledger: Ledger;
  /** The last one, which may be under way. */
  #last: (Omit<Move, 'starts'> & { readonly startsBefore: number; starts: number | null }) | null = null;

  constructor(around: { readonly clock: MovableClock; readonly runner: Runner; readonly ledger: Ledger }) {
    this.#clock = around.clock;
    this.#runner = around.runner;
    this.#ledger = around.ledger;
  }

  get last(): Move | null {
    if (this.#last === null) return null;
    const { startsBefore, starts, ...move } = this.#last;
    return { ...move, starts: starts ?? this.#ledger.size - startsBefore };
  }

  /** Throws Refusal; resolves when the clock has arrived. With `next` and nothing waiting it stays where it is. */
  async move(destination: Destination, patienceMs: number): Promise<void> {
    if (this.#last && !this.#last.over) throw new Refusal('Emulator.ClockIsMoving');
    const from = this.#clock.now();
    const given = typeof destination === 'number' ? new Date(from.getTime() + destination) : destination;
    if (given !== 'next') checkSpan(from, given);
    const move = { from, to: from, starts: null, overtaken: 0, over: false, startsBefore: this.#ledger.size };
    this.#last = move;
    const settled = async () => {
      const overtaken = await this.#runner.settled(patienceMs);
      if (overtaken > 0) this.#change({ overtaken: (this.#last?.overtaken ?? 0) + overtaken });
    };
    try {
      if (given === 'next') await settled();
      const to = given === 'next' ? (this.#clock.nextDue ?? this.#clock.now()) : given;
      this.#change({ to });
      await this.#clock.moveTo(to.getTime(), settled);
    } finally {
      this.#change({ over: true, starts: this.#ledger.size - move.startsBefore });
    }
  }

  #change(facts: Partial<{ to: Date; overtaken: number; over: boolean; starts: number }>): void {
    if (this.#last) this.#last = { ...this.#last, ...facts };
  }
}

function checkSpan(from: Date, to: Date): void {
  const ms = to.getTime() - from.getTime();
  if (ms < 0) {
    throw new Refusal('Emulator.InvalidMove', `The clock goes forward only, and it is ${from.toISOString()} already.`);
  }
  if (ms > longestMs) throw new Refusal('Emulator.InvalidMove', 'The clock goes forward by 366 days at most.');
}
