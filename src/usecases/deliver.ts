import { type CallOutcome, knownOutcome } from './call-outcome.ts';
import { Courier } from './deliver/courier.ts';
import { mayBeTwice } from './deliver/may-be-twice.ts';
import { type RetryBudget, retryBudget } from './deliver/patience.ts';
import type { Clock, RunPorts } from './ports.ts';
import type { PlannedCall, RunInput } from './run-input.ts';
import type { ChunkHistory } from './run-journal.ts';
import type { Asked } from './why-not-run.ts';

/** What all calls of a run share while they are sent. */
export interface Delivery {
  readonly input: RunInput;
  /** null for a script or a file. */
  readonly commandId: string | null;
  /** What a look at the instances has to know. */
  readonly asked: Asked;
  readonly budget: RetryBudget;
  /** null: no limit. */
  readonly deadlineAt: Date | null;
  /** Of [0, 1). */
  readonly random: () => number;
  /** Calls, by chunk, that may have arrived more than once, with the moment of their first byte from here. */
  readonly maybeTwice: Map<number, Date>;
}

/** `facts`: of the run that begins now. */
export function openDelivery(
  facts: Pick<Delivery, 'input' | 'commandId' | 'asked'>,
  clock: Clock,
  random: () => number = Math.random,
): Delivery {
  const { deadlineMs } = facts.input.delivery;
  const deadlineAt = deadlineMs === null ? null : new Date(clock.now().getTime() + deadlineMs);
  return { ...facts, budget: retryBudget(), deadlineAt, random, maybeTwice: new Map() };
}

/**
 * Brings one call of a run to its outcome: sent, and sent again where that cannot do its work twice; looked for where no
 * answer came. Never rejects because of the service, the network or the journal.
 */
export async function deliver(
  call: PlannedCall,
  history: ChunkHistory,
  delivery: Delivery,
  ports: RunPorts,
): Promise<CallOutcome> {
  if (history.kind === 'accepted') {
    const { firstSentAt, attempts } = history;
    if (firstSentAt !== null && mayBeTwice(attempts, call, delivery.input)) {
      delivery.maybeTwice.set(call.chunk, firstSentAt);
    }
    return knownOutcome(history);
  }
  return new Courier(call, history, delivery, ports).bring();
}
