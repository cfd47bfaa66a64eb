import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCommandReference } from '../../src/domain/command-reference.ts';

const table: readonly (readonly [string, object | string])[] = [
  ['c-hz0123456789', { kind: 'id', id: 'c-hz0123456789' }],
  ['c-hello-2', { kind: 'id', id: 'c-hello-2' }],
  [' c-1\n', { kind: 'id', id: 'c-1' }],
  ['deploy', { kind: 'name', name: 'deploy' }],
  ['部署 第二版', { kind: 'name', name: '部署 第二版' }],
  ['ACS-ECS-Docker-For-Linux', { kind: 'name', name: 'ACS-ECS-Docker-For-Linux' }],
  ['C-1', { kind: 'name', name: 'C-1' }],
  ['😀'.repeat(128), { kind: 'name', name: '😀'.repeat(128) }],
  ['x'.repeat(129), 'command-name'],
  ['', 'command-missing'],
  ['  ', 'command-missing'],
  ['c-', 'command-id'],
  ['c-a_b', 'command-id'],
  ['c-a b', 'command-id'],
  ['t-hz01', 'command-id'],
  ['i-bp185', 'command-id'],
];
for (const [given, expected] of table) {
  test(`${JSON.stringify(given.slice(0, 40))}: ${JSON.stringify(expected).slice(0, 60)}`, () => {
    const checked = parseCommandReference(given);
    assert.deepEqual(checked.ok ? checked.value : checked.objections.map(({ rule }) => rule).join(), expected);
  });
}

test('what was mistaken for a command is named', () => {
  const why = (given: string) => {
    const checked = parseCommandReference(given);
    return checked.ok ? '' : (checked.objections[0]?.why.en ?? '');
  };
  assert.match(why('t-hz01'), /an InvokeId/);
  assert.match(why('i-bp185'), /an instance ID/);
});
