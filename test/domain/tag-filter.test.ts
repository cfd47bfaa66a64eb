import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTagFilters, hasEveryTag, parseTagFilter, shownTag } from '../../src/domain/tag-filter.ts';

test('a tag is split at its first =, and nothing of it is trimmed', () => {
  const rows = [
    ['env=prod', 'env', 'prod'],
    ['query=a=b', 'query', 'a=b'],
    ['env=', 'env', ''],
    [' a b=c d ', ' a b', 'c d '],
    ['部门=研发', '部门', '研发'],
  ] as const;
  for (const [given, key, value] of rows) {
    assert.deepEqual(parseTagFilter(given), { ok: true, value: { key, value }, notes: [] });
  }
});

test('without a key, or without =, it is no tag', () => {
  for (const given of ['', 'env', '=prod', '=']) assert.ok(!parseTagFilter(given).ok, given);
});

test('the same tag twice counts once; two values of one key can match nothing', () => {
  const prod = { key: 'env', value: 'prod' };
  const once = checkTagFilters([prod, prod]);
  assert.ok(once.ok && once.value.length === 1);
  const two = checkTagFilters([prod, { key: 'env', value: 'test' }]);
  assert.ok(!two.ok);
  assert.match(two.objections[0]!.why.en, /tag env/);
});

test('all tags have to be there, exactly', () => {
  const tags = [
    { key: 'env', value: 'prod' },
    { key: 'note', value: '' },
  ];
  assert.ok(hasEveryTag(tags, []));
  assert.ok(hasEveryTag(tags, tags));
  assert.ok(!hasEveryTag(tags, [{ key: 'env', value: '' }]));
  assert.ok(!hasEveryTag(tags, [{ key: 'Env', value: 'prod' }]));
  assert.ok(!hasEveryTag(tags, [...tags, { key: 'role', value: 'web' }]));
});

test('the value of a tag that looks like a secret is shown as its length', () => {
  assert.equal(shownTag({ key: 'env', value: 'prod' }), 'env=prod');
  assert.equal(shownTag({ key: 'db-password', value: 'canary' }), 'db-password=<hidden:6>');
});
