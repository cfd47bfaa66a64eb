import { fillBuiltIn } from './placeholders.ts';
import { CannotRun, type RunRequest } from './runner/runner.ts';
import type { Task } from './task.ts';

/** What the agent gets for one run of a task; throws CannotRun for a built-in parameter that does not exist. */
export function runRequestOf(task: Task, number: number): RunRequest {
  const { invocation, instance } = task;
  const { content, unknown } = invocation.command.enableParameter
    ? fillBuiltIn(invocation.script, builtInsOf(task))
    : { content: invocation.script, unknown: null };
  if (unknown) throw new CannotRun('Invalid', 'InvalidEnvironmentParameter');
  return {
    ...{ invokeId: invocation.id, instanceId: instance.id, number, script: content },
    ...{ workingDir: invocation.workingDir, username: invocation.username, launcher: invocation.launcher },
    usernames: instance.usernames,
    ...{ timeoutSeconds: invocation.timeout, kills: invocation.terminationMode },
  };
}

/** [doc] The built-in parameters. [assumed] The account is the one of the documentation's samples. */
function builtInsOf({ invocation, instance }: Task): Record<string, string> {
  return {
    ...{ RegionId: invocation.regionId, AccountId: '123456789012' },
    ...{ InstanceId: instance.id, InstanceName: instance.name },
    ...{ InvokeId: invocation.id, CommandId: invocation.command.id },
  };
}
