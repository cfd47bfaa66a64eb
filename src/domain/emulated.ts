/** What every emulator has, told to those who must not load one. */

/** The actions it serves. */
export const emulatedActions = [
  'CreateCommand',
  'ModifyCommand',
  'DeleteCommand',
  'DescribeCommands',
  'InvokeCommand',
  'RunCommand',
  'StopInvocation',
  'DescribeInvocations',
  'DescribeInvocationResults',
  'SendFile',
  'DescribeSendFileResults',
  'DescribeInstances',
  'DescribeCloudAssistantStatus',
  'DescribeRegions',
] as const;

/** Those of them that make something which Describe calls then show. */
export const creatingActions: readonly string[] = ['CreateCommand', 'InvokeCommand', 'RunCommand', 'SendFile'];

/** The instances it starts with. */
export const emulatedInstances = [
  'i-web1',
  'i-web2',
  'i-db1',
  'i-stopped1',
  'i-noagent1',
  'i-classic1',
  'i-windows1',
] as const;
