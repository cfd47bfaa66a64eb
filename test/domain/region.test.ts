import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownRegions, parseRegion } from '../../src/domain/region.ts';

const table: readonly (readonly [string, { value?: string; near?: string; refused?: true }])[] = [
  ['cn-hangzhou', { value: 'cn-hangzhou' }],
  [' cn-hangzhou\n', { value: 'cn-hangzhou' }],
  ['cn-north-2-gov-1', { value: 'cn-north-2-gov-1' }],
  // Unknown is not wrong: regions are opened without asking us.
  ['na-east-9', { value: 'na-east-9' }],
  ['cn-hangzuo', { value: 'cn-hangzuo', near: 'cn-hangzhou' }],
  ['cn-ebijing', { value: 'cn-ebijing', near: 'cn-beijing' }],
  ['hangzhou', { refused: true, near: 'cn-hangzhou' }],
  ['CN-Hangzhou', { refused: true, near: 'cn-hangzhou' }],
  ['cn_hangzhou', { refused: true, near: 'cn-hangzhou' }],
  ['cn-', { refused: true }],
  ['-hangzhou', { refused: true, near: 'cn-hangzhou' }],
  ['cn hangzhou', { refused: true, near: 'cn-hangzhou' }],
  ['https://ecs.aliyuncs.com', { refused: true }],
  ['cn-hangzhou/..', { refused: true, near: 'cn-hangzhou' }],
  ['', { refused: true }],
  ['constructor', { refused: true }],
];
for (const [given, { value, near, refused = false }] of table) {
  test(`${JSON.stringify(given)}: ${refused ? 'refused' : 'taken'}${near ? `, near ${near}` : ''}`, () => {
    const checked = parseRegion(given);
    assert.equal(checked.ok, !refused);
    const said = checked.ok ? (checked.notes[0]?.text.en ?? '') : (checked.objections[0]?.fix.en ?? '');
    assert.equal(/Did you mean (\S+)\?/.exec(said)?.[1], near);
    if (checked.ok) {
      assert.equal(checked.value, value);
      assert.deepEqual(
        checked.notes.map(({ code }) => code),
        near ? ['region-unknown'] : [],
      );
    } else
      assert.deepEqual(
        checked.objections.map(({ rule }) => rule),
        ['region'],
      );
  });
}

test('every known region is taken without a word', () => {
  for (const region of knownRegions) assert.deepEqual(parseRegion(region), { ok: true, value: region, notes: [] });
});
