import { daysInMonth, type LocalDateTime } from './local-time.ts';
import { quoted } from './schedule-words.ts';
import { type Text, text } from './text.ts';
import { parseTimeZone, type TimeZone } from './time-zone.ts';
import { accepted, type Checked, refused } from './violation.ts';

export interface AtExpression {
  readonly moment: LocalDateTime;
  /** null: UTC. */
  readonly zone: TimeZone | null;
}

/** `at(2030-01-31 09:00:00 Asia/Shanghai)`, the zone optional: the form of the API, which the service turns into UTC. */
export function parseAt(given: string): Checked<AtExpression> {
  const parts = /^at\((\d{4})-(\d\d)-(\d\d) +(\d\d):(\d\d):(\d\d)(?: +([^ )]+))?\)$/i.exec(given);
  if (parts === null) return refused(unreadable(given, exampleFix));
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const zone = parts[7] === undefined ? null : parseTimeZone(parts[7]);
  const objections = zone?.ok === false ? [...zone.objections] : [];
  const exists =
    year >= 1000 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  if (!exists) {
    objections.unshift(
      unreadable(
        given,
        text('There is no such date or time; check it against a calendar.', '不存在这样的日期或时间，请核对。'),
      ),
    );
  }
  if (objections.length > 0) return refused(...objections);
  return accepted({ moment: { year, month, day, hour, minute, second }, zone: zone?.ok ? zone.value : null });
}

const exampleFix = text(
  'Write at(yyyy-MM-dd HH:mm:ss zone), such as at(2030-01-31 09:00:00 Asia/Shanghai); without a zone it is UTC.',
  '请写成 at(yyyy-MM-dd HH:mm:ss 时区)，例如 at(2030-01-31 09:00:00 Asia/Shanghai)；不写时区即为 UTC。',
);

function unreadable(given: string, fix: Text) {
  return {
    rule: 'schedule-at',
    why: text(`${quoted(given)} cannot be read as a moment.`, `${quoted(given)} 不是有效的时间点。`),
    fix,
  };
}
