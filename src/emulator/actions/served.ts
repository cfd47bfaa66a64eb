import type { Action } from './action.ts';
import { createCommand } from './create-command.ts';
import { describeCloudAssistantStatus } from './describe-cloud-assistant-status.ts';
import { describeCommands } from './describe-commands.ts';
import { describeInstances } from './describe-instances.ts';
import { describeInvocationResults } from './describe-invocation-results.ts';
import { describeInvocations } from './describe-invocations.ts';
import { describeRegions } from './describe-regions.ts';
import { invokeCommand } from './invoke-command.ts';
import { stopInvocation } from './stop-invocation.ts';

/** Everything the emulator serves, by its name on the wire. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    CreateCommand: createCommand,
    DescribeCommands: describeCommands,
    InvokeCommand: invokeCommand,
    StopInvocation: stopInvocation,
    DescribeInvocations: describeInvocations,
    DescribeInvocationResults: describeInvocationResults,
    DescribeInstances: describeInstances,
    DescribeCloudAssistantStatus: describeCloudAssistantStatus,
    DescribeRegions: describeRegions,
  }),
);
