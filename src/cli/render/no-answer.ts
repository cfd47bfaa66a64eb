import type { NoAnswer } from '../../api/call-problem.ts';
import type { Advice } from '../../api/errors/row.ts';
import { explainOpenOutcome } from '../../api/network-explanations.ts';
import type { Language } from '../../domain/text.ts';
import { chunkTag, type PlannedCall, type RunInput, runTag } from '../../usecases/run-input.ts';

/** A call of a run that could have started something, as it was sent. */
export interface SentCall {
  readonly input: RunInput;
  readonly call: PlannedCall;
}

/** What to do about a call that may have done its work unheard; only a stop can be sent again, and a file leaves other traces. */
export function adviceOnSilence(problem: NoAnswer): Readonly<Record<Language, Advice>> {
  switch (problem.action) {
    case 'StopInvocation':
      return stopAgain;
    case 'SendFile':
      return fileMayBeThere;
    default:
      return explainOpenOutcome(problem);
  }
}

/** The tags of the run find it exactly, where the edition sends any; of several calls that of the call too. */
export function runLookUp(sent: SentCall | undefined, language: Language): readonly string[] {
  const tag = sent?.call.tags.find(({ key }) => key === runTag);
  if (sent === undefined || tag === undefined) return [];
  const line = listingLine(sent);
  return [
    sent.call.chunks > 1
      ? { en: `Look for exactly this call: ${line}`, zh: `精确查找本次调用：${line}` }[language]
      : { en: `Look for exactly this run: ${line}`, zh: `精确查找本次执行：${line}` }[language],
  ];
}

/** The line of the cloud's own tool that lists every invocation of a call: by its tags, else by its first instance. */
export function listingLine({ input, call }: SentCall): string {
  const tags = call.tags.filter(({ key }) => key === runTag || (key === chunkTag && call.chunks > 1));
  const filter = tags.some(({ key }) => key === runTag)
    ? tags.map(({ key, value }, at) => ` --Tag.${at + 1}.Key ${key} --Tag.${at + 1}.Value ${value}`).join('')
    : ` --InstanceId ${call.instanceIds[0]}`;
  const action = input.work.kind === 'file' ? 'DescribeSendFileResults' : 'DescribeInvocations';
  return `aliyun ecs ${action} --RegionId ${input.regionId}${filter}`;
}

/** What to do about a read without an answer, after it was tried again in vain. */
export const adviceOnUnanswered: Readonly<Record<Language, Advice>> = {
  en: {
    why: 'A read got no valid answer.',
    fix: [
      'Run the same line again: a read does no harm, however often it is made.',
      'If it stays so, see where it gets stuck: ecs-invoke doctor -r <region>',
    ],
  },
  zh: {
    why: '查询未得到有效应答。',
    fix: [
      '请重新执行同一命令：查询重复多少次都没有影响。',
      '若仍然如此，请检查问题出在哪里：ecs-invoke doctor -r <地域>',
    ],
  },
};

const stopAgain = {
  en: {
    why: 'The service may have stopped it or not. Stopping twice does no harm.',
    fix: ['Stop it again if it is still listed: ecs-invoke schedule list -r <region>'],
  },
  zh: {
    why: '服务可能已停止它，也可能没有。重复停止没有害处。',
    fix: ['若它仍在列表中，请再次停止：ecs-invoke schedule list -r <地域>'],
  },
};

const fileMayBeThere = {
  en: {
    why: 'SendFile was sent, and its InvokeId did not come back. The file may be there, or still on its way.',
    fix: [
      'Find out before you send it again: aliyun ecs DescribeSendFileResults --RegionId <region> --Name <file name>',
      'Look for the file itself: ecs-invoke exec -i <instance> -r <region> -- ls -l <file path>',
      'With the InvokeId (f-…), once it is known: ecs-invoke show <InvokeId> -r <region>',
      'A new record can take a minute to appear: an empty list right away proves nothing. The file on the instance does.',
    ],
  },
  zh: {
    why: 'SendFile 已发出，但没有收到 InvokeId。文件可能已经在实例上，也可能仍在传送中。',
    fix: [
      '再次发送之前请先确认：aliyun ecs DescribeSendFileResults --RegionId <地域> --Name <文件名>',
      '直接查看文件本身：ecs-invoke exec -i <实例 ID> -r <地域> -- ls -l <文件路径>',
      '得知 InvokeId（f-…）后可查看：ecs-invoke show <InvokeId> -r <地域>',
      '新的记录可能要一分钟左右才会出现：刚查到空列表并不能证明没有发送。以实例上的文件为准。',
    ],
  },
};
