import type { ConnectionFacts } from '../api/call-trace.ts';
import type { Clock } from '../usecases/ports.ts';

/** The clock of whoever answers, which decides when a schedule runs: this machine's, put right by each answer's Date. */
export function serviceTime(clock: Pick<Clock, 'now'>) {
  let aheadMs = 0;
  return {
    seen({ date }: Pick<ConnectionFacts, 'date'>): void {
      const told = Date.parse(date);
      if (!Number.isNaN(told)) aheadMs = told - clock.now().getTime();
    },
    now: () => new Date(clock.now().getTime() + aheadMs),
  };
}
