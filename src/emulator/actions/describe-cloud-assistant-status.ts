import type { Instance } from '../fleet.ts';
import { cloudAssistantPages, pageOf } from '../paging.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { isOver } from '../status.ts';
import { seconds } from '../times.ts';
import { type ActionBody, oneOf, regionOf } from './action.ts';

/** [doc] Instances in one call. */
const instancesAtMost = 100;

/** DescribeCloudAssistantStatus [doc]. */
export const describeCloudAssistantStatus: ActionBody = {
  run(call) {
    const { args, service } = call;
    const regionId = regionOf(call);
    const ids = args.list('InstanceId');
    if (ids.length > instancesAtMost) throw new Refusal('InstanceIds.ExceedLimit');
    const os = oneOf(args.text('OSType'), ['Linux', 'Windows', 'FreeBSD'] as const, 'InvalidParameter.OSType');
    if (ids.some((id) => !service.fleet.get(id, regionId))) throw new Refusal('InvalidInstance.NotFound');
    const candidates = ids.length === 0 ? service.fleet.inRegion(regionId) : service.fleet.named(ids, regionId);
    const found = candidates.filter((instance) => os === undefined || systemOf(instance) === os);
    // [doc] With InstanceId the page size is of no account: all of them are in the answer.
    const page =
      ids.length > 0
        ? { rows: found, fields: { TotalCount: found.length, PageNumber: 1, PageSize: found.length, NextToken: '' } }
        : pageOf(found, (instance) => instance.id, call, cloudAssistantPages);
    const rows = page.rows.map((instance) => rowOf(instance, service));
    return { ...page.fields, InstanceCloudAssistantStatusSet: { InstanceCloudAssistantStatus: rows } };
  },
};

function systemOf(instance: Instance): 'Linux' | 'Windows' {
  return instance.os === 'linux' ? 'Linux' : 'Windows';
}

/** [doc] The status is a heartbeat in the last two minutes, as text; the version is empty when there is none. */
function rowOf(instance: Instance, { clock, invocations }: Service) {
  const beats = instance.power === 'Running' && (instance.agent === 'ok' || instance.agent === 'old');
  const tasks = invocations.tasksOn(instance.id);
  const starts = tasks.flatMap((task) => task.runs.flatMap((run) => run.startedAt ?? []));
  const version = instance.os === 'linux' ? '2.2.4.997' : '2.1.4.997';
  return {
    InstanceId: instance.id,
    CloudAssistantStatus: String(beats),
    CloudAssistantVersion: beats ? (instance.agent === 'old' ? '2.2.3.200' : version) : '',
    OSType: systemOf(instance),
    LastHeartbeatTime: beats ? seconds(clock.now()) : '',
    LastInvokedTime: seconds(starts.at(-1) ?? null),
    InvocationCount: tasks.length,
    ActiveTaskCount: tasks.filter((task) => !isOver(task.status)).length,
    SupportSessionManager: false,
  };
}
