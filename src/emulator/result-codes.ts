/** [doc] ErrorInfo of each ErrorCode a result can carry. */
export const resultTexts: Readonly<Record<string, string>> = {
  InstanceNotExists: 'The specified instance does not exist.',
  InstanceReleased: 'The specified instance was released during task execution.',
  InstanceNotRunning: 'The specified instance was not running during task execution.',
  CommandNotApplicable: 'The OS type of the instance does not support the specified command type.',
  AccountNotExists: 'The specified account does not exist.',
  DirectoryNotExists: 'The specified directory does not exist.',
  BadCronExpression: 'The cron expression is invalid.',
  ClientNotRunning: 'The aliyun service is not running on the instance.',
  ClientIsUpgrading: 'The aliyun service in the instance is upgrading during task execution.',
  ClientNeedUpgrade: 'The aliyun service in the instance need to be upgraded to at least 2.2.3.282.',
  // [assumed] The code is in a troubleshooting page only, without a text.
  ClientNetworkBlocked: 'The aliyun service in the instance cannot be reached over the network.',
  // [assumed] The code is on the page without a text.
  TaskConcurrencyLimit: 'The number of tasks that run on the instance at the same time has reached its limit.',
  DeliveryTimeout: 'The command delivery has been timeout.',
  ExecutionTimeout: 'The command execution has been timeout.',
  ExecutionException: 'The command execution got an exception.',
  ExecutionInterrupted: 'The command execution has been interrupted.',
  ExitCodeNonzero: 'The command execution exit code is not zero.',
  FileCreateFail: 'Unexpected error during creating.',
  FileAlreadyExists: 'A file with the same name exists in the same path.',
  FileNameInvalid: 'The file name is invalid.',
  FilePathInvalid: 'The file path is invalid.',
  UserGroupNotExists: 'The specified user group does not exist in the instance.',
  // [source] The agent's own word for an `{{ACS::…}}` it cannot fill.
  InvalidEnvironmentParameter: 'The command mentions a built-in parameter that does not exist.',
};
