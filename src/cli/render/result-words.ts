import type { InstanceResult } from '../../api/cloud-assistant.ts';
import { type Text, text } from '../../domain/text.ts';
import { type Page, say } from '../page.ts';

export function exitWord(exitCode: number, page: Page): string {
  return say(text(`exit code ${exitCode}`, `退出码 ${exitCode}`), page);
}

/** Of what waits for its next run. */
export function lastExitWord(exitCode: number, page: Page): string {
  return say(text(`last run: exit code ${exitCode}`, `上一次执行：退出码 ${exitCode}`), page);
}

export function droppedWord(dropped: number, page: Page): string {
  const count = dropped.toLocaleString('en-US');
  return say(text(`${count} bytes of output dropped by the service`, `服务丢弃了 ${count} 字节输出`), page);
}

/** ` (1,000 instances)`; nothing for one. */
export function countWord(count: number, page: Page): string {
  const number = count.toLocaleString('en-US');
  return count > 1 ? say(text(` (${number} instances)`, `（${number} 台）`), page) : '';
}

/** How long it ran, in whole seconds as the service counts them; null while it has no end. */
export function secondsOf({ startedAt, finishedAt }: Pick<InstanceResult, 'startedAt' | 'finishedAt'>): number | null {
  if (startedAt === null || finishedAt === null) return null;
  const seconds = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** `72 s`, `20 min`, `3 h 5 min`. */
export function lengthWords(seconds: number): Text {
  if (seconds < 120) return text(`${seconds} s`, `${seconds} 秒`);
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return text(`${minutes} min`, `${minutes} 分钟`);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0
    ? text(`${hours} h`, `${hours} 小时`)
    : text(`${hours} h ${rest} min`, `${hours} 小时 ${rest} 分钟`);
}
