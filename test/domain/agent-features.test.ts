import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions, featuresOf, tooOldFor } from '../../src/domain/agent-features.ts';

test('what asks for a newer agent', () => {
  const schedule = ['schedule-forms'];
  const rows = [
    [{}, []],
    [{ frequency: '0 0 2 * * ?' }, []],
    [{ frequency: '0 0 2 * * ? 2030' }, schedule],
    [{ frequency: '0 0 2 * * ? Asia/Shanghai' }, schedule],
    [{ frequency: 'rate(5m)' }, schedule],
    [{ frequency: 'at(2030-01-01 02:00:00)' }, schedule],
    [{ containerName: 'web' }, ['container']],
    [{ containerId: 'a'.repeat(64), frequency: 'RATE ( 5m )' }, [...schedule, 'container']],
  ] as const;
  for (const [asked, features] of rows) assert.deepEqual(featuresOf(asked, null), features, JSON.stringify(asked));
});

test('built-in parameters of the script that ask for one', () => {
  assert.deepEqual(featuresOf({}, 'echo {{ACS::RegionId}} {{ACS::AccountId}} {{name}} ACS::InvokeId'), []);
  assert.deepEqual(featuresOf({}, 'echo {{ ACS::InvokeId }}'), ['built-in-ids']);
  assert.deepEqual(featuresOf({}, '{{ACS::InstanceName}} {{ACS::InstanceId}}'), [
    'built-in-ids',
    'built-in-instance-name',
  ]);
});

test('the newest version asked for is named; each system counts its own', () => {
  const features = ['schedule-forms', 'container', 'built-in-ids'] as const;
  assert.deepEqual(tooOldFor('2.2.3.200', 'linux', features), { feature: 'container', needs: '2.2.3.344' });
  assert.deepEqual(tooOldFor('2.2.3.282', 'linux', ['schedule-forms']), null);
  assert.deepEqual(tooOldFor('2.1.3.281', 'windows', ['schedule-forms']), {
    feature: 'schedule-forms',
    needs: '2.1.3.282',
  });
  assert.equal(tooOldFor('2.1.3.282', 'windows', ['schedule-forms']), null);
  assert.equal(tooOldFor('1.0', 'linux', []), null);
});

test('versions are compared number by number', () => {
  const sorted = ['1.9', '2.2.3.99', '2.2.3.282', '2.2.4', '2.2.4.0.1', '2.10'];
  assert.deepEqual([...sorted].reverse().sort(compareVersions), sorted);
  assert.equal(compareVersions('2.2', '2.2.0'), 0);
});
