import { quoted } from './schedule-words.ts';
import { type Text, text } from './text.ts';
import type { Objection } from './violation.ts';

/** Far above any expression with a meaning: every second, minute, hour, day, month and year by name is some 1,200. */
const longest = 2000;

/** What is wrong before any field is looked at: no words, too many or too few, or another cron's nickname. */
export function shapeObjection(given: string, parts: readonly string[]): Objection | null {
  const [first] = parts;
  if (first === undefined) return empty;
  if (given.length > longest) return tooLong(given.length);
  if (first.startsWith('@')) return nickname(given, first.toLowerCase());
  const lacksSeconds = parts.length === 5 || (parts.length === 6 && looksLikeZone(parts[5]!));
  if (lacksSeconds || parts.length < 6 || parts.length > 8) return wrongCount(given, parts, lacksSeconds);
  return null;
}

const empty: Objection = {
  rule: 'schedule-empty',
  why: text('The schedule is empty.', '执行计划为空。'),
  fix: text(
    'Write a cron of six fields such as "0 */20 * * * *", rate(5m), or at(2030-01-31 09:00:00 UTC).',
    '请写六个字段的 cron（如 "0 */20 * * * *"）、rate(5m) 或 at(2030-01-31 09:00:00 UTC)。',
  ),
};

function tooLong(length: number): Objection {
  return {
    rule: 'schedule-length',
    why: text(
      `The schedule has ${length} characters; ${longest} is the most.`,
      `执行计划有 ${length} 个字符，最多 ${longest} 个。`,
    ),
    fix: text('Write it with ranges (1-5) and steps (*/10).', '请改用范围（1-5）和步长（*/10）的写法。'),
  };
}

function wrongCount(given: string, parts: readonly string[], lacksSeconds: boolean): Objection {
  const withSeconds = quoted(`0 ${parts.join(' ')}`);
  return {
    rule: 'schedule-fields',
    why: text(
      `A cron has six fields here, with an optional year and an optional time zone; ${quoted(given)} has ${parts.length}.`,
      `此处的 cron 有六个字段，其后可加年份和时区；${quoted(given)} 有 ${parts.length} 个字段。`,
    ),
    fix: lacksSeconds
      ? text(`The seconds are missing in front: write ${withSeconds}.`, `缺少最前面的“秒”字段，请写成 ${withSeconds}。`)
      : text(
          'Write: second minute hour day-of-month month day-of-week [year] [zone].',
          '请按此顺序填写：秒 分 时 日 月 星期 [年] [时区]。',
        ),
  };
}

function looksLikeZone(part: string): boolean {
  return /^[A-Za-z_]{3,}\/[A-Za-z]|^(GMT|UTC)([+-]|$)/i.test(part);
}

/** Other crons' names for a schedule, and what to write here. */
const nicknames: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 ?',
  '@annually': '0 0 0 1 1 ?',
  '@monthly': '0 0 0 1 * ?',
  '@weekly': '0 0 0 ? * SUN',
  '@daily': '0 0 0 * * ?',
  '@midnight': '0 0 0 * * ?',
  '@hourly': '0 0 * * * ?',
};

function nickname(given: string, name: string): Objection {
  return {
    rule: 'schedule-nickname',
    why: text(
      `${quoted(given)} is a short name that Cloud Assistant does not know.`,
      `云助手不支持 ${quoted(given)} 这样的简称。`,
    ),
    fix: nicknameFix(name),
  };
}

function nicknameFix(nickname: string): Text {
  const equivalent = nicknames[nickname];
  if (equivalent !== undefined) return text(`Write "${equivalent}".`, `请写成 "${equivalent}"。`);
  if (nickname === '@every') return text('Write a rate, such as rate(5m).', '请使用 rate 写法，例如 rate(5m)。');
  if (nickname === '@reboot') {
    return text(
      'Use --repeat-mode EveryReboot without --frequency.',
      '请改用 --repeat-mode EveryReboot，且不带 --frequency。',
    );
  }
  return text('Write a cron of six fields, such as "0 0 0 * * ?".', '请写六个字段的 cron，例如 "0 0 0 * * ?"。');
}
