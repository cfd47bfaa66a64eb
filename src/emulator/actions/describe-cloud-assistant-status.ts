import { type Edition, fieldsOf } from '../editions.ts';
import type { Instance } from '../fleet.ts';
import { cloudAssistantPages, type Page, pageOf } from '../paging.ts';
import { MissingParameter, Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { isOver } from '../status.ts';
import { seconds } from '../times.ts';
import { type ActionBody, oneOf, regionOf } from './action.ts';

/** DescribeCloudAssistantStatus [doc]. With InstanceId the page and its size are of no account: all are in the answer. */
export const describeCloudAssistantStatus: ActionBody = {
  run(call) {
    const { args, service } = call;
    const regionId = regionOf(call);
    const { edition } = service;
    const ids = args.list('InstanceId');
    if (ids.length === 0 && !edition.agents.pages) throw new MissingParameter('InstanceId');
    if (ids.length > edition.agents.atMost) throw new Refusal('InstanceIds.ExceedLimit');
    const os = oneOf(args.text('OSType'), ['Linux', 'Windows', 'FreeBSD'] as const, 'InvalidParameter.OSType');
    if (ids.some((id) => !service.fleet.get(id, regionId))) throw new Refusal('InvalidInstance.NotFound');
    const candidates = ids.length === 0 ? service.fleet.inRegion(regionId) : service.fleet.named(ids, regionId);
    const found = candidates.filter((instance) => os === undefined || systemOf(instance) === os);
    const page =
      ids.length === 0 ? pageOf(found, ({ number }) => [number], call, cloudAssistantPages) : whole(found, edition);
    const rows = page.rows.map((instance) => fieldsOf(edition, 'agent', rowOf(instance, service)));
    return { ...page.fields, InstanceCloudAssistantStatusSet: { InstanceCloudAssistantStatus: rows } };
  },
};

function whole(rows: readonly Instance[], { agents }: Edition): Page<Instance> {
  const fields = { TotalCount: rows.length, PageNumber: 1, PageSize: rows.length, NextToken: '' };
  return { rows, fields: agents.pages ? fields : {} };
}

function systemOf(instance: Instance): 'Linux' | 'Windows' {
  return instance.os === 'linux' ? 'Linux' : 'Windows';
}

/** [doc] The status is a heartbeat in the last two minutes, as text; the version is empty when there is none. */
function rowOf(instance: Instance, { clock, invocations }: Service) {
  const beats = instance.power === 'Running' && (instance.agent === 'ok' || instance.agent === 'old');
  const tasks = invocations.tasksOn(instance.id);
  const last = tasks.findLast((task) => task.runs.some((run) => run.startedAt !== null));
  const version = instance.os === 'linux' ? '2.2.4.997' : '2.1.4.997';
  return {
    InstanceId: instance.id,
    CloudAssistantStatus: String(beats),
    CloudAssistantVersion: beats ? (instance.agent === 'old' ? '2.2.3.200' : version) : '',
    OSType: systemOf(instance),
    LastHeartbeatTime: beats ? seconds(clock.now()) : '',
    LastInvokedTime: seconds(last?.runs.findLast((run) => run.startedAt !== null)?.startedAt ?? null),
    InvocationCount: tasks.length,
    ActiveTaskCount: tasks.filter((task) => !isOver(task.status)).length,
    SupportSessionManager: false,
  };
}
