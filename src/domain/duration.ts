import { text } from './text.ts';
import { accepted, type Checked, refused } from './violation.ts';

const secondsIn = { s: 1, m: 60, h: 3600, d: 86400 } as const;

/** `90`, `90s`, `5m`, `2h`, `1d` in seconds; whole numbers only. */
export function parseDuration(given: string): Checked<number> {
  const match = /^(\d{1,9})([smhd]?)$/.exec(given.trim());
  const seconds = match ? Number(match[1]) * secondsIn[(match[2] || 's') as keyof typeof secondsIn] : 0;
  if (seconds > 0) return accepted(seconds);
  return refused({
    rule: 'duration',
    why: text('This is not a length of time above zero.', '这不是大于零的时长。'),
    fix: text(
      'Write seconds, or a number with s, m, h or d: 90, 90s, 5m, 1h.',
      '请填写秒数，或带单位 s、m、h、d 的数字：90、90s、5m、1h。',
    ),
  });
}
