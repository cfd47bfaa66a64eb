import type { AnswerObject } from '../envelope.ts';
import type { Instance } from '../fleet.ts';
import type { Invocations } from '../invocation.ts';
import type { Survivor } from '../runner/runner.ts';
import { isOver } from '../status.ts';
import type { Task } from '../task.ts';
import { clockFields } from './clock.ts';
import type { Controlled, Controls } from './control.ts';

export const statusControls: Controls = {
  'Emulator.DescribeStatus': { takes: [], run: (_, controlled) => statusFields(controlled) },
};

/** Everything at one moment; times are the emulator's, but for when it was started. */
function statusFields(controlled: Controlled): AnswerObject {
  const { service, running } = controlled;
  const { invocations, fleet, runner, faults, edition } = service;
  const tasks = invocations.allTasks().filter(({ status }) => !isOver(status));
  const { killed, leftAlone } = running.leftBehind;
  return {
    ...{ Pid: process.pid, Edition: edition.name, StartedAt: running.startedAt.toISOString() },
    ...{ DataDir: running.dataDir, Temporary: running.isTemporary, Clock: clockFields(controlled) },
    InstanceStates: { InstanceState: countedByState(fleet.all()) },
    Runs: { Run: tasks.flatMap(runRow) },
    Waiting: { Task: tasks.filter(({ status }) => status === 'Scheduled').map(waitingRow) },
    Pending: tasks.filter(({ status }) => status === 'Pending').length,
    Faults: faults.list().filter(({ over }) => !over).length,
    Unserved: { Action: [...running.unserved].map(([Name, Calls]) => ({ Name, Calls })) },
    Survivors: { Survivor: runner.survivors().map((each) => survivorRow(each, invocations)) },
    LeftBehind: { Killed: [...killed], LeftAlone: [...leftAlone] },
  };
}

function countedByState(instances: readonly Instance[]): AnswerObject[] {
  const counts = new Map<string, { count: number; simulated: number }>();
  for (const { power, simulated } of instances) {
    const before = counts.get(power) ?? { count: 0, simulated: 0 };
    counts.set(power, { count: before.count + 1, simulated: before.simulated + Number(simulated) });
  }
  return [...counts].map(([State, { count, simulated }]) => ({ State, Count: count, Simulated: simulated }));
}

/** The run that is under way; none where the task only waits. */
function runRow({ invocation, instance, latest }: Task): AnswerObject[] {
  if (latest === null || latest.startedAt === null || isOver(latest.status)) return [];
  return [
    {
      ...{ InvokeId: invocation.id, InstanceId: instance.id, Pid: latest.pid ?? 0 },
      ...{ Simulated: instance.simulated, StartedAt: latest.startedAt.toISOString() },
    },
  ];
}

/** Without a NextRun it waits for the next start of its instance. */
function waitingRow({ invocation, instance, nextRun }: Task): AnswerObject {
  return {
    ...{ InvokeId: invocation.id, InstanceId: instance.id, RepeatMode: invocation.repeatMode },
    ...{ Frequency: invocation.frequency, NextRun: nextRun?.toISOString() },
  };
}

function survivorRow({ pid, program, run }: Survivor, invocations: Invocations): AnswerObject {
  const task = invocations.tasksOn(run.instanceId).find(({ invocation }) => invocation.id === run.invokeId);
  const ended = task?.runs[run.number - 1]?.finishedAt;
  return {
    ...{ Pid: pid, Program: program, InvokeId: run.invokeId, InstanceId: run.instanceId },
    Since: ended?.toISOString(),
  };
}
