import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstanceIds } from '../../src/domain/instance-id.ts';

const accepted: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['i-web1'], ['i-web1']],
  [['i-web1,i-web2'], ['i-web1', 'i-web2']],
  [
    ['i-web2', 'i-web1,mi-hz01'],
    ['i-web2', 'i-web1', 'mi-hz01'],
  ],
  [[' i-a , ,i-b\n\ti-c\r\n'], ['i-a', 'i-b', 'i-c']],
];
for (const [given, ids] of accepted) {
  test(`${JSON.stringify(given)} are instances`, () => {
    const checked = parseInstanceIds(given);
    assert.ok(checked.ok);
    assert.deepEqual(checked.value, ids);
    assert.deepEqual(checked.notes, []);
  });
}

test('doubles are dropped with one note that names them', () => {
  const checked = parseInstanceIds(['i-a,i-b', 'i-a', 'i-b,i-a']);
  assert.ok(checked.ok);
  assert.deepEqual(checked.value, ['i-a', 'i-b']);
  assert.equal(checked.notes.length, 1);
  assert.match(checked.notes[0]!.text.en, /i-a, i-b/);
});

const refused: readonly (readonly [string, string])[] = [
  ['web1', 'instance-id'],
  ['i-', 'instance-id'],
  ['i-a;i-b', 'instance-id'],
  ['i-a，i-b', 'instance-id'],
  ['i-a/../b', 'instance-id'],
  ['i-é', 'instance-id'],
  ['10.0.0.1', 'instance-id'],
  ['', 'instance-missing'],
  [' ,, ', 'instance-missing'],
];
for (const [given, rule] of refused) {
  test(`${JSON.stringify(given)} is refused: ${rule}`, () => {
    const checked = parseInstanceIds([given]);
    assert.ok(!checked.ok);
    assert.equal(checked.objections[0]!.rule, rule);
  });
}

test('every bad ID is named, not only the first', () => {
  const checked = parseInstanceIds(['x1,i-ok,x2']);
  assert.ok(!checked.ok);
  assert.equal(checked.objections.length, 2);
});

test('a full-width comma gets the hint about commas', () => {
  const checked = parseInstanceIds(['i-a，i-b']);
  assert.ok(!checked.ok);
  assert.match(checked.objections[0]!.fix.en, /comma/);
});
