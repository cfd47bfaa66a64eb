import type { RefusalKind, Source } from '../../api/error-catalogue.ts';
import { type Language, type Text, text } from '../../domain/text.ts';

/** Where the exit code and the pages' own words stand: what a message leaves out. */
export function moreAbout(code: string, language: Language): string {
  return text(`More: ecs-invoke explain ${code}`, `详情：ecs-invoke explain ${code}`)[language];
}

/** Among the facts of a message: the run it belongs to. */
export function runWord(runId: string): Text {
  return text(`run ${runId}`, `执行 ${runId}`);
}

/** What a code is, in a few words. */
export const kindWords: Readonly<Record<RefusalKind | 'result', Text>> = {
  refused: text('The service refuses the call.', '服务拒绝了该调用。'),
  'not-found': text('The call names something that is not there.', '调用中指定的对象不存在。'),
  credentials: text('The service does not accept the credentials.', '服务不接受该凭证。'),
  permission: text('The account may not do this.', '该账号没有此项权限。'),
  throttled: text('Too many calls.', '调用过于频繁。'),
  quota: text('A quota is used up.', '配额已用完。'),
  clock: text('The service does not accept the time of the call.', '服务不接受该调用的时间。'),
  'outcome-open': text(
    'The call is refused, but an earlier one like it may have been executed.',
    '该调用被拒绝，但之前相同的调用可能已被执行。',
  ),
  server: text('The service failed.', '服务端出错。'),
  result: text('The result of one instance; others may fare better.', '单台实例的结果；其他实例不一定如此。'),
};

export const ranWords: Readonly<Record<'no' | 'yes' | 'unknown', Text>> = {
  no: text('Nothing ran.', '没有执行。'),
  yes: text('It ran.', '命令已执行。'),
  unknown: text('It may have run.', '命令可能已执行。'),
};

/** The same of one instance, in a table. */
export const ranShort: Readonly<Record<'no' | 'yes' | 'unknown', Text>> = {
  no: text('no', '否'),
  yes: text('yes', '是'),
  unknown: text('maybe', '可能'),
};

export const sourceWords: Readonly<Record<Source, Text>> = {
  'page 2018': text('InvokeCommand, 2018', 'InvokeCommand 2018 版'),
  'page 2019': text('InvokeCommand, 2019', 'InvokeCommand 2019 版'),
  'pages 2021': text('pages of 2021', '2021 版文档'),
  current: text('today’s pages', '当前文档'),
  gateway: text('API gateway', 'API 网关'),
  common: text('common ECS errors', 'ECS 公共错误码'),
  result: text('results of instances', '实例执行结果'),
  agent: text('Cloud Assistant agent', '云助手 Agent'),
  emulator: text('emulator', '模拟器'),
};
