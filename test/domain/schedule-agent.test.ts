import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { nextRun } from '../../src/domain/next-run.ts';
import { parseSchedule } from '../../src/domain/schedule.ts';
import { fixedOffset, parseTimeZone, type TimeZone, utc } from '../../src/domain/time-zone.ts';
import { goldenSchedules } from '../support/golden-schedules.ts';

const now = new Date('2026-01-30T23:59:50Z');

function runs(text: string, after: Date, base: TimeZone, count: number): string | string[] {
  const checked = parseSchedule(text);
  if (!checked.ok) return 'refused';
  const found: string[] = [];
  for (let last: Date | null = after; found.length < count; ) {
    last = nextRun(checked.value, last, { base, createdAt: after });
    if (last === null) break;
    found.push(last.toISOString().replace('.000Z', 'Z'));
  }
  return found;
}

function zone(name: string): TimeZone {
  const checked = parseTimeZone(name);
  return checked.ok ? checked.value : assert.fail(name);
}

test("the agent's engine refuses the same expressions and finds the same runs", () => {
  const recorded = readFileSync(path.resolve('test/domain/agent-runs.txt'), 'utf8');
  const rows = recorded.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  assert.ok(rows.length > 200);
  for (const row of rows) {
    const [text, base, after, answer = ''] = row.split(/ \|(?: |$)/) as [string, string, string, string];
    const wanted = answer.split(' ').filter((moment) => moment !== '');
    const expected = answer === 'refused' ? 'refused' : answer === 'panic' ? [] : wanted;
    assert.deepEqual(runs(text, new Date(after), zone(base), Math.max(1, wanted.length)), expected, row);
  }
});

const rulesFor: Readonly<Record<string, readonly string[]>> = {
  'syntax error': ['schedule-field', 'schedule-step', 'schedule-lone-last'],
  InvalidGMTOffsetForTimezone: ['schedule-zone'],
  InvalidCronExpression: ['schedule-fields', 'schedule-nickname'],
};

for (const [text, outcome] of goldenSchedules) {
  test(`${text} at 2026-01-30 23:59:50 UTC: ${outcome}`, () => {
    const checked = parseSchedule(text);
    if (outcome in rulesFor) {
      assert.ok(!checked.ok);
      for (const { rule } of checked.objections) assert.ok(rulesFor[outcome]?.includes(rule), rule);
      return;
    }
    assert.deepEqual(runs(text, now, utc, 1), outcome === 'CronExpressionExpired' ? [] : [outcome]);
  });
}

for (const [text, everySeconds] of [
  ['rate(5m)', 300],
  ['RATE (90 S)', 90],
  ['rate(007d)', 7 * 86_400],
  ['rate(1s)', 1],
] as const) {
  test(`${text} is every ${everySeconds} s`, () => {
    assert.deepEqual(parseSchedule(text), { ok: true, value: { kind: 'rate', everySeconds }, notes: [] });
  });
}

for (const text of [
  'rate(0m)',
  'rate(5)',
  'rate(5w)',
  'rate( 5m)',
  'rate(5m )',
  'rate(-5m)',
  'rate(1.5h)',
  'rate(1001d)',
  'rate(5m) UTC',
]) {
  test(`${text} is refused`, () => {
    assert.equal(parseSchedule(text).ok, false);
  });
}

for (const text of [
  'at(2026-02-29 00:00:00)',
  'at(2026-13-01 00:00:00)',
  'at(2026-12-01 24:00:00)',
  'at(2026-12-01 00:60:00)',
  'at(2026-12-01T00:00:00)',
  'at(2026-12-01)',
  'at(2026-12-01 00:00:00 CST)',
  'at(2026-12-01 00:00:00 Asia/Shanghai UTC)',
  'at()',
]) {
  test(`${text} is refused`, () => {
    assert.equal(parseSchedule(text).ok, false);
  });
}

test('every zone of the tz database with a slash can be named, and only so spelled', () => {
  const names = Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'));
  assert.ok(names.length > 300);
  for (const name of names) {
    assert.ok(parseTimeZone(name).ok, name);
    assert.ok(!parseTimeZone(name.toLowerCase()).ok, name.toLowerCase());
  }
  for (const older of ['US/Pacific', 'Asia/Kolkata', 'America/Port-au-Prince', 'Etc/GMT+8'])
    assert.ok(parseTimeZone(older).ok);
});

for (const [given, offset] of [
  ['GMT+8:00', 480],
  ['GMT-3:30', -210],
  ['GMT+0:00', 0],
  ['GMT+14:00', 840],
] as const) {
  test(`${given} is ${offset} minutes`, () => {
    assert.deepEqual(parseTimeZone(given), { ok: true, value: fixedOffset(offset), notes: [] });
    assert.equal(fixedOffset(offset).name, given);
  });
}

for (const given of [
  'GMT+08:00',
  'GMT+8',
  'UTC+8:00',
  'GMT+15:00',
  'GMT+8:60',
  '+0800',
  '+08:00',
  'CST',
  'Z',
  'utc',
  'Asia/Nowhere',
  '/',
  '../UTC',
]) {
  test(`${given} is no zone`, () => {
    assert.equal(parseTimeZone(given).ok, false);
  });
}
