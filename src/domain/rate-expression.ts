import { limits } from './limits.ts';
import { quoted } from './schedule-words.ts';
import { text } from './text.ts';
import { accepted, type Checked, refused } from './violation.ts';

const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** The agent's own cap; the service's is far lower (`limits.rateSeconds`). */
const agentMaxSeconds = 1000 * unitSeconds.d;

/** `rate(5m)` in seconds: any case, blanks before the bracket and before the unit only. */
export function parseRate(given: string): Checked<number> {
  const [, count, unit] = /^rate[ \t\n\r\f]*\((\d+)[ \t\n\r\f]*([smhd])\)$/i.exec(given) ?? [];
  if (count === undefined || unit === undefined) {
    return refused({
      rule: 'schedule-rate',
      why: text(`${quoted(given)} cannot be read as a rate.`, `${quoted(given)} 不是有效的 rate 写法。`),
      fix: text(
        'Write a whole number and one of s, m, h, d in brackets, such as rate(90s), rate(5m), rate(1h), rate(7d).',
        '括号内请写整数加 s、m、h、d 之一，例如 rate(90s)、rate(5m)、rate(1h)、rate(7d)。',
      ),
    });
  }
  const seconds = Number(count) * unitSeconds[unit.toLowerCase() as keyof typeof unitSeconds];
  if (seconds < 1 || seconds > agentMaxSeconds) {
    return refused(rateOutOfRange(given));
  }
  return accepted(seconds);
}

export function rateOutOfRange(given: string) {
  const { min, max } = limits.rateSeconds;
  const days = max / unitSeconds.d;
  return {
    rule: 'schedule-rate-range',
    why: text(
      `${quoted(given)} is outside what the service takes: ${min} seconds to ${days} days.`,
      `${quoted(given)} 超出服务允许的范围：${min} 秒到 ${days} 天。`,
    ),
    fix: text(
      `Use rate(${min}s) to rate(${days}d); for anything else write a cron.`,
      `请使用 rate(${min}s) 到 rate(${days}d)；其他周期请写 cron。`,
    ),
  };
}
