import type { Arguments } from '../arguments.ts';
import { isLonger } from '../characters.ts';
import type { StoredCommand } from '../commands.ts';
import { recorded } from '../data/recorded.ts';
import { fits } from '../delivery.ts';
import type { Edition } from '../editions.ts';
import type { Instance } from '../fleet.ts';
import { checkFrequency, isExtended } from '../frequency.ts';
import { type Invocation, newInvokeId, terminationModes } from '../invocation.ts';
import { fillCustom } from '../placeholders.ts';
import { Refusal } from '../refusal.ts';
import { tagsOf } from '../tags.ts';
import { Task } from '../task.ts';
import { taskSurroundings } from '../task-surroundings.ts';
import { type Call, clientTokenOf, oneOf, refuseResourceGroup } from './action.ts';
import { launcherOf, runTimeoutOf, workingDirOf } from './command-fields.ts';
import { checkInvocationQuota } from './invocation-quota.ts';
import { checkParameters } from './passed-parameters.ts';
import { whenToRun } from './repeat-mode.ts';
import { findTargets, type Targets } from './targets.ts';

/** What InvokeCommand and RunCommand take alike and the emulator does not serve: containers and OSS. */
export const unservedOfRuns = ['ContainerId', 'ContainerName', 'OssOutputDelivery'];

/** [doc] 64 hex digits, perhaps with the runtime before them. */
export function checkContainer(args: Arguments): void {
  const id = args.text('ContainerId');
  if (id !== undefined && !/^((docker|containerd|cri-o):\/\/)?[0-9a-f]{64}$/i.test(id)) {
    throw new Refusal('InvalidContainerId.Malformed');
  }
}

/** [doc] Limits of the single parameters of a run, before it is known whether its command and targets exist. */
export function readRun(call: Call, targets: Targets) {
  const { args, service } = call;
  const timeout = runTimeoutOf(args);
  const workingDir = workingDirOf(args);
  const launcher = launcherOf(args);
  const username = args.text('Username');
  if (username !== undefined && isLonger(username, 255)) throw new Refusal('Username.ExceedLimit');
  const passwordName = args.text('WindowsPasswordName');
  if (passwordName !== undefined && isLonger(passwordName, 255)) throw new Refusal('WindowsPasswordName.ExceedLimit');
  const terminationMode = oneOf(args.text('TerminationMode'), terminationModes, 'InvalidTerminationMode.NotFound');
  refuseResourceGroup(call);
  const when = whenToRun(args, service.edition);
  return { targets, timeout, workingDir, launcher, username, passwordName, terminationMode, tags: tagsOf(args), when };
}

/**
 * Existence, fitness, ClientToken, quota: then the invocation is there and its tasks begin; a refused call leaves no
 * record. `commit` does what else belongs to it.
 */
export function invoke(
  call: Call,
  run: ReturnType<typeof readRun>,
  command: StoredCommand,
  commit: () => Record<string, string> = () => ({}),
) {
  const { args, service } = call;
  const { edition, clock, fleet, idempotency } = service;
  const { regionId } = command;
  const instances = findTargets(run.targets, fleet, regionId, edition);
  checkTargets(instances, command, edition);
  // [doc] Another user than System needs both on Windows.
  if (run.username !== undefined && run.passwordName === undefined && instances.some(({ os }) => os === 'windows')) {
    throw new Refusal('WindowsPasswordName.Missed');
  }
  const passed = checkParameters(args.text('Parameters'), command, edition);
  const { when, timeout } = run;
  const schedule = when.frequency === '' ? null : checkFrequency(when.frequency, timeout, clock.now(), edition);
  const clientToken = clientTokenOf(call);
  return idempotency.once(call.action, clientToken, args.fingerprint(), () => {
    checkInvocationQuota(service, regionId);
    const launcher = run.launcher ?? command.launcher;
    const invocation: Invocation = {
      id: newInvokeId(),
      ...{ regionId, command, ...when, schedule, launcher },
      // [assumed] That a launcher needs a newer agent is not on the pages, which give no version.
      needsNewerAgent: (schedule !== null && isExtended(schedule, when.frequency)) || launcher !== '',
      timeout: timeout ?? command.timeout,
      workingDir: run.workingDir ?? command.workingDir,
      username: run.username ?? '',
      terminationMode: run.terminationMode ?? 'Process',
      parameters: passed.text,
      script: scriptOf(command, passed.values),
      tags: run.tags,
      clientToken: clientToken ?? null,
      createdAt: clock.now(),
      number: service.invocations.nextNumber,
    };
    const more = commit();
    accept(invocation, instances, call);
    return { ...more, InvokeId: invocation.id };
  });
}

function accept(invocation: Invocation, instances: readonly Instance[], { service }: Call): void {
  const around = taskSurroundings(service);
  const tasks = instances.map((instance) => new Task(invocation, instance, around));
  service.invocations.add({ invocation, tasks });
  service.commands.invoked(invocation.command.id);
  recorded(service.state, () => {
    for (const task of tasks) task.begin();
  });
}

/** What is refused at the call because of what the targets are. */
function checkTargets(instances: readonly Instance[], command: StoredCommand, { invoke }: Edition): void {
  if (invoke.checksTargetsAtCall) {
    if (instances.some(({ network }) => network !== 'vpc')) throw new Refusal('InvalidInstance.NotVpc');
    if (instances.some(({ power }) => power !== 'Running')) throw new Refusal('InvalidInstanceStatus');
    if (instances.some(({ agent }) => agent === 'absent')) throw new Refusal('InvalidInstance.NoClient');
  }
  if (invoke.checksSystemAtCall && !instances.every((instance) => fits(instance, command.type))) {
    throw new Refusal('InvalidInstance.NotMatch');
  }
}

function scriptOf(command: StoredCommand, values: Readonly<Record<string, string>>): string {
  const content = command.content.toString('utf8');
  return command.enableParameter ? fillCustom(content, values) : content;
}
