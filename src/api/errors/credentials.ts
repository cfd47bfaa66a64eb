import { type RequestFacts, said } from './row.ts';

const badSignature = {
  kind: 'credentials',
  en: {
    why: 'The signature does not fit the access key ID. Nearly always the secret is wrong; else something on the way changed the request.',
    fix: [
      'Check the access key secret: cut off while copying, a blank or a line end at its edge, or the secret of another key ID.',
      'Check where it came from: environment variables win over the profile; --profile <name> chooses one.',
      'If the same credentials work elsewhere, a proxy rewrites the request. Go round it: NO_PROXY=<endpoint host>.',
    ],
  },
  zh: {
    why: '签名与 AccessKey ID 不匹配。绝大多数情况是 AccessKey Secret 有误；也可能是请求在途中被改动。',
    fix: [
      '检查 AccessKey Secret：复制不完整、首尾带有空格或换行，或误用了另一个 ID 的 Secret。',
      '检查来源：环境变量优先于配置文件；可用 --profile <名称> 指定。',
      '若同一凭证在别处可用，则是代理改写了请求，可绕过代理：NO_PROXY=<接入点域名>。',
    ],
  },
} as const;

const keyDisabled = {
  kind: 'credentials',
  en: {
    why: 'The access key exists but is disabled.',
    fix: [
      'Enable it in the RAM console > Users > AccessKey, or use another key.',
      'A key is also disabled automatically after it was found in public (for example in a repository): then make a new one.',
    ],
  },
  zh: {
    why: '该 AccessKey 存在，但已被禁用。',
    fix: [
      '在 RAM 控制台 > 用户 > AccessKey 中启用，或换用其他 AccessKey。',
      '若 AccessKey 曾被公开泄露（例如提交到代码仓库），系统会自动禁用，请重新创建。',
    ],
  },
} as const;

/** The gateway does not accept who is calling. */
export const credentialErrors = {
  SignatureDoesNotMatch: {
    ...badSignature,
    documented: [
      said(
        'gateway',
        400,
        'Specified signature is not matched with our calculation. server string to sign is:<StringToSign>',
      ),
    ],
  },
  IncompleteSignature: {
    ...badSignature,
    documented: [
      said('common', 400, 'The request signature does not conform to Alibaba Cloud standards.'),
      said('gateway', 400, 'The request signature does not conform to Aliyun standards.'),
    ],
  },
  'InvalidAccessKeyId.NotFound': {
    kind: 'credentials',
    en: {
      why: 'There is no such access key ID. It was mistyped or deleted, belongs to the other site (alibabacloud.com and aliyun.com have separate accounts), or is the key of an emulator.',
      fix: [
        'Check the ID in the RAM console > Users > AccessKey.',
        'Check where it came from: environment variables win over the profile; --profile <name> chooses one.',
        'Check --endpoint: the key of an emulator is known to that emulator only, and only until it ends.',
      ],
    },
    zh: {
      why: '该 AccessKey ID 不存在：可能输错、已删除，或属于另一站点（aliyun.com 与 alibabacloud.com 账号互不相通），也可能是模拟器的密钥。',
      fix: [
        '在 RAM 控制台 > 用户 > AccessKey 中核对 ID。',
        '检查来源：环境变量优先于配置文件；可用 --profile <名称> 指定。',
        '检查 --endpoint：模拟器的密钥只对那个模拟器有效，且随其退出而失效。',
      ],
    },
    documented: [
      said('common', 400, 'Specified access key is not found.'),
      said('gateway', 404, 'Specified access key is not found.'),
    ],
  },
  'InvalidAccessKeyId.Inactive': {
    ...keyDisabled,
    documented: [said('gateway', 400, 'Specified access key is disabled.')],
  },
  'Forbidden.AccessKeyDisabled': { ...keyDisabled, documented: [said('common', 403, '')] },
  MissingSecurityToken: {
    kind: 'credentials',
    en: {
      why: 'The access key is a temporary one (its ID begins with STS.), and the security token that belongs to it is missing.',
      fix: [
        'Set ALIBABA_CLOUD_SECURITY_TOKEN together with key ID and secret: the three come as one set.',
        'In a profile use the mode StsToken with sts_token.',
      ],
    },
    zh: {
      why: '该 AccessKey 是临时凭证（ID 以 STS. 开头），但缺少配套的 SecurityToken。',
      fix: [
        '请与 ID、Secret 一起设置 ALIBABA_CLOUD_SECURITY_TOKEN，三者是一套。',
        '使用配置文件时，模式选 StsToken 并填写 sts_token。',
      ],
    },
    documented: [said('gateway', 400, 'SecurityToken is mandatory for this action.')],
  },
  'InvalidSecurityToken.Expired': {
    kind: 'credentials',
    en: {
      why: 'The temporary credentials have expired.',
      fix: [
        'Get a new set (key ID, secret and token) and set all three; tokens live between 15 minutes and 12 hours.',
        'Keys from variables or a profile of mode StsToken cannot be renewed here. For long waits use a mode that can: RamRoleArn, EcsRamRole, OIDC, CloudSSO, OAuth, External or CredentialsURI.',
        'If they are fresh, check the clock of this machine.',
      ],
    },
    zh: {
      why: '临时凭证已过期。',
      fix: [
        '重新获取一套（ID、Secret 和 Token），三项都要更新；Token 的有效期为 15 分钟至 12 小时。',
        '来自环境变量或 StsToken 模式配置的密钥无法自动续期。需要长时间等待时，请改用可续期的模式：RamRoleArn、EcsRamRole、OIDC、CloudSSO、OAuth、External 或 CredentialsURI。',
        '如果刚刚获取，请检查本机时钟。',
      ],
    },
    documented: [said('gateway', 400, 'Specified SecurityToken is expired.')],
  },
  'InvalidSecurityToken.Malformed': {
    kind: 'credentials',
    en: {
      why: 'The security token is damaged.',
      fix: ['Copy it again as a whole: it is one long line, several hundred characters, no blanks and no line ends.'],
    },
    zh: {
      why: 'SecurityToken 已损坏。',
      fix: ['请重新完整复制：它是一整行、长达数百个字符的文本，中间没有空格和换行。'],
    },
    documented: [said('gateway', 400, 'Specified SecurityToken is malformed.')],
  },
  'InvalidSecurityToken.MismatchWithAccessKey': {
    kind: 'credentials',
    en: {
      why: 'The security token belongs to another access key.',
      fix: [
        'Set key ID, secret and token from one and the same set.',
        'Often a left-over ALIBABA_CLOUD_SECURITY_TOKEN sits beside a permanent key: unset it.',
      ],
    },
    zh: {
      why: 'SecurityToken 与 AccessKey 不是同一套。',
      fix: [
        '请使用同一次获取的 ID、Secret 和 Token。',
        '常见原因是使用长期 AccessKey 时环境中残留了 ALIBABA_CLOUD_SECURITY_TOKEN：请将其删除（unset）。',
      ],
    },
    documented: [said('gateway', 400, 'Specified SecurityToken mismatch with the AccessKey.')],
  },
  'TemporaryAccessKey.Error': {
    kind: 'credentials',
    en: {
      why: 'Cloud Assistant does not accept the temporary access key of this call.',
      fix: ['Get a new set of temporary credentials and set key ID, secret and token together.'],
    },
    zh: {
      why: '云助手不接受本次调用所用的临时 AccessKey。',
      fix: ['请重新获取一套临时凭证，并同时更新 ID、Secret 和 Token。'],
    },
    documented: [said('current', 403, 'The temporary accessKey is invalid.')],
  },
} as const satisfies Record<string, RequestFacts>;
