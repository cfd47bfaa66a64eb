import type { EmulatorClock } from './clock.ts';

/** The next moment after one, or null when there is none any more. */
export type NextMoment = (after: Date) => Date | null;

/**
 * Calls `fire` at each moment of a schedule and `ended` after the last. A moment that comes late does not shift the
 * others, and one that was missed is not made up for [source].
 */
export class ScheduleRunner {
  readonly #next: NextMoment;
  readonly #clock: EmulatorClock;
  readonly #fire: () => void;
  readonly #ended: () => void;
  #cancel: () => void = () => {};
  #moment: Date | null = null;

  constructor(next: NextMoment, clock: EmulatorClock, on: { fire: () => void; ended: () => void }) {
    this.#next = next;
    this.#clock = clock;
    this.#fire = on.fire;
    this.#ended = on.ended;
  }

  /** False when the schedule never fires: the agent then refuses it at once [source]. */
  start(): boolean {
    return this.#arm(this.#clock.now());
  }

  stop(): void {
    this.#moment = null;
    this.#cancel();
  }

  /** When it fires next; null when it does not any more. */
  get moment(): Date | null {
    return this.#moment;
  }

  #arm(after: Date): boolean {
    const moment = this.#next(after);
    this.#moment = moment;
    if (moment === null) return false;
    this.#cancel = this.#clock.at(moment.getTime(), () => {
      // A timer may come a little early: the moment itself is over all the same.
      const passed = Math.max(this.#clock.now().getTime(), moment.getTime());
      const more = this.#arm(new Date(passed));
      this.#fire();
      if (!more) this.#ended();
    });
    return true;
  }
}
