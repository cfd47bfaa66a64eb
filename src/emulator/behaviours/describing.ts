import { assumed, type Behaviour, doc, source } from './behaviour.ts';
import { tokens } from './paging.ts';

const paging = [
  doc(
    'Both paging styles: PageNumber with PageSize, and NextToken with MaxResults.',
    '支持两种分页：PageNumber 与 PageSize，以及 NextToken 与 MaxResults。',
  ),
  ...tokens,
];
const retention = doc(
  'Results are kept two weeks after their end, 100,000 at most, as the pages of 2021 say; newer SDKs speak of 30 days and 10,000.',
  '结果在结束后保留两周，最多 100,000 条，依据 2021 年的文档；较新的 SDK 注释为 30 天、10,000 条。',
);
const encoding = doc(
  'Bytes come back in Base64 unless ContentEncoding is PlainText.',
  '除非 ContentEncoding 为 PlainText，否则字节内容以 Base64 返回。',
);

/** The actions that only tell. */
export const describingBehaviours: Readonly<Record<string, readonly Behaviour[]>> = {
  DescribeInvocations: [
    doc(
      'InvocationStatus of the whole is folded from its instances, the older InvokeStatus beside it.',
      '整体 InvocationStatus 由各实例汇总得出，同时返回旧字段 InvokeStatus。',
    ),
    assumed(
      'While some are unfinished: Pending before Running before Scheduled before Stopping.',
      '尚未全部结束时的优先级：Pending、Running、Scheduled、Stopping。',
    ),
    doc(
      'Output is told only for one invocation or one instance, with IncludeOutput.',
      '仅在指定单个执行或单台实例并设置 IncludeOutput 时返回输出。',
    ),
    ...paging,
    retention,
    encoding,
    assumed(
      'The newest comes first; an InvokeId nobody knows gives no rows.',
      '最新的排在最前；未知的 InvokeId 返回空列表。',
    ),
    assumed('A new invocation can be seen at once, unless a fault hides it.', '新的执行立即可见，除非有故障将其隐藏。'),
  ],
  DescribeInvocationResults: [
    doc(
      'With IncludeHistory each run of a periodic task has a row.',
      '设置 IncludeHistory 时，周期任务的每次运行各占一行。',
    ),
    doc(
      'ErrorCode and ErrorInfo say why something did not run or went wrong; Dropped counts the bytes thrown away.',
      'ErrorCode 与 ErrorInfo 说明未执行或出错的原因；Dropped 为丢弃的字节数。',
    ),
    source('Periodic runs show nothing until they are over.', '周期任务的运行在结束前不显示输出。'),
    ...paging,
    retention,
    assumed(
      'A record of that number is the result of one run on one instance.',
      '上述条数按一次运行在一台实例上的结果计。',
    ),
    encoding,
    assumed('The newest run comes first.', '最新的运行排在最前。'),
  ],
  DescribeInstances: [
    doc(
      'Filters combine; InstanceIds is a JSON array as one text, and an empty one finds nothing.',
      '过滤条件同时生效；InstanceIds 为 JSON 数组文本，空数组不匹配任何实例。',
    ),
    doc('MaxResults is bent into 10 to 100.', 'MaxResults 会被调整到 10 至 100。'),
    doc('An empty NextToken is the end of the list.', 'NextToken 为空表示列表结束。'),
    assumed('A tag with an empty value stands for any value.', '标签值为空表示任意值。'),
  ],
  DescribeCloudAssistantStatus: [
    doc(
      'The status is a heartbeat in the last two minutes; the version is empty where there is no agent.',
      '状态表示最近两分钟内有心跳；没有 Agent 时版本为空。',
    ),
    doc(
      'With InstanceId, 100 at most, all of them are in one answer, whatever the page size; without, pages of at most 50.',
      '指定 InstanceId（最多 100 个）时，无论分页参数如何，一次应答返回全部；未指定时每页最多 50 条。',
    ),
    doc(
      'The older editions ask for 1 to 50 instances, have no pages and no OSType, and tell status and version only.',
      '旧版本须指定 1 到 50 台实例，没有分页和 OSType，且只返回状态和版本。',
    ),
  ],
  DescribeRegions: [
    doc('Regions with their endpoints, a selection of the real ones.', '地域及其接入点，为真实地域的一部分。'),
    doc(
      'AcceptLanguage is zh-CN, zh-TW, en-US, ja, fr, de or ko; another is InvalidAcceptLanguage.NotFound.',
      'AcceptLanguage 可为 zh-CN、zh-TW、en-US、ja、fr、de 或 ko；其他值返回 InvalidAcceptLanguage.NotFound。',
    ),
    assumed(
      'Names are Chinese in zh-CN and zh-TW, English in every other language.',
      'zh-CN 与 zh-TW 返回中文名称，其他语言返回英文名称。',
    ),
    assumed(
      'InstanceChargeType and ResourceType are checked, and leave no region out.',
      'InstanceChargeType 与 ResourceType 只检查取值，不会过滤地域。',
    ),
    assumed(
      'Every region answers at this one address; the starter fleet lives in cn-hangzhou.',
      '所有地域都由同一地址应答；初始实例位于 cn-hangzhou。',
    ),
  ],
  DescribeSendFileResults: [
    doc(
      'A file’s result on each instance, with its ErrorCode where it failed.',
      '文件在每台实例上的结果，失败时带有 ErrorCode。',
    ),
    assumed(
      'They are kept as long as those of commands: the pages say six weeks, newer ones one day and 1,000.',
      '保留时间与命令结果相同：文档为六周，较新的为一天、1,000 条。',
    ),
    ...paging,
  ],
};
