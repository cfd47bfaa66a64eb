import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { parseInvokeId } from '../invoke-id.ts';
import { runRegionCall } from '../region-call.ts';

/** `ecs-invoke schedule stop <InvokeId>`: no further run starts, on any of its instances. */
export function scheduleStopCommand(context: Context): Promise<Exit> {
  const word = context.command.args[0] ?? '';
  return runRegionCall(context, {
    mutating: true,
    read: (findings) => findings.takeFrom('<InvokeId>', parseInvokeId(word), word),
    call: (cloud, invokeId, signal) => cloud.stopInvocation(invokeId, [], signal),
    present(_answer, { input, regionId }, presenter) {
      presenter.stopped(input, regionId, exits.success);
      return exits.success;
    },
  });
}
