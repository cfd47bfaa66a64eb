import type { StoredCommand } from '../commands.ts';
import { fits } from '../delivery.ts';
import type { Edition } from '../editions.ts';
import type { Instance } from '../fleet.ts';
import { checkFrequency, isExtended } from '../frequency.ts';
import { type Invocation, newInvokeId, terminationModes } from '../invocation.ts';
import { fillCustom } from '../placeholders.ts';
import { Refusal } from '../refusal.ts';
import { tagsOf } from '../tags.ts';
import { Task } from '../task.ts';
import { type Action, type Call, oneOf, refuseResourceGroup, regionOf } from './action.ts';
import { checkParameters } from './passed-parameters.ts';
import { whenToRun } from './repeat-mode.ts';
import { findTargets, readTargets } from './targets.ts';

/** InvokeCommand [doc]; the order of its checks is [assumed]: required, limits, existence, fitness, ClientToken. */
export const invokeCommand: Action = {
  takes: ({ invoke }) => invoke.takes,
  ignores: ({ invoke }) => invoke.ignores,
  unserved: ['ContainerId', 'ContainerName', 'Launcher', 'OssOutputDelivery'],
  run(call) {
    const { args, service } = call;
    const { edition, clock, idempotency } = service;
    const regionId = args.required('RegionId');
    const commandId = args.required('CommandId');
    const targets = readTargets(args, edition);
    regionOf(call);
    const options = readOptions(call);
    const when = whenToRun(args, edition);
    const command = service.commands.get(commandId, regionId);
    if (!command) throw new Refusal('InvalidCmdId.NotFound');
    const instances = findTargets(targets, service.fleet, regionId, edition);
    checkTargets(instances, command, edition);
    const passed = checkParameters(args.text('Parameters'), command, edition);
    const schedule =
      when.frequency === '' ? null : checkFrequency(when.frequency, options.timeout, clock.now(), edition);
    const clientToken = edition.clientTokens ? args.text('ClientToken') : undefined;
    return idempotency.once('InvokeCommand', clientToken, args.fingerprint(), () => {
      const invocation: Invocation = {
        id: newInvokeId(),
        ...{ regionId, command, ...when, schedule },
        needsNewerAgent: schedule !== null && isExtended(schedule, when.frequency),
        timeout: options.timeout ?? command.timeout,
        workingDir: options.workingDir ?? command.workingDir,
        username: options.username ?? '',
        terminationMode: options.terminationMode ?? 'Process',
        parameters: passed.text,
        script: scriptOf(command, passed.values),
        tags: options.tags,
        clientToken: clientToken ?? null,
        createdAt: clock.now(),
      };
      return accept(invocation, instances, call);
    });
  },
};

/** From here on there is a record; a refused call leaves none. */
function accept(invocation: Invocation, instances: readonly Instance[], { service }: Call) {
  const around = {
    ...service,
    exited: (instance: Instance, exitCode: number) => service.power.exited(instance, exitCode),
  };
  const tasks = instances.map((instance) => new Task(invocation, instance, around));
  service.invocations.add({ invocation, tasks });
  invocation.command.invokeTimes += 1;
  for (const task of tasks) task.begin();
  return { InvokeId: invocation.id };
}

/** [doc] Limits of the single parameters. */
function readOptions(call: Call) {
  const { args } = call;
  const timeout = args.integer('Timeout');
  // [assumed] The least of 10 s is documented, the code is not.
  if (timeout !== undefined && timeout < 10) throw new Refusal('InvalidParameter.Timeout');
  const workingDir = args.text('WorkingDir');
  if (workingDir !== undefined && workingDir.length > 200) throw new Refusal('InvalidParameter.WorkingDir');
  const username = args.text('Username');
  if (username !== undefined && username.length > 255) throw new Refusal('Username.ExceedLimit');
  // On Linux it has no effect; Windows is not simulated.
  const passwordName = args.text('WindowsPasswordName');
  if (passwordName !== undefined && passwordName.length > 255) throw new Refusal('WindowsPasswordName.ExceedLimit');
  const terminationMode = oneOf(args.text('TerminationMode'), terminationModes, 'InvalidTerminationMode.NotFound');
  refuseResourceGroup(call);
  return { timeout, workingDir, username, terminationMode, tags: tagsOf(args) };
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
