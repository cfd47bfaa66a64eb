import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clockEffects, comingChanges } from '../../src/domain/clock-change.ts';
import { formatLocal, fromLocalSeconds } from '../../src/domain/local-time.ts';
import { nextRun } from '../../src/domain/next-run.ts';
import type { TimeZone } from '../../src/domain/time-zone.ts';
import { type NaiveCron, naiveCron, naiveNext } from './naive-cron.ts';
import { cronFields, parsed } from './parsed-schedule.ts';

const seconds = (iso: string) => Date.parse(iso) / 1000;
const hour = 3600;

/** Changes as the tz database has them, written down by hand; `repeats` is the occurrence of a doubled time that counts. */
const zones = [
  {
    name: 'Europe/London',
    repeats: 'later',
    changes: [
      { at: seconds('2026-03-29T01:00:00Z'), before: 0, after: hour },
      { at: seconds('2026-10-25T01:00:00Z'), before: hour, after: 0 },
    ],
  },
  {
    name: 'America/New_York',
    repeats: 'earlier',
    changes: [
      { at: seconds('2026-03-08T07:00:00Z'), before: -5 * hour, after: -4 * hour },
      { at: seconds('2026-11-01T06:00:00Z'), before: -4 * hour, after: -5 * hour },
    ],
  },
  {
    name: 'Australia/Lord_Howe',
    repeats: 'later',
    changes: [
      { at: seconds('2026-04-04T15:00:00Z'), before: 11 * hour, after: 10.5 * hour },
      { at: seconds('2026-10-03T15:30:00Z'), before: 10.5 * hour, after: 11 * hour },
    ],
  },
] as const;

type Zone = (typeof zones)[number];
const named = (name: string): TimeZone => ({ kind: 'named', name });

for (const { name, changes } of zones) {
  test(`the clock changes of ${name} in 2026 are found to the second`, () => {
    assert.deepEqual(comingChanges(named(name), seconds('2026-01-01T00:00:00Z')).slice(0, 2), changes);
  });
}

function naiveOffset({ changes: [first, second] }: Zone, moment: number): number {
  return moment < first.at ? first.before : moment < second.at ? first.after : second.after;
}

/** The moment of a local time: the one that shows it; of two the one that counts; of none, as with the clocks not yet set. */
function naiveMoment(zone: Zone, local: number): number {
  const offsets = [zone.changes[0].before, zone.changes[0].after];
  const showing = offsets
    .map((offset) => local - offset)
    .filter((moment) => naiveOffset(zone, moment) === local - moment);
  if (showing.length === 0) return local - Math.min(...offsets);
  return zone.repeats === 'later' ? Math.max(...showing) : Math.min(...showing);
}

function naiveRun(cron: NaiveCron, zone: Zone, after: number): number | null {
  for (let local: number | null = after + naiveOffset(zone, after); ; ) {
    local = naiveNext(cron, local);
    if (local === null) return null;
    const moment = naiveMoment(zone, local);
    if (moment > after) return moment;
  }
}

test('around clock changes the next run is what walking the local time finds, and always later', () => {
  const zone = fc.constantFrom(...zones);
  const around = fc.tuple(fc.nat({ max: 1 }), fc.integer({ min: -5 * hour, max: 5 * hour }));
  fc.assert(
    fc.property(naiveCron, zone, around, (cron, zone, [index, distance]) => {
      const schedule = parsed(cron.text);
      let after: number | null = zone.changes[index]!.at + distance;
      for (let count = 0; after !== null && count < 3; count++) {
        // The changes of other years are not written down here.
        const expected = naiveRun(cron, zone, after);
        if (expected === null || expected > seconds('2026-12-31T00:00:00Z')) return;
        const run = nextRun(schedule, new Date(after * 1000), { base: named(zone.name), createdAt: new Date(0) });
        assert.equal(run?.toISOString(), new Date(expected * 1000).toISOString());
        assert.ok(expected > after);
        after = expected;
      }
    }),
    { numRuns: 400 },
  );
});

for (const [after, zone, run] of [
  // 01:30 for the second time: what is counted in the first hour is over, and 02:00 comes next.
  ['2026-11-01T06:30:00Z', 'America/New_York', '2026-11-01T07:00:00.000Z'],
  // 01:30 for the first time: 02:00 is next on the wall, as the agent has it.
  ['2026-10-25T00:30:00Z', 'Europe/London', '2026-10-25T02:00:00.000Z'],
  // 00:30, before the doubled hour: 01:00 counts at its second occurrence.
  ['2026-10-24T23:30:00Z', 'Europe/London', '2026-10-25T01:00:00.000Z'],
  // 02:00 does not exist; it is 03:00 then.
  ['2026-03-08T06:40:00Z', 'America/New_York', '2026-03-08T07:00:00.000Z'],
] as const) {
  test(`0 */30 * * * ? in ${zone} after ${after} runs next at ${run}`, () => {
    const next = nextRun(parsed('0 */30 * * * ?'), new Date(after), { base: named(zone), createdAt: new Date(0) });
    assert.equal(next?.toISOString(), run);
  });
}

test('a zone that loses a whole day still gives later and later runs', () => {
  const schedule = parsed('0 0 */6 * * ?');
  const runs: string[] = [];
  for (let run = new Date('2011-12-29T20:00:00Z'); runs.length < 6; ) {
    const next = nextRun(schedule, run, { base: named('Pacific/Apia'), createdAt: run });
    assert.ok(next && next > run);
    run = next;
    runs.push(run.toISOString());
  }
  assert.deepEqual(runs, [
    '2011-12-29T22:00:00.000Z',
    '2011-12-30T04:00:00.000Z',
    '2011-12-30T10:00:00.000Z',
    '2011-12-30T16:00:00.000Z',
    '2011-12-30T22:00:00.000Z',
    '2011-12-31T04:00:00.000Z',
  ]);
});

function effects(text: string, zone: string, gap = 10): string[] {
  const changes = comingChanges(named(zone), seconds('2026-01-01T00:00:00Z'));
  return clockEffects(cronFields(text), changes, gap).map((effect) => {
    const run = formatLocal(fromLocalSeconds(effect.run));
    return effect.kind === 'shortened' ? `shortened to ${effect.seconds} s at ${run}` : `${effect.kind} ${run}`;
  });
}

for (const [text, zone, gap, expected] of [
  ['0 30 1 * * ?', 'Europe/London', 10, ['missing 2026-03-29 01:30:00', 'repeated 2026-10-25 01:30:00']],
  ['0 0 2 * * ?', 'Europe/London', 10, []],
  ['0 0 1 * * ?', 'Europe/London', 10, ['missing 2026-03-29 01:00:00', 'repeated 2026-10-25 01:00:00']],
  ['0 59 0 * * ?', 'Europe/London', 10, []],
  ['0 30 2 * * ?', 'America/New_York', 10, ['missing 2026-03-08 02:30:00']],
  ['0 30 1 * * ?', 'America/New_York', 10, ['repeated 2026-11-01 01:30:00']],
  ['0 15 2 * * ?', 'Australia/Lord_Howe', 10, ['missing 2026-10-04 02:15:00']],
  ['0 45 1 * * ?', 'Australia/Lord_Howe', 10, ['repeated 2026-04-05 01:45:00']],
  ['0 30 1 * * ?', 'Asia/Shanghai', 10, []],
  // Two hours apart on every other day.
  ['0 30 0,2 * * ?', 'Europe/London', 5400, ['shortened to 3600 s at 2026-03-29 02:30:00']],
  ['0 30 0,2 * * ?', 'Europe/London', 3600, []],
] as const) {
  test(`${text} in ${zone}, runs ${gap} s apart: ${expected.join('; ') || 'no clock change matters'}`, () => {
    assert.deepEqual(effects(text, zone, gap), expected);
  });
}
