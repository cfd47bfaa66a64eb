import { type FaultEffect, type FaultPhase, goesWithOthers, type Hiding, isHiding } from '../domain/fault.ts';

export interface Strike {
  readonly phase: FaultPhase;
  readonly effect: FaultEffect;
}

/** How an answer that was begun goes wrong. */
export interface Disturbance {
  readonly at: 'headers' | 'body';
  /** The pause in the middle, in milliseconds. */
  readonly pauseMs: number;
  readonly end:
    | { readonly kind: 'reset' | 'close' | 'hang' | 'cut' }
    | { readonly kind: 'drip'; readonly ms: number }
    | null;
}

/** A fault took the place of the answer. */
export class Struck extends Error {
  readonly effect: FaultEffect;

  constructor(effect: FaultEffect) {
    super(effect.kind);
    this.name = 'Struck';
    this.effect = effect;
  }
}

/** The faults that one call meets. */
export class CallFaults {
  readonly #strikes: readonly Strike[];

  constructor(strikes: readonly Strike[]) {
    this.#strikes = strikes;
  }

  /** In milliseconds. */
  delay(phase: FaultPhase): number {
    return this.#strikes.reduce(
      (sum, strike) => sum + (strike.phase === phase && strike.effect.kind === 'latency' ? strike.effect.ms : 0),
      0,
    );
  }

  /** What is to hide of what the call made. */
  get hidings(): readonly Hiding[] {
    return this.#strikes.map(({ effect }) => effect).filter(isHiding);
  }

  /** Throws Struck when something was ordered for this phase that does not let the call go on. */
  strike(phase: FaultPhase): void {
    const strike = this.#strikes.find((each) => each.phase === phase && !goesWithOthers(each.effect));
    if (strike) throw new Struck(strike.effect);
  }

  /** null: the answer goes out whole and at once. */
  get disturbance(): Disturbance | null {
    for (const at of ['headers', 'body'] as const) {
      const effect = this.#strikes.find(({ phase, effect }) => phase === at && effect.kind !== 'latency')?.effect;
      const pauseMs = this.delay(at);
      if (effect === undefined && pauseMs === 0) continue;
      // What a fault may do in the middle of an answer was checked when it was added.
      return { at, pauseMs, end: (effect ?? null) as Disturbance['end'] };
    }
    return null;
  }
}
