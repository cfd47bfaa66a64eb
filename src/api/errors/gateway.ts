import { phrases } from './phrases.ts';
import { type RequestFacts, said } from './row.ts';

const unknownAction = {
  kind: 'refused',
  en: {
    why: 'What answered does not know this operation, or not on this path.',
    fix: [
      'Check --endpoint: it has to be the ECS endpoint of the region (https://ecs.<region>.aliyuncs.com), not that of another product.',
      'An older private installation may lack the operation: see what it offers, and choose its form of the API with --edition.',
    ],
  },
  zh: {
    why: '应答方不认识该操作，或请求路径不对。',
    fix: [
      '检查 --endpoint：必须是该地域的 ECS 接入点（https://ecs.<地域>.aliyuncs.com），不能是其他云产品的接入点。',
      '较早的专有云环境可能没有该操作：请确认其支持的接口，并用 --edition 选择对应的版本。',
    ],
  },
} as const;

/** The gateway or the region refuses the form of the call. */
export const gatewayErrors = {
  'InvalidRegionId.NotFound': {
    kind: 'not-found',
    concerns: 'region',
    en: {
      why: 'There is no such region, or it is not open to this account.',
      fix: [
        'Check the spelling of --region: cn-hangzhou, ap-southeast-1 … (a region, not a zone like cn-hangzhou-h).',
        'List the regions of this account: aliyun ecs DescribeRegions',
      ],
    },
    zh: {
      why: '该地域不存在，或当前账号不能使用。',
      fix: [
        '检查 --region 的拼写：cn-hangzhou、ap-southeast-1 等（是地域，不是 cn-hangzhou-h 这样的可用区）。',
        '列出账号可用的地域：aliyun ecs DescribeRegions',
      ],
    },
    documented: [
      said('page 2018', 404, 'The RegionId provided does not exist in our items.'),
      said('current', 404, 'The RegionId provided does not exist in our records.'),
    ],
  },
  'RegionId.ApiNotSupported': {
    kind: 'refused',
    concerns: 'region',
    en: {
      why: 'The region exists but does not offer this operation.',
      fix: [
        'Check that --region is the region you meant.',
        'Cloud Assistant reaches finance and government regions late: ask in a ticket when it will.',
      ],
    },
    zh: {
      why: '该地域存在，但不提供此操作。',
      fix: ['确认 --region 是否为您想用的地域。', '云助手在金融云、政务云地域上线较晚，可提交工单咨询。'],
    },
    documented: [said('current', 400, 'The api is not supported in this region.')],
  },
  'InvalidAction.NotFound': {
    ...unknownAction,
    documented: [said('gateway', 404, 'Specified api is not found, please check your url and method.')],
  },
  InvalidAction: { ...unknownAction, documented: [said('common', 403, '')] },
  InvalidVersion: {
    kind: 'refused',
    en: {
      why: 'What answered does not know version 2014-05-26 of the API, so it is not the ECS service.',
      fix: ['Check --endpoint: it has to be the ECS endpoint of the region (https://ecs.<region>.aliyuncs.com).'],
    },
    zh: {
      why: '应答方不支持 2014-05-26 版接口，说明它不是 ECS 服务。',
      fix: ['检查 --endpoint：必须是该地域的 ECS 接入点（https://ecs.<地域>.aliyuncs.com）。'],
    },
    documented: [said('gateway', 400, 'Specified parameter Version is not valid.')],
  },
  UnsupportedHTTPMethod: {
    kind: 'refused',
    en: {
      why: 'The endpoint does not take POST. The ECS service does, so something else answered.',
      fix: ['Check --endpoint, and whether a proxy or gateway stands before it.'],
    },
    zh: {
      why: '该接入点不接受 POST 请求。ECS 服务支持 POST，说明应答的不是 ECS。',
      fix: ['检查 --endpoint，以及前面是否有代理或网关。'],
    },
    documented: [
      said('common', 403, 'This HTTP method is not supported.'),
      said('gateway', 403, 'This HTTP method is not supported.'),
    ],
  },
  InvalidSignatureMethod: {
    kind: 'refused',
    en: {
      why: 'The endpoint does not accept HMAC-SHA1, the signature method of this call.',
      fix: [
        'Check --endpoint: the public ECS endpoints accept it; a private gateway may be set to newer methods only.',
      ],
    },
    zh: {
      why: '该接入点不接受本次调用使用的签名方法 HMAC-SHA1。',
      fix: ['检查 --endpoint：公共 ECS 接入点支持该方法，自建网关可能只允许较新的签名方法。'],
    },
    documented: [said('gateway', 400, 'Specified signature method is not supported.')],
  },
  UnsupportedParameter: {
    kind: 'refused',
    en: {
      why: 'The request holds a parameter that this endpoint does not take.',
      fix: [
        'The message of the service names it: leave out the flag it comes from.',
        'An endpoint of an older form wants --edition 2018 or --edition 2019.',
        phrases.dryRun.en,
      ],
    },
    zh: {
      why: '请求中含有该接入点不支持的参数。',
      fix: [
        '服务返回的消息中有参数名：请去掉对应的选项。',
        '旧版接口请使用 --edition 2018 或 --edition 2019。',
        phrases.dryRun.zh,
      ],
    },
    documented: [said('common', 400, ''), said('gateway', 400, '')],
  },
  InvalidParameter: {
    kind: 'refused',
    en: {
      why: 'The value of one parameter is not valid.',
      fix: ['The message of the service names the parameter.', phrases.dryRun.en],
    },
    zh: { why: '某个参数的值无效。', fix: ['参数名见服务返回的消息。', phrases.dryRun.zh] },
    documented: [said('common', 400, ''), said('gateway', 400, '')],
  },
  'InvalidParameter.IsNull': {
    kind: 'refused',
    en: {
      why: 'A parameter was sent without a value.',
      fix: ['Usually a shell variable in the command line is empty: echo it.', phrases.dryRun.en],
    },
    zh: {
      why: '某个参数没有值。',
      fix: ['通常是命令行中的 Shell 变量为空：请用 echo 检查。', phrases.dryRun.zh],
    },
    documented: [said('common', 400, ''), said('gateway', 400, '')],
  },
  UnsupportedOperation: {
    kind: 'refused',
    en: {
      why: 'The service does not support this operation on this target.',
      fix: ['The message of the service says what is unsupported. Check the instances given with -i and the region.'],
    },
    zh: {
      why: '服务不支持对该目标执行此操作。',
      fix: ['具体原因见服务返回的消息；请检查 -i 指定的实例和地域。'],
    },
    documented: [said('gateway', 400, '')],
  },
} as const satisfies Record<string, RequestFacts>;
