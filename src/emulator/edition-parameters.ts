/**
 * The business parameters of every action in the published forms of the API; `X.N` and `X.N.Key` are numbered. What an
 * edition does not list does not exist there, be it a parameter or an action: RunCommand, SendFile and
 * DescribeSendFileResults came in 2020-10.
 *
 * [doc] 2018: the English pages of 2018-11; 2019: the Chinese pages of 2019-07; current: the typed SDK of 2026.
 * DescribeCloudAssistantStatus of the older two: the first English page of the public docs repository, which has neither
 * paging nor OSType.
 * [assumed] DescribeInstances and DescribeRegions, which no older page has, are today's in every edition.
 */
export type ParametersOfActions = Readonly<Record<string, readonly string[]>>;

const byPage = ['PageNumber', 'PageSize'];
const paging = [...byPage, 'MaxResults', 'NextToken'];
const tags = ['Tag.N.Key', 'Tag.N.Value'];
const grouped = [...tags, 'ResourceGroupId'];

const everyEdition: ParametersOfActions = {
  DeleteCommand: ['RegionId', 'CommandId'],
  DescribeInstances: [
    ...['RegionId', 'InstanceIds', 'InstanceName', 'Status', 'InstanceNetworkType', 'ZoneId', 'VpcId', 'VSwitchId'],
    ...['InstanceType', 'ImageId', 'InstanceTypeFamily', 'InstanceChargeType', 'InternetChargeType', 'SecurityGroupId'],
    ...['PrivateIpAddresses', 'PublicIpAddresses', 'InnerIpAddresses', 'EipAddresses', 'RdmaIpAddresses'],
    ...['Ipv6Address.N', 'KeyPairName', 'LockReason', 'HpcClusterId', 'HttpEndpoint', 'HttpTokens', 'DryRun'],
    ...['HttpPutResponseHopLimit', 'IoOptimized', 'DeviceAvailable', 'NeedSaleCycle', 'AdditionalAttributes.N'],
    ...['Filter.N.Key', 'Filter.N.Value', 'Tag.N.key', 'Tag.N.value', ...grouped, ...paging],
  ],
  DescribeRegions: ['RegionId', 'AcceptLanguage', 'InstanceChargeType', 'ResourceType'],
};

const agentsOfOlder: ParametersOfActions = { DescribeCloudAssistantStatus: ['RegionId', 'InstanceId.N'] };

const describing = {
  DescribeCommands: ['RegionId', 'CommandId', 'Name', 'Description', 'Type'],
  DescribeInvocations: ['RegionId', 'InvokeId', 'CommandId', 'CommandName', 'InstanceId', 'InvokeStatus', 'Timed'],
  DescribeInvocationResults: ['RegionId', 'InvokeId', 'InstanceId', 'CommandId', 'InvokeRecordStatus'],
};

const running = [
  ...['RegionId', 'InstanceId.N', 'ResourceTag.N.Key', 'ResourceTag.N.Value', 'RepeatMode', 'Timed', 'Frequency'],
  ...['Parameters', 'Timeout', 'WorkingDir', 'Username', 'WindowsPasswordName', 'ContainerId', 'ContainerName'],
  ...['TerminationMode', 'Launcher', 'OssOutputDelivery', 'ClientToken', ...grouped],
];

const storing = ['Name', 'Type', 'CommandContent', 'Description'];

export const parametersOf2018: ParametersOfActions = {
  ...everyEdition,
  ...agentsOfOlder,
  CreateCommand: ['RegionId', ...storing, 'WorkingDir', 'TimeOut'],
  // [doc] The page speaks of the content too, and its table leaves it out.
  ModifyCommand: ['RegionId', 'CommandId', 'Name', 'Description', 'CommandContent', 'WorkingDir', 'TimeOut'],
  DescribeCommands: [...describing.DescribeCommands, ...byPage],
  InvokeCommand: ['RegionId', 'InstanceIds', 'CommandId', 'Timed', 'Frequency'],
  StopInvocation: ['RegionId', 'InvokeId', 'InstanceIds'],
  DescribeInvocations: [...describing.DescribeInvocations, 'Type', ...byPage],
  DescribeInvocationResults: [...describing.DescribeInvocationResults, ...byPage],
};

export const parametersOf2019: ParametersOfActions = {
  ...everyEdition,
  ...agentsOfOlder,
  CreateCommand: ['RegionId', ...storing, 'EnableParameter', 'WorkingDir', 'TimeOut', 'Timeout'],
  ModifyCommand: ['RegionId', 'CommandId', 'Name', 'Description', 'CommandContent', 'WorkingDir', 'TimeOut', 'Timeout'],
  DescribeCommands: [...describing.DescribeCommands, ...byPage],
  InvokeCommand: ['RegionId', 'CommandId', 'InstanceId.N', 'Frequency', 'Parameters', 'Timed'],
  StopInvocation: ['RegionId', 'InvokeId', 'InstanceId.N'],
  DescribeInvocations: [...describing.DescribeInvocations, 'CommandType', ...byPage],
  DescribeInvocationResults: [...describing.DescribeInvocationResults, ...byPage],
};

export const parametersToday: ParametersOfActions = {
  ...everyEdition,
  DescribeCloudAssistantStatus: ['RegionId', 'InstanceId.N', 'OSType', ...paging],
  CreateCommand: [
    ...['RegionId', ...storing, 'ContentEncoding', 'EnableParameter', 'WorkingDir', 'Timeout', 'Launcher'],
    ...['ClientToken', ...grouped],
  ],
  ModifyCommand: [
    ...['RegionId', 'CommandId', 'Name', 'Description', 'CommandContent', 'WorkingDir', 'Timeout', 'Launcher'],
  ],
  DescribeCommands: [
    ...[...describing.DescribeCommands, 'Provider', 'Latest', 'ContentEncoding', ...grouped, ...paging],
  ],
  InvokeCommand: ['CommandId', ...running],
  RunCommand: [...storing, 'ContentEncoding', 'EnableParameter', 'KeepCommand', ...running],
  StopInvocation: ['RegionId', 'InvokeId', 'InstanceId.N'],
  DescribeInvocations: [
    ...[...describing.DescribeInvocations, 'CommandType', 'RepeatMode', 'IncludeOutput', 'ContentEncoding'],
    ...[...grouped, ...paging],
  ],
  DescribeInvocationResults: [
    ...[...describing.DescribeInvocationResults, 'IncludeHistory', 'ContentEncoding', ...grouped, ...paging],
  ],
  SendFile: [
    ...['RegionId', 'InstanceId.N', 'Name', 'Content', 'ContentType', 'TargetDir', 'Description', 'FileOwner'],
    ...['FileGroup', 'FileMode', 'Overwrite', 'Timeout', 'ClientToken', ...grouped],
  ],
  DescribeSendFileResults: [
    ...['RegionId', 'InvokeId', 'InstanceId', 'Name', 'InvocationStatus', ...grouped, ...paging],
  ],
};
