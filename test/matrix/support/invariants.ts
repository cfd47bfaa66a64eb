import assert from 'node:assert/strict';
import type { Episode, History } from './play-plan.ts';
import { noSecret } from './row.ts';

/** I1 to I8 over a history and the ledger. Throws an AssertionError that names the one that does not hold. */
export function checkInvariants(history: History): void {
  const { plan, instanceIds, episodes, final, starts, marks, journal, state } = history;
  const startsOf = (id: string) => starts.filter(({ instanceId }) => instanceId === id);
  const told = episodes.map(({ ended }) => `${ended.stdout}\n${ended.stderr}`).join('\n');
  assert.equal(marks, starts.length, 'the ledger and the side effects differ');
  if (journal === null) assert.equal(starts.length, 0, 'P3: something ran and there is no record');

  const doubled = instanceIds.filter((id) => startsOf(id).length > 1);
  if (!plan.ignoresTokens) assert.deepEqual(doubled, [], 'I1: more than one start of a run on an instance');
  else if (doubled.length > 0)
    assert.ok(
      episodes.some(({ ended }) => ended.code === 5),
      'I1: a duplicate that nobody told',
    );

  for (const { ended, starts: then } of episodes) {
    if (ended.code === 0) {
      for (const id of instanceIds) {
        const own = then.filter(({ instanceId }) => instanceId === id);
        assert.equal(own.length, 1, `I2: success is told, and ${id} has ${own.length} starts`);
        assert.equal(plan.exitCode, 0, `I2: success is told of a command that failed`);
      }
    }
    if (ended.code === 69 && isOfTheRun(ended.stdout))
      assert.equal(then.length, 0, 'I3: "nothing ran" is told, and something did');
  }
  for (const episode of episodes) notRunIsTrue(episode);

  const canBeFound = plan.edition !== '2019';
  for (const { invokeId } of canBeFound ? starts : []) {
    assert.ok(told.includes(invokeId) || journal?.includes(invokeId), `I4: ${invokeId} is lost`);
  }

  if (journal !== null && final.ended.code === 4) {
    for (const { error } of callsIn(final)) {
      if (error?.type === 'outcome-unknown') assert.equal(error.attempts, 0, 'I5: sent again, and still unknown');
    }
    const open = instanceIds.filter((id) => startsOf(id).length === 0);
    assert.ok(
      open.length > 0 || !canBeFound,
      'I5: everything ran and can be seen, and the outcome is told to be unknown',
    );
  }
  for (const { instanceId, output, dropped, verdict } of resultsIn(final)) {
    const [only] = startsOf(instanceId);
    if (!only || verdict === 'unknown' || startsOf(instanceId).length > 1) continue;
    assert.equal(Buffer.byteLength(output) + dropped, only.bytes, `I6: bytes of ${instanceId}`);
  }
  noSecret('output', told);
  noSecret('the state directory', state);
  if (journal !== null) rightExit(history, startsOf);
}

/** I3, instance by instance: a verdict that says that it did not run. */
function notRunIsTrue({ ended, starts }: Episode): void {
  for (const { instanceId, verdict } of resultsIn({ ended })) {
    if (!['refused', 'not-delivered', 'cancelled'].includes(verdict)) continue;
    const own = starts.filter((start) => start.instanceId === instanceId);
    assert.equal(own.length, 0, `I3: ${instanceId} is told to be ${verdict}, and ran`);
  }
}

/** I8: what the contract's table says of what the ledger knows. */
function rightExit({ plan, instanceIds, final }: History, startsOf: (id: string) => readonly unknown[]): void {
  const { code } = final.ended;
  const counts = instanceIds.map((id) => startsOf(id).length);
  const allOnce = counts.every((count) => count === 1);
  const unknown = code === 4 && plan.edition === '2019';
  // Stopped before anything was accepted: the record is that of a run that is over.
  const neverBegan = code === 130 && counts.every((count) => count === 0);
  if (unknown || neverBegan) return;
  if (counts.some((count) => count > 1)) assert.equal(code, 5, 'I8: a duplicate');
  else if (allOnce && plan.exitCode === 0) assert.equal(code, 0, 'I8: all of it ran once, and succeeded');
  else if (allOnce)
    assert.equal(code, instanceIds.length === 1 ? plan.exitCode : 1, 'I8: all of it ran once, and failed');
  else assert.ok([1, 3, 4, 69].includes(Number(code)), `I8: ${code} although not all of it ran`);
}

interface ToldResult {
  readonly instanceId: string;
  readonly verdict: string;
  readonly output: string;
  readonly dropped: number;
}

function resultsIn({ ended }: Pick<Episode, 'ended'>): readonly ToldResult[] {
  return isOfTheRun(ended.stdout) ? JSON.parse(ended.stdout).results : [];
}

interface ToldCall {
  readonly error: { readonly type: string; readonly attempts?: number } | null;
}

function callsIn({ ended }: Pick<Episode, 'ended'>): readonly ToldCall[] {
  return isOfTheRun(ended.stdout) ? JSON.parse(ended.stdout).calls : [];
}

function isOfTheRun(stdout: string): boolean {
  return stdout.startsWith('{') && stdout.includes('"kind": "run"');
}
