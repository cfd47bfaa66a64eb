import type { Edition } from '../editions.ts';
import { Refusal } from '../refusal.ts';
import type { Action, ActionBody } from './action.ts';
import { createCommand } from './create-command.ts';
import { deleteCommand } from './delete-command.ts';
import { describeCloudAssistantStatus } from './describe-cloud-assistant-status.ts';
import { describeCommands } from './describe-commands.ts';
import { describeInstances } from './describe-instances.ts';
import { describeInvocationResults } from './describe-invocation-results.ts';
import { describeInvocations } from './describe-invocations.ts';
import { describeRegions } from './describe-regions.ts';
import { describeSendFileResults } from './describe-send-file-results.ts';
import { invokeCommand } from './invoke-command.ts';
import { modifyCommand } from './modify-command.ts';
import { runCommand } from './run-command.ts';
import { sendFile } from './send-file.ts';
import { stopInvocation } from './stop-invocation.ts';

const bodies: Readonly<Record<string, ActionBody>> = {
  CreateCommand: createCommand,
  ModifyCommand: modifyCommand,
  DeleteCommand: deleteCommand,
  DescribeCommands: describeCommands,
  InvokeCommand: invokeCommand,
  RunCommand: runCommand,
  StopInvocation: stopInvocation,
  DescribeInvocations: describeInvocations,
  DescribeInvocationResults: describeInvocationResults,
  SendFile: sendFile,
  DescribeSendFileResults: describeSendFileResults,
  DescribeInstances: describeInstances,
  DescribeCloudAssistantStatus: describeCloudAssistantStatus,
  DescribeRegions: describeRegions,
};

/** Everything the emulator serves, by its name on the wire. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries(bodies).map(([name, body]) => [name, withParameters(name, body)]),
);

/** What the edition does not have is not even read, where it was let through. */
function withParameters(name: string, body: ActionBody): Action {
  const takes = (edition: Edition) => parametersOf(name, edition);
  return { ...body, takes, run: (call) => body.run({ ...call, args: call.args.only(takes(call.service.edition)) }) };
}

function parametersOf(name: string, { parameters }: Edition): readonly string[] {
  if (!Object.hasOwn(parameters, name)) throw new Refusal('InvalidAction.NotFound');
  return parameters[name]!;
}
