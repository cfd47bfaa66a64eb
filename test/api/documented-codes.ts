/**
 * Error codes as the published tables list them, one a line: HTTP status, code, message (none where the table has none).
 * Transcribed from the tables, not from the catalogue.
 */

export interface ListedCode {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

function listed(lines: string): readonly ListedCode[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, status = '', code = '', message = ''] = /^(\d+) (\S+) ?(.*)$/.exec(line.trim()) ?? [];
      return { status: Number(status), code, message };
    });
}

/** Today's page of InvokeCommand (2025-12), with the codes that every Cloud Assistant page has. */
export const invokeCommandToday = listed(`
  400 MissingParam.InstanceId The parameter instanceId is missing or empty.
  400 InvalidInstance.NotMatch The specified instance type does not match the command.
  400 MissingParam.Frequency The frequency must be specified when you create a timed task.
  400 InvalidParam.Frequency The specified frequency is invalid.
  400 Parameter.MissingValue The parameter value of this command is required.
  400 Parameter.Disabled Parameters cannot be passed in when the command customization function is disabled.
  400 InvalidParameter.Parameters The specified parameter Parameters is not valid.
  400 InvalidParameter.WorkingDir The specified parameter WorkingDir is not valid.
  400 InvalidContainerId.Malformed The specified parameter ContainerId is not valid.
  400 InvalidContainerName.Malformed The specified parameter ContainerName is not valid.
  400 InvalidClientToken.Malformed The specified parameter clientToken is not valid.
  400 NumberExceed.ResourceTags The maximum number of ResourceTags is exceeded.
  400 MissingParameter.ResourceTagKey You must specify ResourceTag.N.Key.
  400 InvalidResourceTagKey.Malformed The specified ResourceTag key is not valid.
  400 InvalidResourceTagValue.Malformed The specified ResourceTag value is not valid.
  400 Duplicate.ResourceTagKey The ResourceTag contains duplicate keys.
  400 InvalidResourceTag.InstanceNotFound InstanceIds are not found by the specified ResourceTag.
  400 InvalidResourceTag.ConflictWithInstanceIds The specified param ResourceTag conflicts with InstanceId.
  400 RegionId.ApiNotSupported The api is not supported in this region.
  403 InstanceIds.ExceedLimit The number of instance IDs exceeds the upper limit.
  403 Invocation.ExceedQuota The invocation quota in the current region has been reached for today.
  403 ParameterCount.ExceedLimit The maximum number of parameters is exceeded.
  403 ParameterKey.ExceedLimit The maximum length of a parameter name is exceeded.
  403 ParameterKey.Duplicate Parameter names cannot be duplicated.
  403 Parameter.NotMatched The passed-in parameters do not match the parameters defined when you created the command.
  403 ParameterType.NotSupported The type of parameter value is not supported.
  403 InvalidParameterCharset.Parameters The parameter Parameters contains illegal charset.
  403 CmdContent.ExceedLimit The maximum length of a command is exceeded.
  403 Username.ExceedLimit The length of the username exceeds the upper limit.
  403 WindowsPasswordName.ExceedLimit The length of the WindowsPasswordName exceeds the upper limit.
  403 WindowsPasswordName.Missed WindowsPasswordName must be specified when you create a Windows task.
  403 ParameterStore.NotSupported Parameter Store is not supported in this region.
  403 ParameterStore.InvalidParameters The parameter is invalid in Parameter Store.
  403 ParameterStore.NoPermission You have no access to Parameter Store.
  403 TemporaryAccessKey.Error The temporary accessKey is invalid.
  403 IdempotentParameterMismatch The specified parameter has changed while using an already used clientToken.
  403 IdempotentProcessing The previous idempotent request(s) is still processing.
  403 InvalidLauncher.LengthLimitExceeded The length of the parameter Launcher exceeds the limit of 1 KB characters.
  403 Operation.Forbidden The operation is not permitted.
  404 InvalidCmdId.NotFound The specified command ID does not exist.
  404 InvalidInstance.NotFound The specified instance does not exist.
  404 InvalidRepeatMode.NotFound The specified repeat mode does not exist.
  404 InvalidResourceGroup.NotFound The ResourceGroup provided does not exist in our records.
  404 InvalidTerminationMode.NotFound The specified parameter TerminationMode does not exist.
  404 InvalidRegionId.NotFound The RegionId provided does not exist in our records.
  500 InternalError.Dispatch An error occurred when you dispatched the request.
  500 ServiceUnavailable The request has failed due to a temporary failure of the server.
`);

/** What stands before every product: the tables of the gateway and the common table of ECS. */
export const gatewayAndCommon = listed(`
  400 MissingRegionId RegionId is mandatory for this action.
  400 MissingCommandId CommandId is mandatory for this action.
  400 MissingSecurityToken SecurityToken is mandatory for this action.
  400 MissingParameter The input parameter "<Name>" that is mandatory for processing this request is not supplied.
  400 SignatureDoesNotMatch Specified signature is not matched with our calculation. server string to sign is:<StringToSign>
  400 IncompleteSignature The request signature does not conform to Aliyun standards.
  400 InvalidSignatureMethod Specified signature method is not supported.
  404 InvalidAccessKeyId.NotFound Specified access key is not found.
  400 InvalidAccessKeyId.NotFound Specified access key is not found.
  400 InvalidAccessKeyId.Inactive Specified access key is disabled.
  403 Forbidden.AccessKeyDisabled
  400 InvalidTimeStamp.Format Specified time stamp or date value is not well formatted.
  400 InvalidTimeStamp.Expired Specified time stamp or date value is expired.
  400 IllegalTimestamp The input parameter "Timestamp" that is mandatory for processing this request is not supplied.
  400 SignatureNonceUsed Specified signature nonce was used already.
  400 InvalidSecurityToken.Expired Specified SecurityToken is expired.
  400 InvalidSecurityToken.Malformed Specified SecurityToken is malformed.
  400 InvalidSecurityToken.MismatchWithAccessKey Specified SecurityToken mismatch with the AccessKey.
  403 Forbidden.RAM User not authorized to operate on the specified resource, or this API doesn't support RAM.
  403 Forbidden.SubUser
  403 Forbidden.Unauthorized
  403 Forbidden.NotSupportRAM
  403 Forbidden.RiskControl
  403 RealNameAuthenticationError
  400 Throttling Request was denied due to request throttling.
  400 Throttling.User Request was denied due to user flow control.
  400 Throttling.Api Request was denied due to api flow control.
  404 InvalidAction.NotFound Specified api is not found, please check your url and method.
  403 InvalidAction
  400 InvalidVersion Specified parameter Version is not valid.
  403 UnsupportedHTTPMethod This HTTP method is not supported.
  400 UnsupportedParameter
  400 InvalidParameter
  400 InvalidParameter.IsNull
  400 UnsupportedOperation
  400 IdempotentParameterMismatch The specified parameter has changed while using an already used clientToken.
  409 OperationConflict Request was denied due to conflict with a previous request.
  500 InternalError The request processing has failed due to some unknown error, exception or failure.
  503 ServiceUnavailable The request has failed due to a temporary failure of the server.
  503 ServiceUnavailable.RegionMaintaining
`);

/** CreateCommand, ModifyCommand, RunCommand, StopInvocation, the lists, SendFile, DescribeInstances and -Regions. */
export const otherActions = listed(`
  400 CmdParam.EmptyKey You must specify the parameter names.
  400 CmdParam.InvalidParamName Invalid parameter name. The name can contain only lowercase letters (a to z), uppercase letters (A to Z), numbers (0 to 9), hyphens (-), and underscores (_).
  400 CmdContent.DecodeError The CommandContent can not be base64 decoded.
  403 CmdContent.ExceedLimit The length of the command content exceeds the upper limit.
  403 CmdName.ExceedLimit The length of the command name exceeds the upper limit.
  403 CmdDesc.ExceedLimit The length of the command description exceeds the upper limit.
  403 CmdDesc.ExceedLimit The length of the command description exceeds the upperlimit.
  403 CmdName.Readonly The command name is readonly after publishing.
  403 CmdCount.ExceedQuota The total number of commands in the current region exceeds the quota.
  403 CmdParamCount.ExceedLimit The maximum number of custom parameters is exceeded.
  403 CmdParamName.ExceedLimit The maximum length of a parameter name is exceeded.
  403 InvalidStatus.ResourceGroup You cannot perform an operation on a resource group that is being created or deleted.
  403 InvalidParameterCharacter.CommandName The command Name contains illegal characters.
  403 InvalidParameterCharacter.CommandDescription The command Description contains illegal characters.
  403 InvalidParameterCharacter.CommandWorkingDir The command WorkingDir contains illegal characters.
  403 InvalidTimeout.ExceedLimit The specified parameter Timeout exceeds the upper limit.
  403 InvalidCmdType.NotFound The specified command type does not exist.
  404 InvalidCmdType.NotFound The specified command type does not exist.
  400 Invalid.CommandContent
  403 Username.NotSupportWindows
  403 InvalidInstance.NotMatch The specified instance type does not match the command.
  403 InvalidParam.Frequency The specified frequency is invalid.
  403 InvalidName.LengthLimitExceeded The length of the parameter Name exceeds the upper limit.
  403 InvalidDescription.LengthLimitExceeded
  404 InvalidCommandType.NotFound The specified parameter Type does not exist.
  404 InvalidInvokeId.NotFound The specified invoke ID does not exist.
  404 InvalidInstanceId.NotFound The specified parameter InstanceId does not exist.
  403 InvalidInstanceId.OSTypeUnsupported The OS type of the instance %s corresponding to the parameter InstanceId does not support the operation.
  400 InvalidParam.PageNumber The specified parameter is invalid.
  403 InvalidParam.PageNumber The specified parameter is invalid.
  400 InvalidParam.PageSize The specified parameter is invalid.
  403 InvalidParam.PageSize The specified parameter is invalid.
  400 InvalidParameter.NextToken The specified parameter NextToken is not valid.
  400 InvalidParameter.MaxResults The specified parameter MaxResults is not valid.
  400 NumberExceed.Tags The Tags parameter number is exceed.
  400 Duplicate.TagKey The Tag.N.Key contain duplicate key.
  400 InvalidTagKey.Malformed The specified Tag.n.Key is not valid.
  400 InvalidTagValue.Malformed The specified Tag.n.Value is not valid.
  400 MissingParameter.TagKey You must specify Tag.N.Key.
  400 FileTargetDir.Invalid The target directory of file is invalid.
  403 FileTargetDir.Invalid The target directory of file is invalid.
  400 FileMode.Invalid The mode of file is invalid.
  400 FileContent.DecodeError The Content can not be base64 decoded.
  400 FileContentType.Invalid The ContentType of file is invalid.
  400 InvalidParameter.FileOwner
  400 InvalidParameter.FileGroup
  403 FileSize.ExceedLimit The length of file content exceeds limit.
  403 FileName.ExceedLimit
  403 FileDesc.ExceedLimit
  404 InvalidInstance.NotFound The specified instances not found.
  404 InvalidStatus.NotFound The specified Status is not found
  404 InvalidNetworkType.NotFound
  400 InvalidTag.Mismatch
  400 InvalidTagCount
  403 Unauthorized.EmptyRegion
  403 Invalid.InstanceChargeType
  404 InvalidAcceptLanguage.NotFound
  404 InvalidResourceType.NotFound
`);

/** ErrorCode of one instance's result, by what it says about the run. */
export const resultCodes = {
  no: [
    ...['InstanceNotExists', 'InstanceNotRunning', 'CommandNotApplicable', 'AccountNotExists', 'DirectoryNotExists'],
    ...['BadCronExpression', 'ClientNotRunning', 'ClientIsUpgrading', 'ClientNeedUpgrade', 'ClientNetworkBlocked'],
    ...['DeliveryTimeout', 'SecurityGroupRuleDenied', 'TaskConcurrencyLimit'],
    ...['FileAlreadyExists', 'FileContentInvalid', 'FileNameInvalid', 'FilePathInvalid'],
  ],
  yes: ['ExitCodeNonzero', 'ExecutionTimeout', 'UserGroupNotExists'],
  unknown: [
    ...['ClientNotResponse', 'InstanceReleased', 'ExecutionInterrupted', 'ExecutionException'],
    ...['FileCreateFail', 'FileAuthorityInvalid'],
  ],
} as const;

/** Names the agent reports; they reach the user as ErrorCode or in ErrorInfo. */
export const agentNames = [
  ...['InvalidCronExpression', 'CronExpressionExpired', 'InvalidGMTOffsetForTimezone', 'TimezoneInformationCorrupt'],
  ...['InvalidRateExpression', 'RateFrequencyTooLarge', 'AtExpressionExpired', 'UsernameOrPasswordInvalid'],
  ...['UserInvalid_jack', 'WorkingDirectoryNotExist', 'DefaultWorkingDirectoryNotAvailable', 'TypeInvalid'],
  ...['InvalidEnvironmentParameter', 'Base64DecodeFailed', 'ScriptFileExisted'],
  ...['FileNameInvalid', 'FileExist', 'EmptyFile', 'InvalidFileContent', 'InvalidSignature', 'InvalidFileMode'],
  ...['FileGroupNotExist', 'FileOwnerNotExist'],
] as const;
