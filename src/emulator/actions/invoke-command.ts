import { Refusal } from '../refusal.ts';
import { type ActionBody, ignoresWhatCameLater, regionOf } from './action.ts';
import { checkContainer, invoke, readRun, unservedOfRuns } from './invoking.ts';
import { readTargets } from './targets.ts';

/** InvokeCommand [doc]; the order of its checks is [assumed]: required, limits, existence, fitness, ClientToken. */
export const invokeCommand: ActionBody = {
  ignores: ignoresWhatCameLater,
  unserved: unservedOfRuns,
  checkUnserved: checkContainer,
  run(call) {
    const { args, service } = call;
    const regionId = args.required('RegionId');
    const commandId = args.required('CommandId');
    const targets = readTargets(call);
    regionOf(call);
    const run = readRun(call, targets);
    const command = service.commands.get(commandId, regionId);
    if (!command) throw new Refusal('InvalidCmdId.NotFound');
    return invoke(call, run, command);
  },
};
