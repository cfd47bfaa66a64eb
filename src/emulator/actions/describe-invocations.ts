import { type Edition, fieldsOf } from '../editions.ts';
import { hasTags } from '../fleet.ts';
import { type Invocation, type InvocationRecord, isRepeating, repeatModes } from '../invocation.ts';
import { cloudAssistantPages, pageOf } from '../paging.ts';
import { isOver, legacyOverall, legacyTwin, overall } from '../status.ts';
import { tagList, tagsOf } from '../tags.ts';
import type { Task } from '../task.ts';
import { seconds } from '../times.ts';
import { type ActionBody, type Call, encoderOf, oneOf, refuseResourceGroup, regionOf } from './action.ts';

/** DescribeInvocations [doc]. An InvokeId nobody knows gives no rows [assumed]. Newest first [assumed]. */
export const describeInvocations: ActionBody = {
  run(call) {
    const { args, service } = call;
    const regionId = regionOf(call);
    refuseResourceGroup(call);
    const invokeId = args.text('InvokeId');
    const found = service.invocations
      .inRegion(regionId, invokeId)
      .filter(service.faults.hidden.filter(invokeId, ({ invocation }) => invocation.id))
      .filter(filterOf(call));
    const page = pageOf(found, ({ invocation }) => [-invocation.number], call, cloudAssistantPages);
    const encode = encoderOf(call);
    const instanceId = args.text('InstanceId');
    // [doc] Output only for one invocation or one instance.
    const withOutput = (args.boolean('IncludeOutput') ?? false) && (invokeId ?? instanceId) !== undefined;
    const rows = page.rows.map((record) => {
      const tasks = record.tasks.filter((task) => instanceId === undefined || task.instance.id === instanceId);
      const instances = tasks.map((task) =>
        fieldsOf(service.edition, 'invokeInstance', instanceRow(task, withOutput ? encode : null)),
      );
      return {
        ...fieldsOf(service.edition, 'invocation', invocationRow(record, service.edition, encode)),
        InvokeInstances: { InvokeInstance: instances },
      };
    });
    return { ...page.fields, Invocations: { Invocation: rows } };
  },
};

function filterOf({ args, service }: Call): (record: InvocationRecord) => boolean {
  const equal = (name: string, of: (record: InvocationRecord) => string) => {
    const wanted = args.text(name);
    return (record: InvocationRecord) => wanted === undefined || of(record) === wanted;
  };
  const typeOf = ({ invocation }: InvocationRecord) => invocation.command.type;
  const instanceId = args.text('InstanceId');
  const status = args.text('InvokeStatus');
  const timed = args.boolean('Timed');
  const tags = tagsOf(args);
  const mode = oneOf(args.text('RepeatMode'), repeatModes, 'InvalidRepeatMode.NotFound');
  const checks = [
    equal('CommandId', ({ invocation }) => invocation.command.id),
    equal('CommandType', typeOf),
    // [doc] Its name in 2018.
    equal('Type', typeOf),
    // [doc] These two are ignored together with InstanceId.
    instanceId === undefined ? equal('CommandName', ({ invocation }) => invocation.command.name) : () => true,
    ({ invocation }: InvocationRecord) =>
      mode === undefined || instanceId !== undefined || invocation.repeatMode === mode,
    ({ tasks }: InvocationRecord) => instanceId === undefined || tasks.some((task) => task.instance.id === instanceId),
    (record: InvocationRecord) => timed === undefined || isStillToRun(record) === timed,
    ({ tasks }: InvocationRecord) => {
      if (status === undefined) return true;
      const statuses = tasks.map((task) => task.status);
      // [assumed] Today's filter words of both status fields; the older pages know one.
      const words = service.edition.fields ? [legacyOverall(statuses)] : [legacyOverall(statuses), overall(statuses)];
      return words.includes(status);
    },
    ({ invocation }: InvocationRecord) => hasTags(invocation, tags),
  ];
  return (record) => checks.every((check) => check(record));
}

/** [doc] Timed as a filter: what waits for a moment or a start and is not over. */
function isStillToRun({ invocation, tasks }: InvocationRecord): boolean {
  return isTimed(invocation) && tasks.some((task) => !isOver(task.status));
}

function isTimed({ repeatMode }: Invocation): boolean {
  return isRepeating(repeatMode) || repeatMode === 'NextRebootOnly';
}

function invocationRow({ invocation, tasks }: InvocationRecord, edition: Edition, encode: (bytes: Buffer) => string) {
  const { command } = invocation;
  const statuses = tasks.map((task) => task.status);
  return {
    InvokeId: invocation.id,
    CommandId: command.id,
    CommandName: command.name,
    CommandType: command.type,
    CommandDescription: command.description,
    // [doc] In 2019 with its parameters filled in; [assumed] today, where the page does not say so, as it is stored.
    CommandContent: encode(edition.showsFilledContent ? Buffer.from(invocation.script) : command.content),
    CreationTime: seconds(invocation.createdAt),
    RepeatMode: invocation.repeatMode,
    Frequency: invocation.frequency,
    Timed: isTimed(invocation),
    Timeout: invocation.timeout,
    WorkingDir: invocation.workingDir,
    Username: invocation.username,
    Parameters: invocation.parameters,
    InvocationStatus: overall(statuses),
    InvokeStatus: legacyOverall(statuses),
    ...{ ContainerId: '', ContainerName: '', Launcher: invocation.launcher, OssOutputDelivery: '' },
    TerminationMode: invocation.terminationMode,
    Tags: tagList(invocation.tags),
  };
}

function instanceRow(task: Task, encode: ((bytes: Buffer) => string) | null) {
  const run = task.latest;
  return {
    InstanceId: task.instance.id,
    InvocationStatus: task.status,
    InstanceInvokeStatus: legacyTwin(task.status),
    ExitCode: run?.exitCode ?? undefined,
    Output: encode ? encode(visibleOutput(task)) : '',
    Dropped: run?.dropped ?? 0,
    ErrorCode: run?.errorCode ?? '',
    ErrorInfo: run?.errorInfo ?? '',
    Repeats: task.repeats,
    Timed: isTimed(task.invocation),
    CreationTime: seconds(task.invocation.createdAt),
    StartTime: seconds(run?.startedAt ?? null),
    FinishTime: seconds(run?.finishedAt ?? null),
    StopTime: seconds(task.stoppedAt),
    UpdateTime: seconds(task.updatedAt),
    ...{ OssOutputStatus: '', OssOutputUri: '', OssOutputErrorCode: '', OssOutputErrorInfo: '' },
  };
}

/** [source] Periodic runs show nothing until they are over. */
function visibleOutput(task: Task): Buffer {
  const run = task.latest;
  const hidden = run === null || (run.finishedAt === null && task.invocation.repeatMode === 'Period');
  return hidden ? Buffer.alloc(0) : run.output;
}
