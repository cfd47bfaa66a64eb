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

export const culpritWords = {
  'not-in-region': text('this region has no such instance', '该地域中没有此实例'),
  'not-running': text('it is not running', '实例未在运行'),
  'classic-network': text('it is in the classic network, not in a VPC', '实例处于经典网络，而非 VPC'),
  'no-agent': text('its Cloud Assistant agent is absent or silent', '云助手 Agent 未安装或无响应'),
  'wrong-os': text('its operating system does not fit the command', '操作系统与命令类型不符'),
} satisfies Record<string, Text>;
