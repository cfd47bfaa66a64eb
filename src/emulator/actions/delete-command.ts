import { Refusal } from '../refusal.ts';
import { isOver } from '../status.ts';
import { type ActionBody, regionOf } from './action.ts';

/**
 * DeleteCommand [doc]. A command that is being executed cannot be deleted; no page names the code for it, nor says
 * whether one that waits for its schedule is being executed [assumed: Operation.Forbidden, and yes].
 */
export const deleteCommand: ActionBody = {
  run(call) {
    const { args, service } = call;
    const { commands, invocations } = service;
    const commandId = args.required('CommandId');
    const regionId = regionOf(call);
    if (!commands.get(commandId, regionId)) throw new Refusal('InvalidCmdId.NotFound');
    const isExecuted = invocations
      .inRegion(regionId)
      .some(
        ({ invocation, tasks }) => invocation.command.id === commandId && tasks.some(({ status }) => !isOver(status)),
      );
    if (isExecuted) throw new Refusal('Operation.Forbidden');
    commands.delete(commandId);
    return {};
  },
};
