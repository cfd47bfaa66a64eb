import type { CallReport } from '../call-outcome.ts';
import type { Delivery } from '../deliver.ts';
import type { Ports } from '../ports.ts';
import type { Wanted } from './candidates.ts';
import { type Looked, look, lookUntilListed, type Way } from './look.ts';
import { lastLook } from './time-left.ts';

/** The looks for one call. `since`: when its first byte may have left; null: nobody here knows. */
export class Lookout {
  readonly #call: CallReport['call'];
  readonly #delivery: Delivery;
  readonly #ports: Pick<Ports, 'cloud' | 'clock'>;

  constructor(call: CallReport['call'], delivery: Delivery, ports: Pick<Ports, 'cloud' | 'clock'>) {
    this.#call = call;
    this.#delivery = delivery;
    this.#ports = ports;
  }

  look(since: Date | null, signal: AbortSignal): Promise<Looked> {
    return look(this.#wanted(since), this.#ports, { signal, random: this.#delivery.random });
  }

  /** Although everything else has ended. */
  lookOnce(since: Date | null): Promise<Looked> {
    const way = { signal: lastLook(), random: this.#delivery.random, attempts: 1 };
    return look(this.#wanted(since), this.#ports, way);
  }

  /** Until something is found, or what was sent at `sentAt` has to be listed; `how`: what is enough, and who hears of a wait. */
  lookUntilListed(
    since: Date | null,
    sentAt: Date,
    signal: AbortSignal,
    { isEnough, onWait }: Pick<Way, 'onWait'> & { readonly isEnough?: (looked: Looked) => boolean } = {},
  ): Promise<Looked> {
    const way = { signal, random: this.#delivery.random, ...(onWait && { onWait }) };
    return lookUntilListed(this.#wanted(since), sentAt, this.#ports, way, isEnough);
  }

  #wanted(since: Date | null): Wanted {
    const { input, commandId } = this.#delivery;
    return { input, call: this.#call, commandId, strictly: input.delivery.mayBeRepeated, since };
  }
}
