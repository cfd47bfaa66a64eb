import { phrases } from './phrases.ts';
import { type Explanation, type RequestFacts, said } from './row.ts';

const older = (name: string) =>
  `The input parameter “${name}” that is mandatory for processing this request is not supplied.`;

const command: Explanation = {
  en: {
    why: 'The request names no command.',
    fix: [
      'Name it with -c, for example -c c-hello. If you did, an empty shell variable may stand there: echo it.',
      phrases.listCommands.en,
    ],
  },
  zh: {
    why: '请求中没有指定命令。',
    fix: [
      '请用 -c 指定，例如 -c c-hello。如果已经指定，可能是 Shell 变量为空：请用 echo 检查。',
      phrases.listCommands.zh,
    ],
  },
};

const instances: Explanation = {
  en: {
    why: 'The service sees no target instance in the request. If none was given that is the reason; if -i was given, the endpoint speaks another form of the API: InstanceIds in 2018, InstanceId.1, InstanceId.2 … since.',
    fix: [
      'Name the targets with -i i-…,i-….',
      'If you did: an endpoint that asks for InstanceIds wants --edition 2018; one that asks for instanceId wants --edition 2019 or current.',
      phrases.dryRun.en,
    ],
  },
  zh: {
    why: '服务在请求中没有找到目标实例。如果没有指定实例，原因就在于此；如果已用 -i 指定，则是接入点使用另一版接口：2018 版为 InstanceIds，之后为 InstanceId.1、InstanceId.2……',
    fix: [
      '用 -i i-…,i-… 指定目标实例。',
      '如果已经指定：要求 InstanceIds 的接入点请用 --edition 2018；要求 instanceId 的请用 --edition 2019 或 current。',
      phrases.dryRun.zh,
    ],
  },
};

const region: Explanation = {
  en: {
    why: 'The request names no region, or the account cannot use the resources of that region.',
    fix: [
      'Name it with --region, for example --region cn-hangzhou.',
      'List the regions of this account: aliyun ecs DescribeRegions',
    ],
  },
  zh: {
    why: '请求中没有指定地域，或当前账号不能使用该地域的资源。',
    fix: ['用 --region 指定，例如 --region cn-hangzhou。', '列出账号可用的地域：aliyun ecs DescribeRegions'],
  },
};

const unnamed: Explanation = {
  en: {
    why: 'The request lacks a required parameter.',
    fix: ['The message of the service names it.', phrases.dryRun.en],
  },
  zh: { why: '请求缺少必填参数。', fix: ['参数名见服务返回的消息。', phrases.dryRun.zh] },
};

const refused = { kind: 'refused' } as const;

/** A required parameter is absent: the forms of 2018, of Cloud Assistant today, and of the gateway. */
export const missingErrors = {
  'MissingParameter.CommandId': {
    ...refused,
    ...command,
    concerns: 'command',
    documented: [said('page 2018', 400, older('CommandId'))],
  },
  MissingCommandId: {
    ...refused,
    ...command,
    concerns: 'command',
    documented: [said('gateway', 400, 'CommandId is mandatory for this action.')],
  },
  'MissingParameter.InstanceIds': {
    ...refused,
    ...instances,
    concerns: 'instances',
    documented: [said('page 2018', 400, older('InstanceIds'))],
  },
  'MissingParam.InstanceId': {
    ...refused,
    ...instances,
    concerns: 'instances',
    documented: [said('current', 400, 'The parameter instanceId is missing or empty.')],
  },
  'MissingParameter.RegionId': {
    ...refused,
    ...region,
    concerns: 'region',
    documented: [said('page 2018', 400, older('RegionId'))],
  },
  MissingRegionId: {
    ...refused,
    ...region,
    concerns: 'region',
    documented: [said('gateway', 400, 'RegionId is mandatory for this action.')],
  },
  MissingParameter: {
    ...refused,
    ...unnamed,
    documented: [
      said(
        'common',
        400,
        'The input parameter "<Name>" that is mandatory for processing this request is not supplied.',
      ),
    ],
  },
} as const satisfies Record<string, RequestFacts>;
