import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRunId } from '../../src/domain/run-id.ts';

const good = ['a', 'deploy-4711', '4f1c', '.hidden', '_x', 'a--', 'A.b_c-9', 'x'.repeat(48)];
for (const id of good) test(`${id}: a run ID`, () => assert.deepEqual(parseRunId(id).ok, true));

const bad = ['', '-x', '--', '-', '.', '..', 'a b', 'a/b', 'ä', 'x'.repeat(49)];
for (const id of bad) {
  test(`${JSON.stringify(id)}: none`, () => {
    const checked = parseRunId(id);
    assert.ok(!checked.ok);
    assert.match(checked.objections[0]?.why.en ?? '', /1 to 48 .* does not begin with a dash/);
  });
}
