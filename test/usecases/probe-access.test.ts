import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CallProblem, NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import type { TriedRead } from '../../src/api/cloud-assistant.ts';
import { probeAccess } from '../../src/usecases/probe-access.ts';

const { signal } = new AbortController();
const unsent = new NotSent({ action: 'x', reason: 'connection-refused', host: 'h:1', code: '' });
const silent = new NoAnswer({ action: 'x', reason: 'html', host: 'h:1', waitedMs: 1 });
const refused = (code: string) => new Refused({ action: 'x', code, serviceMessage: '', requestId: 'r', status: 403 });

/** A cloud whose reads end as told; the rest is answered. */
function cloud(problems: Partial<Record<TriedRead, Error>> = {}) {
  const asked: TriedRead[] = [];
  return {
    asked,
    async tryRead(action: TriedRead) {
      asked.push(action);
      const problem = problems[action];
      if (problem) throw problem;
    },
  };
}
const goesOn = (problem: CallProblem) => problem.name === 'Refused' && problem.code === 'Forbidden.RAM';

test('keys at hand: the first call is the signed one, and no call is made twice', async () => {
  const first = cloud({ DescribeCommands: refused('Forbidden.RAM') });
  const report = await probeAccess({ first, signed: Promise.resolve(first), goesOn, signal });
  assert.deepEqual([report.first, report.signed], [null, { problem: null }]);
  assert.equal(new Set(first.asked).size, 6);
  assert.equal(first.asked.length, 6);
  assert.deepEqual(report.reads.map(({ action }) => action)[0], 'DescribeRegions');
  assert.equal(report.reads.find(({ action }) => action === 'DescribeCommands')?.problem?.name, 'Refused');
});

test('no way to the service: nothing else is called', async () => {
  for (const problem of [unsent, silent]) {
    const first = cloud({ DescribeRegions: problem });
    const keyed = cloud();
    const report = await probeAccess({ first, signed: Promise.resolve(keyed), goesOn, signal });
    assert.deepEqual(report, { first: problem, signed: null, reads: [] });
    assert.deepEqual([first.asked.length, keyed.asked.length], [1, 0]);
    const own = await probeAccess({ first, signed: Promise.resolve(first), goesOn, signal });
    assert.deepEqual(own.signed, { problem });
  }
});

test('no credentials: one call, whose refusal shows that the service is there', async () => {
  const first = cloud({ DescribeRegions: refused('InvalidAccessKeyId.NotFound') });
  const report = await probeAccess({ first, signed: Promise.resolve(null), goesOn, signal });
  assert.equal(report.first?.name, 'Refused');
  assert.deepEqual([report.signed, report.reads, first.asked.length], [null, [], 1]);
});

test('keys that come later sign calls of their own; refused keys try no read after the first', async () => {
  const first = cloud({ DescribeRegions: refused('InvalidAccessKeyId.NotFound') });
  const keyed = cloud({ DescribeRegions: refused('Forbidden.RAM') });
  const report = await probeAccess({ first, signed: Promise.resolve(keyed), goesOn, signal });
  assert.deepEqual([first.asked.length, keyed.asked.length, report.reads.length], [1, 6, 6]);
  const wrong = cloud({ DescribeRegions: refused('SignatureDoesNotMatch') });
  const door = await probeAccess({ first: wrong, signed: Promise.resolve(wrong), goesOn, signal });
  assert.deepEqual([wrong.asked.length, door.reads.length], [1, 1]);
});

test('a bug is no finding', async () => {
  const first = cloud({ DescribeInstances: new TypeError('bug') });
  await assert.rejects(probeAccess({ first, signed: Promise.resolve(first), goesOn, signal }), TypeError);
});
