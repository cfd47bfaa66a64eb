import type { InstanceResult } from '../../api/cloud-assistant.ts';
import type { Verdict } from '../../domain/invocation.ts';
import { type Text, text } from '../../domain/text.ts';
import { verdictOf } from '../../domain/verdict.ts';

/** The verdicts in words. */
export const verdictWords: Readonly<Record<Verdict, Text>> = {
  success: text('success', '成功'),
  failed: text('failed', '失败'),
  'timed-out': text('timed out', '超时'),
  'not-delivered': text('not delivered', '未送达'),
  refused: text('refused', '被拒绝'),
  cancelled: text('cancelled before it started', '开始前已取消'),
  terminated: text('stopped while running', '运行中被停止'),
  running: text('still running', '仍在运行'),
  scheduled: text('scheduled', '已计划'),
  unknown: text('outcome unknown', '结果未知'),
};

type Seen = Pick<InstanceResult, 'state' | 'stateWord' | 'exitCode' | 'errorCode' | 'repeats'>;

/** The verdict in words, with what they would hide: a schedule that was stopped had run before. */
export function wordsOf(result: Seen): Text {
  const words = verdictWords[verdictOf(result)];
  if (isStopped(result)) return stoppedWords;
  const last = lastRunWords(result);
  return last === null ? words : text(`${stoppedWords.en}; ${last.en}`, `${stoppedWords.zh}；${last.zh}`);
}

/** What the last run of a schedule came to that was stopped between two runs; null for anything else. */
export function lastRunWords(result: Seen): Text | null {
  if (!hasRunBefore(result) || isStopped(result)) return null;
  const words = verdictWords[verdictOf(result)];
  return text(`last run: ${words.en}`, `上一次执行：${words.zh}`);
}

/** It was stopped, and nothing is known beside that: the older editions do not say whether it was running. */
export function isStopped(result: Seen): boolean {
  if (result.state === 'terminated') return result.stateWord.toLowerCase() === 'stopped';
  return hasRunBefore(result) && verdictOf(result) === 'cancelled';
}

function hasRunBefore({ state, repeats }: Seen): boolean {
  return state === 'cancelled' && repeats > 0;
}

const stoppedWords = text('stopped', '已停止');
