import { type Explanation, type RequestFacts, said } from './row.ts';

const pageNumber: Explanation = {
  en: { why: 'The number of the page asked for is not valid.', fix: ['Pages count from 1.'] },
  zh: { why: '请求的页码无效。', fix: ['页码从 1 开始。'] },
};

const pageSize: Explanation = {
  en: {
    why: 'The size of a page is not valid.',
    fix: ['Cloud Assistant lists take 1 to 50 rows a page, DescribeInstances up to 100.'],
  },
  zh: { why: '每页行数无效。', fix: ['云助手的查询每页 1 至 50 行，DescribeInstances 最多 100 行。'] },
};

const wrongParameter = 'The specified parameter is invalid.';

/** Refusals of lists and look-ups. They only read: nothing ran because of them, nothing was changed. */
export const queryErrors = {
  'InvalidInvokeId.NotFound': {
    kind: 'not-found',
    en: {
      why: 'There is no invocation with this InvokeId in this region. Records are kept for 30 days at most.',
      fix: [
        'Check --region: an invocation is known only in the region it was sent to.',
        'Check the ID: commands give t-…, sent files f-….',
        'Just started? It can take a few seconds until it is known everywhere.',
      ],
    },
    zh: {
      why: '该地域中没有此 InvokeId 的执行记录。记录最多保留 30 天。',
      fix: [
        '检查 --region：执行记录只存在于发送时的地域。',
        '检查 ID：命令执行为 t-…，文件下发为 f-…。',
        '如果刚刚发起，可能要几秒钟才能查到。',
      ],
    },
    documented: [said('page 2018', 400, ''), said('current', 404, 'The specified invoke ID does not exist.')],
  },
  'InvalidParam.PageNumber': {
    kind: 'refused',
    ...pageNumber,
    documented: [said('pages 2021', 403, wrongParameter), said('current', 400, wrongParameter)],
  },
  'InvalidParam.PageSize': {
    kind: 'refused',
    ...pageSize,
    documented: [said('pages 2021', 403, wrongParameter), said('current', 400, wrongParameter)],
  },
  'InvalidParameter.NextToken': {
    kind: 'refused',
    en: {
      why: 'The mark of the next page is not valid: it belongs to another list, or is too old.',
      fix: ['Read the list from its first page.'],
    },
    zh: { why: '翻页凭证无效：不属于该查询，或已失效。', fix: ['请从第一页重新读取。'] },
    documented: [said('current', 400, 'The specified parameter NextToken is not valid.')],
  },
  'InvalidParameter.MaxResults': {
    kind: 'refused',
    ...pageSize,
    documented: [said('current', 400, 'The specified parameter MaxResults is not valid.')],
  },
  'InvalidStatus.NotFound': {
    kind: 'not-found',
    en: {
      why: 'Instances were filtered by a state that does not exist.',
      fix: ['The states are Pending, Running, Starting, Stopping and Stopped.'],
    },
    zh: {
      why: '查询实例时指定的状态不存在。',
      fix: ['可用的状态为 Pending、Running、Starting、Stopping 和 Stopped。'],
    },
    documented: [said('pages 2021', 404, 'The specified Status is not found')],
  },
  'InvalidNetworkType.NotFound': {
    kind: 'not-found',
    en: {
      why: 'Instances were filtered by a network type that does not exist.',
      fix: ['The types are vpc and classic.'],
    },
    zh: { why: '查询实例时指定的网络类型不存在。', fix: ['可用的类型为 vpc 和 classic。'] },
    documented: [said('pages 2021', 404, '')],
  },
  DryRunOperation: {
    kind: 'refused',
    en: {
      why: 'This was a rehearsal, and it passed: the same request without DryRun would be accepted.',
      fix: ['Leave out DryRun to really send it.'],
    },
    zh: {
      why: '这是一次预检，且已通过：去掉 DryRun 后同样的请求会被接受。',
      fix: ['去掉 DryRun 即可真正发送。'],
    },
    documented: [said('pages 2021', 0, '')],
  },
  'Invalid.InstanceChargeType': {
    kind: 'refused',
    en: {
      why: 'Regions were filtered by a way of charging that does not exist.',
      fix: ['Use PrePaid, PostPaid or SpotWithPriceLimit … as the DescribeRegions page lists them, or leave it out.'],
    },
    zh: { why: '查询地域时指定的计费方式不存在。', fix: ['请使用 DescribeRegions 文档列出的取值，或不指定。'] },
    documented: [said('pages 2021', 403, '')],
  },
  'InvalidAcceptLanguage.NotFound': {
    kind: 'not-found',
    en: { why: 'The language asked for is not offered.', fix: ['Use zh-CN, en-US or ja.'] },
    zh: { why: '不支持所请求的语言。', fix: ['可用 zh-CN、en-US 或 ja。'] },
    documented: [said('pages 2021', 404, '')],
  },
  'InvalidResourceType.NotFound': {
    kind: 'not-found',
    en: { why: 'The type of resource asked for does not exist.', fix: ['Leave it out: the default is instance.'] },
    zh: { why: '指定的资源类型不存在。', fix: ['不指定即可，默认值为 instance。'] },
    documented: [said('pages 2021', 404, '')],
  },
} as const satisfies Record<string, RequestFacts>;
