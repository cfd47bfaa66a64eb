/**
 * What the published pages say, transcribed as data: requests, answers and error tables of InvokeCommand.
 * Where each sample comes from is in the README beside this file.
 * Masked parts of IDs are filled with zeros and a final 1; nothing else is changed but what `mended` says.
 */

export interface DocumentedError {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

export interface PageSample {
  readonly edition: '2018' | '2019';
  /** Without the common parameters; values as they are before encoding. */
  readonly request: Readonly<Record<string, string>>;
  readonly success: {
    readonly requestId: string;
    readonly invokeId: string;
    readonly xml: string;
    readonly json: string;
  };
  /** The page of 2019 has none. */
  readonly failure: {
    readonly status: number;
    readonly requestId: string;
    readonly hostId: string;
    readonly code: string;
    readonly message: string;
    readonly xml: string;
    readonly json: string;
  } | null;
  readonly errors: readonly DocumentedError[];
  /** What had to be corrected in the samples of the page. */
  readonly mended: readonly string[];
}

const missingCommandId =
  'The input parameter “CommandId” that is mandatory for processing this request is not supplied.';

export const pages: readonly PageSample[] = [
  {
    edition: '2018',
    request: {
      RegionId: 'cn-hangzhou',
      // A bare ID, although the page's own table asks for a JSON array.
      InstanceIds: 'i-bp185dy2o3o6n0000001',
      CommandId: 'c-e996287206324975b5fbe1d000000001',
      Timed: 'true',
      Frequency: '0 0-5 14 * * ?',
    },
    success: {
      requestId: '540CFF28-407A-40B5-B6A5-73B000000001',
      invokeId: 't-1fad2a8876de47068cc734d5000000001',
      xml: `<InvokeCommandResponse>
    <RequestId>540CFF28-407A-40B5-B6A5-73B000000001</RequestId>
    <InvokeId>t-1fad2a8876de47068cc734d5000000001</InvokeId>
</InvokeCommandResponse>
`,
      json: `{
    "RequestId":"540CFF28-407A-40B5-B6A5-73B000000001",
    "InvokeId":"t-1fad2a8876de47068cc734d5000000001"
}
`,
    },
    failure: {
      status: 400,
      requestId: '540CFF28-407A-40B5-B6A5-74B000000001',
      hostId: 'ecs.aliyuncs.com',
      code: 'MissingParameter.CommandId',
      message: missingCommandId,
      xml: `<Error>
    <RequestId>540CFF28-407A-40B5-B6A5-74B000000001</RequestId>
    <HostId>ecs.aliyuncs.com</HostId>
    <Code>MissingParameter.CommandId</Code>
    <Message>${missingCommandId}</Message>
</Error>
`,
      json: `{
    "RequestId": "540CFF28-407A-40B5-B6A5-74B000000001",
    "HostId": "ecs.aliyuncs.com",
    "Code": "MissingParameter.CommandId",
    "Message": "${missingCommandId}"
}
`,
    },
    errors: [
      {
        code: 'InvalidInstance.NoClient',
        status: 400,
        message: 'The specified instances have no cloud assistant client installed.',
      },
      { code: 'InvalidInstance.NotVpc', status: 400, message: 'The specified instances must be VPC instances.' },
      {
        code: 'InvalidInstanceStatus',
        status: 400,
        message: 'The specified instance’s status can not execute this operation',
      },
      {
        code: 'MissingParameter.CommandId',
        status: 400,
        message: 'The input parameter “CommandId” that is mandatory for processing this request is not supplied.',
      },
      {
        code: 'MissingParameter.InstanceIds',
        status: 400,
        message: 'The input parameter “InstanceIds” that is mandatory for processing this request is not supplied.',
      },
      {
        code: 'MissingParameter.RegionId',
        status: 400,
        message: 'The input parameter “RegionId” that is mandatory for processing this request is not supplied.',
      },
      {
        code: 'MissingParameter.Frequency',
        status: 400,
        message: 'The frequency parameter must exist when create a timed Invocation.',
      },
      { code: 'InvalidCmdId.NotFound', status: 404, message: 'The specified commandId does not exist.' },
      { code: 'InvalidInstance.NotFound', status: 404, message: 'The specified instances does not exist.' },
      { code: 'InvalidRegionId.NotFound', status: 404, message: 'The RegionId provided does not exist in our items.' },
      {
        code: 'InternalError.Dispatch',
        status: 500,
        message: 'An internal error occurred when dispatching your request.',
      },
    ],
    mended: [
      'the JSON of the success ends with | where a closing brace belongs',
      'the JSON of the error lacks the commas after HostId and Code',
    ],
  },
  {
    edition: '2019',
    request: {
      CommandId: 'c-e996287206324975b5fbe1d00000001',
      'InstanceId.1': 'i-bp185dy2o3o6n000001',
      RegionId: 'cn-hangzhou',
      Timed: 'true',
      Frequency: '0 */20 * * * *',
      Parameters: '{"name":"Jack"}',
    },
    success: {
      requestId: 'E69EF3CC-94CD-42E7-8926-F133B86387C0',
      invokeId: 't-7d2a745b412b4601b2d47f6a768d3001',
      xml: `<InvokeCommandResponse>
  <RequestId>E69EF3CC-94CD-42E7-8926-F133B86387C0</RequestId>
  <InvokeId>t-7d2a745b412b4601b2d47f6a768d3001</InvokeId>
</InvokeCommandResponse>

`,
      json: `{
\t"RequestId":"E69EF3CC-94CD-42E7-8926-F133B86387C0",
\t"InvokeId":"t-7d2a745b412b4601b2d47f6a768d3001"
}
`,
    },
    failure: null,
    errors: [
      { code: 'InternalError.Dispatch', status: 500, message: 'An error occurred when you dispatched the request.' },
      { code: 'InvalidInstance.NotFound', status: 404, message: 'The specified instance does not exist.' },
      {
        code: 'MissingParam.Frequency',
        status: 403,
        message: 'The frequency must be specified when you create a timed task.',
      },
      {
        code: 'Parameter.Disabled',
        status: 404,
        message: 'Parameters cannot be passed in when the command customization function is disabled.',
      },
      { code: 'ParameterCount.ExceedLimit', status: 403, message: 'The maximum number of parameters is exceeded.' },
      { code: 'ParameterKey.ExceedLimit', status: 403, message: 'The maximum length of a parameter name is exceeded.' },
      { code: 'CmdContent.ExceedLimit', status: 403, message: 'The maximum length of a command is exceeded.' },
      { code: 'ParameterKey.Duplicate', status: 403, message: 'Parameter names cannot be duplicated.' },
      {
        code: 'Parameter.NotMatched',
        status: 403,
        message: 'The passed-in parameters do not match the parameters defined when you created the command.',
      },
    ],
    mended: [],
  },
];
