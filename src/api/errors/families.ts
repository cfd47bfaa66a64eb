import { clockAndTrafficErrors } from './clock-and-traffic.ts';
import { permissionErrors } from './permission.ts';
import { phrases } from './phrases.ts';
import { type Concern, type RequestFacts, said } from './row.ts';
import { serverErrors } from './server.ts';

/** Codes that are made of a fixed part and a name; asked only when there is no row of their own. */
interface Family {
  /** As people write it: `Missing<Name>`. */
  readonly title: string;
  /** Group 1, where there is one, is the name. */
  readonly pattern: RegExp;
  readonly facts: (name: string) => RequestFacts;
}

/** Which flag a parameter of the API comes from. */
const flags: Readonly<Record<string, string>> = {
  RegionId: '--region',
  CommandId: '-c',
  InstanceId: '-i',
  InstanceIds: '-i',
  Frequency: '--frequency',
  RepeatMode: '--repeat-mode',
  Timed: '--timed',
  Timeout: '--timeout',
  Parameters: '-p',
  WorkingDir: '--working-dir',
  Username: '--user',
  WindowsPasswordName: '--windows-password-name',
  ContainerId: '--container-id',
  ContainerName: '--container-name',
  TerminationMode: '--termination-mode',
  Launcher: '--launcher',
  OssOutputDelivery: '--oss-output',
  ResourceGroupId: '--resource-group',
  ClientToken: '--client-token',
};

const concerns: Readonly<Record<string, Concern>> = {
  RegionId: 'region',
  CommandId: 'command',
  InstanceId: 'instances',
  InstanceIds: 'instances',
  Frequency: 'schedule',
  Parameters: 'parameters',
  ClientToken: 'client-token',
};

/** Sent with every call by the tool itself: who misses them did not get our request. */
const common = new Set([
  'Action',
  'Version',
  'AccessKeyId',
  'Signature',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'Timestamp',
]);

/** `InstanceId.1` and `instanceId` mean InstanceId. */
function parameterName(name: string): string {
  const bare = name.replace(/\.\d+.*$/, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}

function missing(name: string): RequestFacts {
  const parameter = parameterName(name);
  const flag = flags[parameter];
  if (common.has(parameter)) {
    return {
      kind: 'refused',
      en: {
        why: `${parameter} did not arrive. This tool sends it with every call, so something on the way removed it.`,
        fix: ['Go round the proxy: NO_PROXY=<endpoint host>.', 'Check --endpoint: is it really the ECS endpoint?'],
      },
      zh: {
        why: `服务没有收到 ${parameter}。本工具每次调用都会带上它，说明它在途中被删除。`,
        fix: ['绕过代理：NO_PROXY=<接入点域名>。', '检查 --endpoint：它确实是 ECS 接入点吗？'],
      },
      documented: [said('gateway', 400, `${parameter} is mandatory for this action.`)],
    };
  }
  return {
    kind: 'refused',
    ...(concerns[parameter] ? { concerns: concerns[parameter] } : {}),
    en: {
      why: `The service misses the required parameter ${parameter}.`,
      fix: [
        flag
          ? `Give it with ${flag}. If you did, an empty shell variable may stand there: echo it.`
          : `Give ${parameter}.`,
        'An endpoint of an older form of the API may call it differently: --edition 2018 or --edition 2019.',
        phrases.dryRun.en,
      ],
    },
    zh: {
      why: `服务要求的必填参数 ${parameter} 缺失。`,
      fix: [
        flag ? `请用 ${flag} 指定。如果已经指定，可能是 Shell 变量为空：请用 echo 检查。` : `请提供 ${parameter}。`,
        '旧版接口的参数名可能不同：请尝试 --edition 2018 或 --edition 2019。',
        phrases.dryRun.zh,
      ],
    },
    documented: [
      said('gateway', 400, `${parameter} is mandatory for this action.`),
      said(
        'common',
        400,
        `The input parameter "${parameter}" that is mandatory for processing this request is not supplied.`,
      ),
    ],
  };
}

function invalid(name: string): RequestFacts {
  const parameter = parameterName(name);
  const flag = flags[parameter];
  return {
    kind: 'refused',
    ...(concerns[parameter] ? { concerns: concerns[parameter] } : {}),
    en: {
      why: `The value of ${parameter} is not valid.`,
      fix: [
        flag ? `Correct what you gave with ${flag}.` : `Correct ${parameter}; the message of the service says more.`,
        phrases.dryRun.en,
      ],
    },
    zh: {
      why: `参数 ${parameter} 的值无效。`,
      fix: [flag ? `请修改 ${flag} 的值。` : `请修改 ${parameter}；详情见服务返回的消息。`, phrases.dryRun.zh],
    },
    documented: [said('gateway', 400, `The specified parameter ${parameter} is not valid.`)],
  };
}

const withoutWording = (facts: RequestFacts, status: number): RequestFacts => ({
  ...facts,
  documented: [said('common', status, '')],
});

/** In order: the first that fits is used. */
export const families: readonly Family[] = [
  { title: 'MissingParameter.<Name>', pattern: /^MissingParam(?:eter)?\.([A-Za-z][\w.]{0,63})$/, facts: missing },
  { title: 'Missing<Name>', pattern: /^Missing([A-Z][\w.]{0,63})$/, facts: missing },
  { title: 'InvalidParameter.<Name>', pattern: /^InvalidParam(?:eter)?\.([A-Za-z][\w.]{0,63})$/, facts: invalid },
  {
    title: 'Throttling.*',
    pattern: /^(?:Rejected\.)?Throttling(?:\.|$)/,
    facts: () => withoutWording(clockAndTrafficErrors.Throttling, 400),
  },
  {
    title: 'InternalError*',
    pattern: /^InternalError/,
    facts: () => withoutWording(serverErrors.InternalError, 500),
  },
  {
    title: 'ServiceUnavailable*',
    pattern: /^ServiceUnavailable/,
    facts: () => withoutWording(serverErrors.ServiceUnavailable, 503),
  },
  {
    title: 'Forbidden.*',
    pattern: /^Forbidden(?:\.|$)/,
    facts: () => withoutWording(permissionErrors['Forbidden.RAM'], 403),
  },
];
