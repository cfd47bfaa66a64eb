/** HTTP status and message of one error code. */
export type ErrorRow = readonly [status: number, message: string];

const notValid = (parameter: string): ErrorRow => [400, `The specified parameter ${parameter} is not valid.`];

/** [doc] Answers of the gateway in front of every product. */
const gateway = {
  'InvalidAction.NotFound': [404, 'Specified api is not found, please check your url and method.'],
  InvalidVersion: [400, 'Specified parameter Version is not valid.'],
  UnsupportedHTTPMethod: [403, 'This HTTP method is not supported.'],
  MissingParameter: [400, 'The input parameter that is mandatory for processing this request is not supplied.'],
  SignatureDoesNotMatch: [400, 'Specified signature is not matched with our calculation.'],
  IncompleteSignature: [400, 'The request signature does not conform to Aliyun standards.'],
  InvalidSignatureMethod: [400, 'Specified signature method is not supported.'],
  'InvalidAccessKeyId.NotFound': [404, 'Specified access key is not found.'],
  'InvalidTimeStamp.Format': [400, 'Specified time stamp or date value is not well formatted.'],
  'InvalidTimeStamp.Expired': [400, 'Specified time stamp or date value is expired.'],
  SignatureNonceUsed: [400, 'Specified signature nonce was used already.'],
  'InvalidSecurityToken.Expired': [400, 'Specified SecurityToken is expired.'],
  'InvalidSecurityToken.Malformed': [400, 'Specified SecurityToken is malformed.'],
  'InvalidSecurityToken.MismatchWithAccessKey': [400, 'Specified SecurityToken mismatch with the AccessKey.'],
  'Forbidden.RAM': [403, "User not authorized to operate on the specified resource, or this API doesn't support RAM."],
  Throttling: [400, 'Request was denied due to request throttling.'],
  'Throttling.User': [400, 'Request was denied due to user flow control.'],
  'Throttling.Api': [400, 'Request was denied due to api flow control.'],
  IdempotentParameterMismatch: [403, 'The specified parameter has changed while using an already used clientToken.'],
  IdempotentProcessing: [403, 'The previous idempotent request(s) is still processing.'],
  'InvalidClientToken.Malformed': notValid('clientToken'),
  InternalError: [500, 'The request processing has failed due to some unknown error, exception or failure.'],
  ServiceUnavailable: [503, 'The request has failed due to a temporary failure of the server.'],
} satisfies Record<string, ErrorRow>;

/** [doc] On every page of Cloud Assistant, the paged and the tagged ones included (state of 2025-12). */
const everyPage = {
  'RegionId.ApiNotSupported': [400, 'The api is not supported in this region.'],
  'Operation.Forbidden': [403, 'The operation is not permitted.'],
  'InvalidRegionId.NotFound': [404, 'The RegionId provided does not exist in our records.'],
  'InternalError.Dispatch': [500, 'An error occurred when you dispatched the request.'],
  'InvalidParam.PageNumber': [400, 'The specified parameter is invalid.'],
  'InvalidParam.PageSize': [400, 'The specified parameter is invalid.'],
  'InvalidParameter.NextToken': notValid('NextToken'),
  'InvalidParameter.MaxResults': notValid('MaxResults'),
  'NumberExceed.Tags': [400, 'The Tags parameter number is exceed.'],
  'Duplicate.TagKey': [400, 'The Tag.N.Key contain duplicate key.'],
  'InvalidTagKey.Malformed': [400, 'The specified Tag.n.Key is not valid.'],
  'InvalidTagValue.Malformed': [400, 'The specified Tag.n.Value is not valid.'],
  'MissingParameter.TagKey': [400, 'You must specify Tag.N.Key.'],
  'InvalidResourceGroup.NotFound': [404, 'The ResourceGroup provided does not exist in our records.'],
} satisfies Record<string, ErrorRow>;

/** [doc] InvokeCommand (2025-12) and StopInvocation. */
const invoking = {
  'MissingParam.InstanceId': [400, 'The parameter instanceId is missing or empty.'],
  'InvalidInstance.NotMatch': [400, 'The specified instance type does not match the command.'],
  'MissingParam.Frequency': [400, 'The frequency must be specified when you create a timed task.'],
  'InvalidParam.Frequency': [400, 'The specified frequency is invalid.'],
  'Parameter.MissingValue': [400, 'The parameter value of this command is required.'],
  'Parameter.Disabled': [400, 'Parameters cannot be passed in when the command customization function is disabled.'],
  'InvalidParameter.Parameters': notValid('Parameters'),
  'InvalidParameter.WorkingDir': notValid('WorkingDir'),
  'InvalidContainerId.Malformed': notValid('ContainerId'),
  'InvalidContainerName.Malformed': notValid('ContainerName'),
  'NumberExceed.ResourceTags': [400, 'The maximum number of ResourceTags is exceeded.'],
  'MissingParameter.ResourceTagKey': [400, 'You must specify ResourceTag.N.Key.'],
  'InvalidResourceTagKey.Malformed': [400, 'The specified ResourceTag key is not valid.'],
  'InvalidResourceTagValue.Malformed': [400, 'The specified ResourceTag value is not valid.'],
  'Duplicate.ResourceTagKey': [400, 'The ResourceTag contains duplicate keys.'],
  'InvalidResourceTag.InstanceNotFound': [400, 'InstanceIds are not found by the specified ResourceTag.'],
  'InvalidResourceTag.ConflictWithInstanceIds': [400, 'The specified param ResourceTag conflicts with InstanceId.'],
  'InstanceIds.ExceedLimit': [403, 'The number of instance IDs exceeds the upper limit.'],
  'Invocation.ExceedQuota': [403, 'The invocation quota in the current region has been reached for today.'],
  'ParameterCount.ExceedLimit': [403, 'The maximum number of parameters is exceeded.'],
  'ParameterKey.ExceedLimit': [403, 'The maximum length of a parameter name is exceeded.'],
  'ParameterKey.Duplicate': [403, 'Parameter names cannot be duplicated.'],
  'Parameter.NotMatched': [
    403,
    'The passed-in parameters do not match the parameters defined when you created the command.',
  ],
  'ParameterType.NotSupported': [403, 'The type of parameter value is not supported.'],
  'CmdContent.ExceedLimit': [403, 'The maximum length of a command is exceeded.'],
  'Username.ExceedLimit': [403, 'The length of the username exceeds the upper limit.'],
  'WindowsPasswordName.ExceedLimit': [403, 'The length of the WindowsPasswordName exceeds the upper limit.'],
  'WindowsPasswordName.Missed': [403, 'WindowsPasswordName must be specified when you create a Windows task.'],
  'ParameterStore.NotSupported': [403, 'Parameter Store is not supported in this region.'],
  'InvalidLauncher.LengthLimitExceeded': [
    403,
    'The length of the parameter Launcher exceeds the limit of 1 KB characters.',
  ],
  'InvalidCmdId.NotFound': [404, 'The specified command ID does not exist.'],
  'InvalidInstance.NotFound': [404, 'The specified instance does not exist.'],
  'InvalidRepeatMode.NotFound': [404, 'The specified repeat mode does not exist.'],
  'InvalidTerminationMode.NotFound': [404, 'The specified parameter TerminationMode does not exist.'],
  'InvalidInvokeId.NotFound': [404, 'The specified invoke ID does not exist.'],
  'InvalidInstanceId.NotFound': [404, 'The specified parameter InstanceId does not exist.'],
} satisfies Record<string, ErrorRow>;

/** [doc] CreateCommand and DescribeCommands (2025-12). */
const keeping = {
  'CmdParam.EmptyKey': [400, 'You must specify the parameter names.'],
  'CmdParam.InvalidParamName': [
    400,
    'Invalid parameter name. The name can contain only lowercase letters (a to z), uppercase letters (A to Z), numbers (0 to 9), hyphens (-), and underscores (_).',
  ],
  'CmdContent.DecodeError': [400, 'The CommandContent can not be base64 decoded.'],
  'CmdName.ExceedLimit': [403, 'The length of the command name exceeds the upper limit.'],
  'CmdDesc.ExceedLimit': [403, 'The length of the command description exceeds the upper limit.'],
  'CmdCount.ExceedQuota': [403, 'The total number of commands in the current region exceeds the quota.'],
  'CmdParamCount.ExceedLimit': [403, 'The maximum number of custom parameters is exceeded.'],
  'CmdParamName.ExceedLimit': [403, 'The maximum length of a parameter name is exceeded.'],
  'InvalidTimeout.ExceedLimit': [403, 'The specified parameter Timeout exceeds the upper limit.'],
  'InvalidCmdType.NotFound': [404, 'The specified command type does not exist.'],
  'InvalidCommandType.NotFound': [404, 'The specified parameter Type does not exist.'],
  'InvalidName.LengthLimitExceeded': [403, 'The length of the parameter Name exceeds the upper limit.'],
  'InvalidDescription.LengthLimitExceeded': [403, 'The length of the parameter Description exceeds the upper limit.'],
  'InvalidParameterCharacter.CommandName': [403, 'The command Name contains illegal characters.'],
  'InvalidParameterCharacter.CommandDescription': [403, 'The command Description contains illegal characters.'],
  'InvalidParameterCharacter.CommandWorkingDir': [403, 'The command WorkingDir contains illegal characters.'],
  'InvalidStatus.NotFound': [404, 'The specified Status is not found'],
  'InvalidNetworkType.NotFound': [404, 'The specified InstanceNetworkType is not found.'],
} satisfies Record<string, ErrorRow>;

/** [doc] DescribeRegions; the message still names three languages, the page seven. */
const listing = {
  'InvalidAcceptLanguage.NotFound': [404, 'Only Chinese (zh-CN), English (en-US), and Japanese (ja) are allowed.'],
  'Invalid.InstanceChargeType': [403, 'The specified instanceChargeType is not valid.'],
  'InvalidResourceType.NotFound': [404, 'The ResourceType provided does not exist in our records.'],
} satisfies Record<string, ErrorRow>;

/** [doc] Of older editions only. */
const former = {
  'InvalidInstance.NoClient': [400, 'The specified instances have no cloud assistant client installed.'],
  'InvalidInstance.NotVpc': [400, 'The specified instances must be VPC instances.'],
  InvalidInstanceStatus: [400, 'The specified instance’s status can not execute this operation'],
  'MissingParameter.Frequency': [400, 'The frequency parameter must exist when create a timed Invocation.'],
  // [assumed] The message: the pages' history has the code and its status.
  'Invalid.CommandContent': [400, 'The specified CommandContent is not valid.'],
} satisfies Record<string, ErrorRow>;

/** [doc] SendFile (2025); until 2021 four of them were 403. */
const sending = {
  'FileTargetDir.Invalid': [400, 'The target directory of file is invalid.'],
  'FileMode.Invalid': [400, 'The mode of file is invalid.'],
  'FileContent.DecodeError': [400, 'The Content can not be base64 decoded.'],
  'FileContentType.Invalid': [400, 'The ContentType of file is invalid.'],
  'InvalidParameter.FileOwner': notValid('FileOwner'),
  'InvalidParameter.FileGroup': notValid('FileGroup'),
  'FileSize.ExceedLimit': [403, 'The length of file content exceeds limit.'],
  'FileName.ExceedLimit': [403, 'The length of file name exceeds limit.'],
  'FileDesc.ExceedLimit': [403, 'The length of file description exceeds limit.'],
} satisfies Record<string, ErrorRow>;

/** The emulator's own refusals: what the service would ignore or do, and the emulator will not pretend. */
const emulatorsOwn = {
  'Emulator.ForeignHost': [403, 'The Host header must name 127.0.0.1, localhost or [::1] with the port listened on.'],
  'Emulator.ForeignOrigin': [403, 'A request from a web page (with an Origin header) is refused.'],
  'Emulator.BodyTooLarge': [413, 'The body is larger than the emulator reads.'],
  'Emulator.UnsupportedBody': [415, 'A body must be application/x-www-form-urlencoded.'],
  'Emulator.TooManyParameters': [400, 'More parameters than the 1,000 that the emulator reads.'],
  'Emulator.RepeatedParameter': [400, 'A parameter is given more than once.'],
  'Emulator.UnknownParameter': [400, 'This action has no such parameter.'],
  'Emulator.InvalidFault': [400, 'This is not a fault that can be added.'],
  'Emulator.UnknownInstance': [404, 'The emulator has no such instance.'],
  'Emulator.InvalidMove': [400, 'The clock cannot be moved there.'],
  'Emulator.ClockIsMoving': [400, 'The clock is being moved already.'],
  'Emulator.InstanceNotRunning': [400, 'The instance does not run, so it cannot be rebooted.'],
  'Emulator.NotSupported': [501, 'The emulator does not serve this.'],
} satisfies Record<string, ErrorRow>;

const all = {
  ...gateway,
  ...everyPage,
  ...invoking,
  ...keeping,
  ...sending,
  ...listing,
  ...former,
  ...emulatorsOwn,
};

/** The codes that have a row. `InvalidParameter.<Name>` needs none. */
export type ErrorCode = keyof typeof all | `InvalidParameter.${string}`;

/** Every code the emulator answers with, as today's API words it; an edition may word some differently. */
export const errors: Readonly<Record<string, ErrorRow>> = all;

/**
 * The row of a code without one: `InvalidParameter.<Name>` follows the pattern of the documented ones of that name
 * [assumed for names no page lists]. What else has none is the code of a fault.
 */
export function errorRow(code: string): ErrorRow {
  const row = Object.hasOwn(errors, code) ? errors[code] : undefined;
  if (row) return row;
  const [family, parameter] = code.split('.');
  return family === 'InvalidParameter' && parameter ? notValid(parameter) : errors.InternalError!;
}
