import { nextRun, type RunContext } from './next-run.ts';
import type { Schedule } from './schedule.ts';

/** The first `count` runs later than `after`; fewer when there are no more. */
export function nextRuns(schedule: Schedule, after: Date, count: number, context: RunContext): readonly Date[] {
  const runs: Date[] = [];
  let run = nextRun(schedule, after, context);
  while (run !== null && runs.length < count) {
    runs.push(run);
    run = runs.length < count ? nextRun(schedule, run, context) : null;
  }
  return runs;
}
