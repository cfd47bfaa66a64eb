/** Every action that this tool calls; those of RAM have the same names behind `ecs:`. */
const reads = [
  'DescribeRegions',
  'DescribeInstances',
  'DescribeCloudAssistantStatus',
  'DescribeCommands',
  'DescribeInvocations',
  'DescribeInvocationResults',
  'DescribeSendFileResults',
];
const runs = ['InvokeCommand', 'RunCommand', 'SendFile', 'StopInvocation'];
const commands = ['CreateCommand', 'ModifyCommand', 'DeleteCommand'];

/** A RAM policy to paste: a statement each for looking, for running, and for the stored commands. */
export const policy = {
  Version: '1',
  Statement: [reads, runs, commands].map((actions) => ({
    Effect: 'Allow',
    Action: actions.map((action) => `ecs:${action}`),
    Resource: '*',
  })),
} as const;
