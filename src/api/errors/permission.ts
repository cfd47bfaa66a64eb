import { type RequestFacts, said } from './row.ts';

const notAllowed = {
  kind: 'permission',
  en: {
    why: 'The credentials are good, but their owner may not do this: the RAM policy allows neither the action nor the command and the instances it names.',
    fix: [
      'Ask the administrator for ecs:<action>; where it runs a command, on acs:ecs:<region>:<account>:command/<command> and on acs:ecs:<region>:<account>:instance/<instance>. Following a result takes ecs:DescribeInvocationResults.',
      'If the policy allows only certain tags or users, compare it with the instances and with --user.',
      'If this should be another identity, choose it with --profile.',
    ],
  },
  zh: {
    why: '凭证有效，但其所有者无权执行此操作：RAM 策略没有授予该操作，或没有覆盖所涉及的命令和实例。',
    fix: [
      '请管理员授予 ecs:<操作> 权限；执行命令时，资源包括 acs:ecs:<地域>:<账号>:command/<命令 ID> 和 acs:ecs:<地域>:<账号>:instance/<实例 ID>。查看结果需要 ecs:DescribeInvocationResults。',
      '如果策略限定了标签或执行用户，请与目标实例和 --user 核对。',
      '如果本应使用另一个身份，请用 --profile 指定。',
    ],
  },
} as const;

/** The caller is known but may not do this, or the account may not. */
export const permissionErrors = {
  'Forbidden.RAM': {
    ...notAllowed,
    documented: [
      said('common', 403, "User not authorized to operate on the specified resource, or this API doesn't support RAM."),
    ],
  },
  'Forbidden.SubUser': { ...notAllowed, documented: [said('common', 403, '')] },
  'Forbidden.Unauthorized': { ...notAllowed, documented: [said('common', 403, '')] },
  'Forbidden.NotSupportRAM': {
    kind: 'permission',
    en: {
      why: 'This operation cannot be called by a RAM user or role at all.',
      fix: ['Use credentials of the account owner for this one call; --profile chooses them.'],
    },
    zh: {
      why: '该操作不支持 RAM 用户或角色调用。',
      fix: ['此次调用请改用主账号凭证，可用 --profile 指定。'],
    },
    documented: [said('common', 403, '')],
  },
  'Forbidden.RiskControl': {
    kind: 'permission',
    en: {
      why: 'The risk control of Alibaba Cloud has blocked this account or operation.',
      fix: [
        'The account owner finds the reason in the message center of the console; open a ticket with the RequestId.',
      ],
    },
    zh: {
      why: '该账号或操作被阿里云风控拦截。',
      fix: ['请账号所有者在控制台消息中心查看原因，并携带 RequestId 提交工单。'],
    },
    documented: [said('common', 403, '')],
  },
  RealNameAuthenticationError: {
    kind: 'permission',
    en: {
      why: 'The account has not passed real-name verification, which this region requires.',
      fix: ['The account owner completes it in the Account Center; regions outside mainland China do not ask for it.'],
    },
    zh: {
      why: '账号尚未通过实名认证，而该地域要求实名认证。',
      fix: ['请账号所有者在账号中心完成实名认证；中国内地以外的地域不要求。'],
    },
    documented: [said('common', 403, '')],
  },
  'Operation.Forbidden': {
    kind: 'permission',
    en: {
      why: 'Cloud Assistant does not permit this operation here. Usually a policy of the resource directory or of the instance forbids it, or the instance is managed by another product.',
      fix: [
        'Ask the administrator about control policies (Resource Directory) and about restrictions on --user.',
        'An instance that belongs to a managed service takes commands only through that service: leave it out of -i.',
      ],
    },
    zh: {
      why: '云助手不允许此操作。通常是资源目录的管控策略或实例自身的限制所致，或该实例由其他云产品托管。',
      fix: [
        '请管理员检查资源目录的管控策略，以及对 --user 的限制。',
        '由其他云产品托管的实例只能通过该产品操作：请从 -i 中去掉。',
      ],
    },
    documented: [said('current', 403, 'The operation is not permitted.')],
  },
  'Unauthorized.EmptyRegion': {
    kind: 'permission',
    concerns: 'region',
    en: {
      why: 'No region is open to this identity.',
      fix: ['Ask the administrator for ecs:DescribeRegions, and whether the account may use ECS at all.'],
    },
    zh: {
      why: '当前身份没有任何可用的地域。',
      fix: ['请管理员授予 ecs:DescribeRegions 权限，并确认账号是否已开通 ECS。'],
    },
    documented: [said('pages 2021', 403, '')],
  },
} as const satisfies Record<string, RequestFacts>;
