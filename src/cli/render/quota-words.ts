import { text } from '../../domain/text.ts';
import type { Note } from '../../domain/violation.ts';
import type { RunInput } from '../../usecases/run-input.ts';

/** InvokeCommand, pages of 2019-05 to 2021-05 (API reference, section 2); the page of today states no number. */
const oncePerDay = 5000;

/**
 * What a run of several calls takes of what one region accepts in a day, as far as the reference of the service tells;
 * null for a single call.
 */
export function quotaNote({ work, edition }: Pick<RunInput, 'work' | 'edition'>, calls: number): Note | null {
  if (calls < 2) return null;
  const many = calls.toLocaleString('en-US');
  const part = percent(calls / oncePerDay);
  const past = text(
    'Past the quota of the day calls are refused with Invocation.ExceedQuota.',
    '超过当日配额后调用会被拒绝（Invocation.ExceedQuota）。',
  );
  const told = (en: string, zh: string): Note => ({
    code: 'daily-quota',
    text: text(`${many} calls: ${en} ${past.en}`, `共 ${many} 次调用：${zh}${past.zh}`),
  });
  if (work.kind === 'command' && edition.name === '2019') {
    return told(
      `${part} of the 5,000 that this edition of the API states for a day and region.`,
      `占该版本 API 所述每地域每天 5,000 次的 ${part}。`,
    );
  }
  if (work.kind === 'command' && edition.name === 'current') {
    return told(
      `how many a region takes in a day is not stated any more; until 2021 it was 5,000, and they would be ${part} of it.`,
      `每地域每天的上限目前没有公布；2021 年之前为 5,000 次，按此计算占 ${part}。`,
    );
  }
  if (work.kind === 'script') {
    return told(
      'how many scripts a region takes in a day is not stated any more; in 2021 it was 2,000 to 200,000, depending on usage.',
      '每地域每天可执行脚本的次数目前没有公布；2021 年为 2,000 到 200,000 次，视使用情况而定。',
    );
  }
  return told('how many a region takes in a day is not stated.', '每地域每天的上限没有公布。');
}

/** `2 %`, `0.04 %` */
function percent(part: number): string {
  return `${Number((part * 100).toPrecision(2))} %`;
}
