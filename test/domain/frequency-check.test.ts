import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type EditionName, editions } from '../../src/domain/editions.ts';
import { checkFrequency } from '../../src/domain/frequency-check.ts';

interface Given {
  readonly edition?: EditionName;
  readonly timezone?: string;
  readonly timeout?: number;
}

function check(text: string, { edition = 'current', timezone, timeout }: Given = {}) {
  return checkFrequency(text, {
    edition: editions[edition],
    timezone: timezone ?? null,
    timeoutSeconds: timeout ?? null,
    now: new Date('2026-10-05T12:00:00Z'),
  });
}

function rules(text: string, given?: Given): string[] {
  const checked = check(text, given);
  return checked.ok ? [] : checked.objections.map(({ rule }) => rule);
}

function notes(text: string, given?: Given): string[] {
  const checked = check(text, given);
  return checked.ok ? checked.notes.map(({ code }) => code) : assert.fail(rules(text, given).join(', '));
}

/** In English: why it is refused, and the way out. */
function refusal(text: string, given?: Given): string {
  const checked = check(text, given);
  return checked.ok ? '' : checked.objections.map(({ why, fix }) => `${why.en} ${fix.en}`).join('\n');
}

const taken: readonly [text: string, given?: Given][] = [
  ['0 0-5 14 * * ?'],
  ['0 */20 * * * *'],
  ['0,50 59 23 * * ?'],
  ['0 0/5 14 * 10 ? 2028/2 UTC'],
  ['rate(60s)'],
  ['rate(7d)'],
  ['rate(61s)', { timeout: 60 }],
  ['at(2026-10-05 12:00:01)'],
  ['at(2026-10-05 20:00:01 Asia/Shanghai)'],
  ['*/10 * * * * *'],
  ['*/10 * * * * *', { edition: '2018' }],
  ['0 * * * * *', { timeout: 60 }],
  ['0 ? ? ? ? ?'],
  ['0 0 9 ? * SUN-SAT'],
  ['0 0 9 ? * 0'],
  ['0 0 9 ? * 7'],
  ['0 0 9 ? * 00'],
  ['0 0 9 ? * 07'],
  ['0 0 9 ? * 6,7'],
  ['0 0 9 ? * 6L,MON#2,fri'],
  ['0 0 9 L,LW,15W * ?'],
  ['0 0 9 * january,FEB *'],
  // Over in UTC, but not yet everywhere.
  ['0 0 9 5 10 ? 2026'],
  ['0 0 9 * * ? Asia/Shanghai', { timezone: 'Asia/Shanghai' }],
  ['0 0 9 * * ? GMT', { timezone: 'UTC' }],
];

for (const [text, given] of taken) {
  test(`taken: ${text} ${given ? JSON.stringify(given) : ''}`, () => assert.deepEqual(rules(text, given), []));
}

const refusedFor: readonly [text: string, rules: string[], given?: Given][] = [
  ['*/9 * * * * *', ['schedule-gap']],
  ['*/9 * * * * *', ['schedule-gap'], { edition: '2018' }],
  ['0,55 * * * * *', ['schedule-gap']],
  ['0,51 0,59 0,23 * * ?', ['schedule-gap']],
  ['* * * * * *', ['schedule-gap'], { timeout: 60 }],
  ['0 * * * * *', ['schedule-gap-timeout'], { timeout: 61 }],
  ['0 0 9 ? * MON-SUN', ['schedule-sunday-range']],
  ['0 0 9 ? * 5-7', ['schedule-sunday-range']],
  ['0 0 9 ? * 0-7', ['schedule-sunday-range']],
  ['0 0 9 ? * SUN-SUN', ['schedule-sunday-range']],
  ['0 0 9 ? * MON,FRI-07/2', ['schedule-sunday-range']],
  ['0 0 9 ? * 01-05', ['schedule-sunday-range']],
  ['0 0 9 ? * 7-3', ['schedule-descending-range']],
  ['0 0 9 ? * 05-0', ['schedule-descending-range']],
  ['0 0 9 ? * FRI-MON', ['schedule-descending-range']],
  ['0 0 22-2 * * ?', ['schedule-descending-range']],
  ['0 50-10 * * * ?', ['schedule-descending-range']],
  ['0 0 5,22-2 * * ?', ['schedule-descending-range']],
  ['0 0 9 25-5 * ?', ['schedule-descending-range']],
  ['0 0 9 1 NOV-FEB ?', ['schedule-descending-range']],
  ['0 0 9 * * ? 2028-2026', ['schedule-descending-range']],
  ['0 0 9 ? * L', ['schedule-lone-last']],
  ['0 0 9 L-3 * ?', ['schedule-field']],
  ['*/60 * * * * ?', ['schedule-step']],
  ['0 0 */24 * * ?', ['schedule-step']],
  ['0 0 9 */32 * ?', ['schedule-step']],
  ['0 0 9 ? */13 *', ['schedule-step']],
  ['0 0 9 ? * */7', ['schedule-step']],
  ['*/0 * * * * *', ['schedule-step']],
  ['0 0 008 * * ?', ['schedule-digits']],
  ['0 0 0 30 2 ?', ['schedule-never']],
  ['0 0 9 31 4,6 ?', ['schedule-never']],
  ['0 0 9 * * ? 2025', ['schedule-never']],
  ['0 0 9 4 10 ? 2026 UTC', ['schedule-never']],
  ['30 2 * * *', ['schedule-fields']],
  ['30 2 * * * Asia/Shanghai', ['schedule-fields']],
  ['0 0 9 * * ? 2027 UTC *', ['schedule-fields']],
  ['@daily', ['schedule-nickname']],
  ['', ['schedule-empty']],
  [' \t ', ['schedule-empty']],
  ['0 0 9\n* * ?', ['schedule-line-break']],
  ['*,nonsense 0 9 * * ?', ['schedule-field', 'schedule-gap']],
  ['0 0 9 * * ? 3000', ['schedule-field']],
  ['0 0 9 * * ? CST', ['schedule-zone']],
  ['0 0 9 * * ? GMT+08:00', ['schedule-zone']],
  ['0 0 9 * * ? +0800', ['schedule-zone']],
  ['0 0 9 * * ? Asia/Nowhere', ['schedule-zone']],
  ['rate(59s)', ['schedule-rate-range']],
  ['rate(8d)', ['schedule-rate-range']],
  ['rate(2000d)', ['schedule-rate-range']],
  ['rate(5)', ['schedule-rate']],
  ['rate(60s)', ['schedule-rate-timeout'], { timeout: 60 }],
  ['rate(30s)', ['schedule-rate-range', 'schedule-rate-timeout'], { timeout: 60 }],
  ['rate(5m)', ['timezone-rate'], { timezone: 'UTC' }],
  ['at(2026-10-05 12:00:00)', ['schedule-past']],
  ['at(2026-10-05 20:00:00 Asia/Shanghai)', ['schedule-past']],
  ['at(2026-10-05 20:00:00)', ['schedule-past'], { timezone: 'GMT+14:00' }],
  ['at(2027-02-29 00:00:00)', ['schedule-at']],
  ['0 0 9 * * ? Asia/Tokyo', ['timezone-conflict'], { timezone: 'Asia/Shanghai' }],
  ['0 0 9 * * ?', ['timezone'], { timezone: 'Beijing' }],
  ['rate(5m)', ['schedule-edition'], { edition: '2018' }],
  ['at(2027-01-01 00:00:00)', ['schedule-edition'], { edition: '2019' }],
  ['0 0 9 * * ? 2027', ['schedule-edition'], { edition: '2019' }],
  ['0 0 9 * * ? UTC', ['schedule-edition'], { edition: '2018' }],
  // Several at once.
  ['*/9 0 9 ? * MON-SUN', ['schedule-sunday-range', 'schedule-gap']],
  ['*/9 60 008 32 13 8', ['schedule-field', 'schedule-digits', 'schedule-field', 'schedule-field', 'schedule-field']],
  ['*/9 * 5 * * MON-SUN Mars/X', ['schedule-zone', 'schedule-sunday-range', 'schedule-gap']],
  ['*/9 * * * * ? 2027', ['schedule-edition', 'schedule-gap'], { edition: '2019' }],
];

for (const [text, expected, given] of refusedFor) {
  test(`refused: ${JSON.stringify(text)} ${given ? JSON.stringify(given) : ''}: ${expected.join(', ')}`, () => {
    assert.deepEqual(rules(text, given), expected);
  });
}

const says: readonly [text: string, said: RegExp, given?: Given][] = [
  [
    '*/9 * * * * *',
    /9 does not divide 60.*00:00:54 and 00:01:00 are 6 s apart.*\*\/10, \*\/12, \*\/15, \*\/20, \*\/30/s,
  ],
  ['*/5 * * * * *', /^The runs at 00:00:00 and 00:00:05 are 5 s apart.*\*\/10/s],
  ['0,55 * * * * *', /00:00:55 and 00:01:00 are 5 s apart/],
  ['0,51 0,59 0,23 * * ?', /2026-10-05 23:59:51 and 2026-10-06 00:00:00 are 9 s apart/],
  ['0 */7 * * * *', /7 does not divide 60 .*00:56:00 and 01:00:00 are 4 min apart.*\*\/5, \*\/6/s, { timeout: 300 }],
  ['0 0 9 ? * MON-SUN', /day of week.*"MON-SUN".*SUN-SAT or \*/s],
  ['0 0 9 ? * 5-7', /matches nothing.*5-6,0/s],
  ['0 0 9 ? * SAT-SUN', /SAT,SUN/],
  ['0 0 9 ? * 1-7/2', /1,3,5,0/],
  ['0 0 9 ? * 0-7', /Sundays only/],
  ['0 0 9 ? * SUN-SUN', /Write SUN\./],
  ['0 0 9 ? * 05-02', /Write 5-6,0-2\./],
  ['0 0 9 ? * 7-3', /Write 0-3\./],
  ['0 0 22-2 * * ?', /hour.*22-23,0-2/s],
  ['0 0 22-4/2 * * ?', /22,0,2,4/],
  ['0 0 9 1 NOV-FEB ?', /month.*NOV-DEC,JAN-FEB/s],
  ['0 0 9 31-1 * ?', /day of month.*31,1\./s],
  ['0 0 9 * * ? 2028-2026', /year.*2026-2028/s],
  ['*/60 * * * * ?', /1 to 59.*once a minute/s],
  ['0 0 008 * * ?', /Write 8 /],
  ['30 2 * * *', /write "0 30 2 \* \* \*"/],
  ['@daily', /"0 0 0 \* \* \?"/],
  ['@every 5m', /rate\(5m\)/],
  ['0 0 9 * * ? GMT+08:00', /Write GMT\+8:00/],
  ['0 0 9 * * ? utc-7', /Write GMT-7:00/],
  ['0 0 9 * * ? Asia/Beijing', /Asia\/Shanghai/],
  ['0 0 9 * * ? asia/shangai', /Asia\/Shanghai/],
  ['0 0 9 * * ? 2025', /2025, is over/],
  ['0 0 9 * * ? 2027', /Edition 2019/, { edition: '2019' }],
];

for (const [text, said, given] of says) {
  test(`the refusal of ${text} says ${said.source}`, () => assert.match(refusal(text, given), said));
}

const sent: readonly [text: string, sent: string, given?: Given][] = [
  ['  0  0 9 *\t* ?  ', '0 0 9 * * ?'],
  ['0 0 9 * * ?', '0 0 9 * * ? Asia/Shanghai', { timezone: 'Asia/Shanghai' }],
  ['0 0 9 * * ? 2027', '0 0 9 * * ? 2027 GMT+8:00', { timezone: 'GMT+8:00' }],
  ['0 0 9 * * ? UTC', '0 0 9 * * ? UTC', { timezone: 'UTC' }],
  ['at(2027-01-01 00:00:00)', 'at(2027-01-01 00:00:00 Asia/Shanghai)', { timezone: 'Asia/Shanghai' }],
  ['rate(5m)', 'rate(5m)'],
];

for (const [text, expected, given] of sent) {
  test(`${JSON.stringify(text)} is sent as ${expected}`, () => {
    const checked = check(text, given);
    assert.ok(checked.ok);
    assert.equal(checked.value.text, expected);
  });
}

const noted: readonly [text: string, codes: string[], given?: Given][] = [
  ['0 */20 * * * *', []],
  ['0 0 9 * * ?', ['schedule-base']],
  ['0 0 9 * * ?', ['schedule-base'], { edition: '2018' }],
  ['0 0 9 * * ?', [], { timezone: 'Asia/Shanghai' }],
  ['0 0 9 ? * 01', ['schedule-weekday-zero', 'schedule-base']],
  ['0 0 9 15 * MON', ['schedule-either-day', 'schedule-base']],
  ['0 0 9 * * ? 2027', ['schedule-base']],
  ['rate(5m)', []],
  ['at(2027-01-01 00:00:00)', ['schedule-base']],
  ['0 0 9 * * ? Etc/GMT+8', ['schedule-zone-sign']],
  ['0 30 1 * * ? Europe/London', ['schedule-clock-repeated', 'schedule-clock-missing']],
  // Looked for from its first run on, however far that is, and though the change moves that very run.
  ['0 30 1 28 3 ? 2032/2 Europe/London', ['schedule-clock-missing']],
  ['0 30 0,2 * * ? Europe/London', ['schedule-clock-shortened'], { timeout: 5400 }],
  ['0 0 9 * * ? Europe/London', []],
  ['at(2027-03-28 01:30:00 Europe/London)', ['schedule-clock-missing']],
  ['at(2026-10-25 01:30:00 Europe/London)', ['schedule-clock-repeated']],
  ['0,30, * * * * *', ['schedule-unusual']],
];

for (const [text, expected, given] of noted) {
  test(`${text} ${given ? JSON.stringify(given) : ''} is taken with ${expected.join(', ') || 'no note'}`, () => {
    assert.deepEqual(notes(text, given), expected);
  });
}

test('a clock change is told with its date and the time of the run', () => {
  const checked = check('0 30 2 * * ? America/New_York');
  const note = checked.ok ? checked.notes.find(({ code }) => code === 'schedule-clock-missing') : undefined;
  assert.match(note?.text.en ?? '', /America\/New_York.*2027-03-14 02:00:00.*03:00:00.*02:30:00/);
  assert.match(note?.text.zh ?? '', /America\/New_York.*2027-03-14 02:00:00.*03:00:00.*02:30:00/);
});

test('each edition names its base for a cron without a zone', () => {
  const base = (edition: EditionName) => {
    const checked = check('0 0 9 * * ?', { edition });
    return checked.ok ? (checked.notes[0]?.text.en ?? '') : '';
  };
  assert.match(base('2018'), /UTC\+8/);
  assert.match(base('2019'), /in UTC,/);
  assert.match(base('current'), /each instance/);
});

test('everything said is said in both languages, in whole sentences', () => {
  const texts = [
    ...refusedFor.map(([text, , given]) => check(text, given)),
    ...noted.map(([text, , given]) => check(text, given)),
  ].flatMap((checked) =>
    checked.ok ? checked.notes.map((note) => note.text) : checked.objections.flatMap(({ why, fix }) => [why, fix]),
  );
  for (const { en, zh } of texts) {
    assert.match(en, /^[A-Z"a-z0-9].*[.:]$/s, en);
    assert.match(zh, /[\u4e00-\u9fff].*。$/s, zh);
    assert.doesNotMatch(`${en}${zh}`, /undefined|null|NaN|\[object/);
  }
});
