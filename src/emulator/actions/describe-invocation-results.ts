import { fieldsOf } from '../editions.ts';
import { hasTags } from '../fleet.ts';
import { isRepeating } from '../invocation.ts';
import { cloudAssistantPages, type Position, pageOf } from '../paging.ts';
import type { Run } from '../run.ts';
import { legacyTwin, type TaskStatus } from '../status.ts';
import { tagList, tagsOf } from '../tags.ts';
import type { Task } from '../task.ts';
import { seconds } from '../times.ts';
import { type ActionBody, type Call, encoderOf, refuseResourceGroup, regionOf } from './action.ts';

/** One row of the answer: a task with its latest run, or with a run of its past. */
interface Shown {
  readonly task: Task;
  readonly run: Run | null;
  readonly status: TaskStatus;
  readonly position: Position;
}

/** DescribeInvocationResults [doc]: the paging fields are inside `Invocation`. */
export const describeInvocationResults: ActionBody = {
  run(call) {
    const { service } = call;
    regionOf(call);
    refuseResourceGroup(call);
    const page = pageOf(rowsOf(call), ({ position }) => position, call, cloudAssistantPages);
    const encode = encoderOf(call);
    const results = page.rows.map((shown) => fieldsOf(service.edition, 'result', resultRow(shown, encode)));
    return { Invocation: { ...page.fields, InvocationResults: { InvocationResult: results } } };
  },
};

function rowsOf(call: Call): Shown[] {
  const { args, service } = call;
  const [invokeId, instanceId, commandId] = [args.text('InvokeId'), args.text('InstanceId'), args.text('CommandId')];
  const wantedStatus = args.text('InvokeRecordStatus');
  const history = args.boolean('IncludeHistory') ?? false;
  const tags = tagsOf(args);
  const tasks = service.invocations
    .inRegion(regionOf(call), invokeId)
    .filter(service.faults.hidden.filter(invokeId, ({ invocation }) => invocation.id))
    .filter(({ invocation }) => commandId === undefined || invocation.command.id === commandId)
    .filter(({ invocation }) => hasTags(invocation, tags))
    .flatMap(({ tasks }) => tasks.map((task, place) => ({ task, place })))
    .filter(({ task }) => instanceId === undefined || task.instance.id === instanceId);
  const rows = history && invokeId !== undefined ? tasks.flatMap(runsOf) : tasks.map(latestOf);
  if (wantedStatus === undefined) return rows;
  return rows.filter(({ status }) => [status as string, legacyTwin(status)].includes(wantedStatus));
}

/** A task, and its place among the targets of its invocation. */
interface Placed {
  readonly task: Task;
  readonly place: number;
}

/** It stands where it stands, whichever run is the latest. */
function latestOf({ task, place }: Placed): Shown {
  return { task, run: task.latest, status: task.status, position: [-task.invocation.number, place] };
}

/** [doc] With IncludeHistory one row for each run of a Period or EveryReboot task; newest first [assumed]. */
function runsOf({ task, place }: Placed): Shown[] {
  const { repeatMode, number } = task.invocation;
  if (!isRepeating(repeatMode) || task.runs.length === 0) return [latestOf({ task, place })];
  return task.runs.map((run) => ({ task, run, status: run.status, position: [-number, place, -run.number] })).reverse();
}

function resultRow({ task, run, status }: Shown, encode: (bytes: Buffer) => string) {
  const { invocation } = task;
  // [source] Periodic runs show nothing until they are over.
  const visible = run !== null && (run.finishedAt !== null || invocation.repeatMode !== 'Period');
  return {
    InvokeId: invocation.id,
    CommandId: invocation.command.id,
    InstanceId: task.instance.id,
    InvocationStatus: status,
    InvokeRecordStatus: legacyTwin(status),
    ExitCode: run?.exitCode ?? undefined,
    Output: visible ? encode(run.output) : '',
    Dropped: run?.dropped ?? 0,
    ErrorCode: run?.errorCode ?? '',
    ErrorInfo: run?.errorInfo ?? '',
    Repeats: task.repeats,
    StartTime: seconds(run?.startedAt ?? null),
    FinishedTime: seconds(run?.finishedAt ?? null),
    StopTime: seconds(task.stoppedAt),
    Username: invocation.username,
    ...{ ContainerId: '', ContainerName: '', Launcher: invocation.launcher, OssOutputDelivery: '' },
    TerminationMode: invocation.terminationMode,
    ...{ OssOutputStatus: '', OssOutputUri: '', OssOutputErrorCode: '', OssOutputErrorInfo: '' },
    Tags: tagList(invocation.tags),
  };
}
