import { type Fault, type FaultPhase, faultMistake, goesWithOthers, phaseOf } from '../domain/fault.ts';
import { CallFaults, type Strike } from './call-faults.ts';
import { Hidden } from './hidden.ts';

/** A fault that was added, and what has become of it. */
export interface AddedFault extends Fault {
  /** From 1. */
  readonly id: number;
  /** Calls that fitted so far. */
  readonly met: number;
  readonly struck: number;
  /** It strikes no more. */
  readonly over: boolean;
}

type Entry = { -readonly [field in keyof AddedFault]: AddedFault[field] };

/** So many that are over are kept for the list. */
const rememberedAtMost = 100;

/** What the emulator does wrong on order: by action, instance, n-th call and phase. */
export class Faults {
  /** Read every call as one without a ClientToken, as an endpoint does that has none. It is no fault: `clear` leaves it. */
  ignoresClientTokens = false;
  /** What calls made that cannot be seen yet. */
  readonly hidden: Hidden;
  #entries: Entry[] = [];
  #nextId = 1;
  #underWay: CallFaults | null = null;

  constructor(now: () => Date = () => new Date()) {
    this.hidden = new Hidden(now);
  }

  /** Its number. Throws TypeError for what no call could meet. */
  add(fault: Fault): number {
    const mistake = faultMistake(fault);
    if (mistake !== null) throw new TypeError(`no such fault: ${mistake}`);
    const id = this.#nextId++;
    this.#entries.push({ ...fault, id, met: 0, struck: 0, over: false });
    return id;
  }

  /** The next `times` calls of an action that pass the gateway are refused with a code; nothing of them is carried out. */
  refuseNext(action: string, code: string, times = 1): number {
    return this.add({ action, times, effect: { kind: 'code', code } });
  }

  /** Oldest first. */
  list(): readonly AddedFault[] {
    return this.#entries.map((entry) => ({ ...entry }));
  }

  /** How many of them could still have struck. What they hid can be seen again. */
  clear(): number {
    this.hidden.clear();
    const active = this.#entries.filter(({ over }) => !over).length;
    this.#entries = [];
    return active;
  }

  /** What a call meets before it is read: only its headers are known, so only they tell the action. */
  meetBeforeReading(action: string): CallFaults {
    return this.#meet(action, [], (phase) => phase === 'before-read');
  }

  /** What a call meets that was read and is signed. */
  meet(action: string, instanceIds: readonly string[]): CallFaults {
    return this.#meet(action, instanceIds, (phase) => phase !== 'before-read');
  }

  /** Runs an action, so that `committing` knows whose faults to mind. */
  during<T>(call: CallFaults, act: () => T): T {
    this.#underWay = call;
    try {
      return act();
    } finally {
      this.#underWay = null;
    }
  }

  /** Between the checks of the call under way and its effect. Throws Struck, or a Refusal. */
  committing(): void {
    this.#underWay?.strike('before-commit');
  }

  #meet(action: string, instanceIds: readonly string[], inPhase: (phase: FaultPhase) => boolean): CallFaults {
    const strikes: Strike[] = [];
    for (const entry of this.#entries) {
      const { effect } = entry;
      const phase = phaseOf(entry);
      if (entry.over || !inPhase(phase) || !fits(entry, action, instanceIds)) continue;
      entry.met += 1;
      // Delays add up, and anything can be hidden besides; of everything else a call can meet only one.
      const free = goesWithOthers(effect) || strikes.every((strike) => goesWithOthers(strike.effect));
      const strikesNow = isMeant(entry) && free;
      if (strikesNow) {
        entry.struck += 1;
        strikes.push({ phase, effect });
      }
      entry.over = entry.struck >= (entry.times ?? Number.POSITIVE_INFINITY) || entry.met >= lastCall(entry);
    }
    this.#forget();
    return new CallFaults(strikes);
  }

  #forget(): void {
    const over = this.#entries.filter((entry) => entry.over);
    if (over.length <= rememberedAtMost) return;
    const dropped = new Set(over.slice(0, over.length - rememberedAtMost));
    this.#entries = this.#entries.filter((entry) => !dropped.has(entry));
  }
}

function fits({ action, instanceId }: Fault, called: string, instanceIds: readonly string[]): boolean {
  return (action === '*' || action === called) && (instanceId === undefined || instanceIds.includes(instanceId));
}

function isMeant({ calls, met }: Entry): boolean {
  return calls === undefined || met >= (typeof calls === 'number' ? calls : calls[0]);
}

/** Of the calls that fit, the last that it can strike. */
function lastCall({ calls }: Fault): number {
  if (calls === undefined) return Number.POSITIVE_INFINITY;
  return typeof calls === 'number' ? calls : calls[1];
}
