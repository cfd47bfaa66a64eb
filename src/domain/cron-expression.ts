import { type CronField, type CronFields, parseField } from './cron-fields.ts';
import { type FieldName, fieldNames } from './cron-values.ts';
import { quoted } from './schedule-words.ts';
import { type Text, text } from './text.ts';
import { parseTimeZone, type TimeZone } from './time-zone.ts';
import { type Checked, type Objection, refused } from './violation.ts';

export interface CronExpression {
  readonly fields: CronFields;
  /** null: the instance's own zone. */
  readonly zone: TimeZone | null;
}

/** `second minute hour day-of-month month day-of-week [year] [zone]`, without blanks around it. */
export function parseCron(given: string): Checked<CronExpression> {
  const parts = splitCron(given);
  const lacksSeconds = parts.length === 5 || (parts.length === 6 && looksLikeZone(parts[5]!));
  if (given.startsWith('@') || lacksSeconds || parts.length < 6 || parts.length > 8) {
    return refused(wrongShape(given, parts, lacksSeconds));
  }
  const { year, zone: zoneText } = yearAndZone(parts);
  const objections: Objection[] = [];
  const fields: Partial<Record<FieldName, CronField>> = {};
  for (const [index, name] of fieldNames.entries()) {
    const field = parseField(name, name === 'year' ? year : parts[index]!);
    if (field.ok) fields[name] = field.value;
    else objections.push(...field.objections);
  }
  const zone = zoneText === null ? null : parseTimeZone(zoneText);
  if (zone?.ok === false) objections.push(...zone.objections);
  if (objections.length > 0) return refused(...objections);
  return { ok: true, value: { fields: fields as CronFields, zone: zone?.ok ? zone.value : null }, notes: [] };
}

export function splitCron(given: string): string[] {
  return given.split(/[ \t\n\r\f]+/);
}

/** A seventh field is a year when a year stands anywhere in it or it begins like a wildcard; else it is the zone. */
function yearAndZone(parts: readonly string[]): { year: string; zone: string | null } {
  const [, , , , , , seventh, eighth] = parts;
  if (seventh === undefined) return { year: '*', zone: null };
  if (eighth !== undefined) return { year: seventh, zone: eighth };
  const isYear = /^[*?]$|19[789]\d|20\d\d|^\*\/\d+$/.test(seventh);
  return isYear ? { year: seventh, zone: null } : { year: '*', zone: seventh };
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

function wrongShape(given: string, parts: readonly string[], lacksSeconds: boolean): Objection {
  const nickname = parts[0]!.toLowerCase();
  if (nickname.startsWith('@')) {
    return {
      rule: 'schedule-nickname',
      why: text(
        `${quoted(given)} is a short name that Cloud Assistant does not know.`,
        `云助手不支持 ${quoted(given)} 这样的简称。`,
      ),
      fix: nicknameFix(nickname),
    };
  }
  const fix = lacksSeconds
    ? text(
        `The seconds are missing in front: write "0 ${parts.join(' ')}".`,
        `缺少最前面的“秒”字段，请写成 "0 ${parts.join(' ')}"。`,
      )
    : text(
        'Write: second minute hour day-of-month month day-of-week [year] [zone].',
        '请按此顺序填写：秒 分 时 日 月 星期 [年] [时区]。',
      );
  return {
    rule: 'schedule-fields',
    why: text(
      `A cron has six fields here, with an optional year and an optional time zone; ${quoted(given)} has ${parts.length}.`,
      `此处的 cron 有六个字段，其后可加年份和时区；${quoted(given)} 有 ${parts.length} 个字段。`,
    ),
    fix,
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
