import { type FileTask, overallOfFiles } from '../file-task.ts';
import { hasTags } from '../fleet.ts';
import { cloudAssistantPages, pageOf } from '../paging.ts';
import type { SendingRecord } from '../sendings.ts';
import { tagList, tagsOf } from '../tags.ts';
import { seconds } from '../times.ts';
import { type ActionBody, refuseResourceGroup, regionOf } from './action.ts';

/** DescribeSendFileResults [doc]. Newest first, and an unknown InvokeId gives no rows [assumed]. */
export const describeSendFileResults: ActionBody = {
  run(call) {
    const { args, service } = call;
    const regionId = regionOf(call);
    refuseResourceGroup(call);
    const [invokeId, instanceId] = [args.text('InvokeId'), args.text('InstanceId')];
    const [name, status] = [args.text('Name'), args.text('InvocationStatus')];
    const tags = tagsOf(args);
    const found = service.sendings
      .inRegion(regionId)
      .filter(({ sending }) => invokeId === undefined || sending.id === invokeId)
      .filter(service.faults.hidden.filter(invokeId, ({ sending }) => sending.id))
      .filter(({ sending }) => name === undefined || sending.name === name)
      .filter(({ sending }) => hasTags(sending, tags))
      .filter(({ tasks }) => instanceId === undefined || tasks.some(({ instance }) => instance.id === instanceId))
      .filter((record) => status === undefined || overallOf(record) === status);
    const page = pageOf(found, ({ sending }) => [-sending.number], call, cloudAssistantPages);
    const rows = page.rows.map((record) => rowOf(record, instanceId));
    return { ...page.fields, Invocations: { Invocation: rows } };
  },
};

function overallOf({ tasks }: SendingRecord): string {
  return overallOfFiles(tasks.map(({ status }) => status));
}

function rowOf(record: SendingRecord, instanceId: string | undefined) {
  const { sending, tasks } = record;
  const shown = tasks.filter(({ instance }) => instanceId === undefined || instance.id === instanceId);
  return {
    InvokeId: sending.id,
    Name: sending.name,
    TargetDir: sending.targetDir,
    // [assumed] As it was sent: the page's table has plain text, its sample Base64.
    Content: sending.content,
    ContentType: sending.contentType,
    Description: sending.description,
    FileOwner: sending.owner || 'root',
    FileGroup: sending.group || 'root',
    FileMode: sending.mode,
    Overwrite: String(sending.overwrite),
    VmCount: tasks.length,
    CreationTime: seconds(sending.createdAt),
    InvocationStatus: overallOf(record),
    Tags: tagList(sending.tags),
    InvokeInstances: { InvokeInstance: shown.map(instanceRow) },
  };
}

function instanceRow(task: FileTask) {
  return {
    InstanceId: task.instance.id,
    InvocationStatus: task.status,
    ErrorCode: task.errorCode,
    ErrorInfo: task.errorInfo,
    CreationTime: seconds(task.sending.createdAt),
    StartTime: seconds(task.startedAt),
    FinishTime: seconds(task.finishedAt),
    UpdateTime: seconds(task.updatedAt),
  };
}
