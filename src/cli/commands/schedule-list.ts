import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { nextRunOf } from '../next-run-of.ts';
import { runRegionCall } from '../region-call.ts';

/** `ecs-invoke schedule list`: what is still to run in a region, and when. */
export function scheduleListCommand(context: Context): Promise<Exit> {
  return runRegionCall(context, {
    read: () => true,
    call: (cloud, _input, signal) => cloud.scheduledInvocations(signal),
    present(found, { regionId, edition, now }, presenter) {
      const items = found.map((invocation) => ({ ...invocation, ...nextRunOf(invocation, edition, now) }));
      presenter.scheduleList({ edition, regionId, items }, exits.shown);
      return exits.shown;
    },
  });
}
