import type { Verdict } from '../../domain/invocation.ts';
import { type Text, text } from '../../domain/text.ts';

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
