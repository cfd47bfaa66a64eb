import { Refusal } from '../refusal.ts';
import { type ActionBody, regionOf } from './action.ts';
import { instanceIdsOf } from './targets.ts';

/**
 * StopInvocation [doc]. What runs is killed [source], though the pages say it goes on; without an instance it means all
 * [assumed]; stopping what is over is no error [assumed].
 */
export const stopInvocation: ActionBody = {
  run(call) {
    const { args, service } = call;
    const invokeId = args.required('InvokeId');
    const regionId = regionOf(call);
    const ids = instanceIdsOf(args, service.edition);
    if (ids.length > service.edition.stopsAtMost) throw new Refusal('InstanceIds.ExceedLimit');
    const record = service.invocations.get(invokeId, regionId);
    if (!record) throw new Refusal('InvalidInvokeId.NotFound');
    if (ids.some((id) => !record.tasks.some((task) => task.instance.id === id))) {
      throw new Refusal('InvalidInstanceId.NotFound');
    }
    for (const task of record.tasks) if (ids.length === 0 || ids.includes(task.instance.id)) task.stop();
    return {};
  },
};
