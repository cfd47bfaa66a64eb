import type { MovableClock } from './clock.ts';
import type { Commands } from './commands.ts';
import type { Log } from './data/log.ts';
import type { Edition, Quotas } from './editions.ts';
import type { Faults } from './faults.ts';
import type { Fleet } from './fleet.ts';
import type { Idempotency } from './idempotency.ts';
import type { Invocations } from './invocation.ts';
import type { Ledger } from './ledger.ts';
import type { Power } from './power.ts';
import type { Retention } from './retention.ts';
import type { FileReceiver } from './runner/file-receiver.ts';
import type { Runner } from './runner/runner.ts';
import type { Sendings } from './sendings.ts';
import type { IgnoredParameters } from './warnings.ts';

/** Everything the service knows. */
export interface Service {
  readonly clock: MovableClock;
  readonly edition: Edition;
  readonly fleet: Fleet;
  readonly commands: Commands;
  readonly invocations: Invocations;
  readonly sendings: Sendings;
  readonly idempotency: Idempotency;
  readonly ledger: Ledger;
  readonly runner: Runner;
  readonly files: FileReceiver;
  readonly power: Power;
  readonly faults: Faults;
  readonly quotas: Quotas;
  readonly retention: Retention;
  readonly pendingMs: number;
  /** Where all of this is kept; null: in memory only. */
  readonly state: Log | null;
  /** Parameters that are ignored; null: they are refused. */
  readonly ignored: IgnoredParameters | null;
}
