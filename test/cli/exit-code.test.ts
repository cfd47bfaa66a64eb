import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import {
  exitOfProblem,
  exitOfRun,
  exitOfShow,
  exitOfShown,
  exitOfStop,
  exits,
  heaviest,
} from '../../src/cli/exit-code.ts';
import { exitMeanings } from '../../src/cli/exit-meanings.ts';
import type { CallOutcome } from '../../src/usecases/call-outcome.ts';
import type { RunReport } from '../../src/usecases/run.ts';
import type { ShowReport } from '../../src/usecases/show.ts';
import type { WaitReport } from '../../src/usecases/wait.ts';
import { result } from '../support/fakes.ts';

const failed = (exitCode: number | null) => ({ state: 'failed', exitCode, errorCode: 'ExitCodeNonzero' }) as const;
const timedOut = { state: 'timeout', exitCode: 1, errorCode: 'ExecutionTimeout' } as const;
const undelivered = { state: 'aborted', exitCode: null, errorCode: 'ClientNotRunning' } as const;
const silent = { state: 'aborted', exitCode: null, errorCode: 'ClientNotResponse' } as const;

const accepted: CallOutcome = {
  kind: 'accepted',
  invokeId: 't-1',
  requestId: 'R',
  invokeIds: ['t-1'],
  how: 'answered',
};

function reportOf(outcomes: readonly CallOutcome[], instanceIds: readonly string[] = ['i-a']): RunReport {
  const calls = outcomes.map((outcome, at) => ({ call: { chunk: at + 1, instanceIds }, outcome }));
  return { input: { instanceIds }, unresolved: null, calls, wait: null } as unknown as RunReport;
}

function code(
  facts: readonly Partial<InstanceResult>[],
  end: WaitReport['end'] = 'finished',
  signal: string | null = null,
) {
  const results = facts.map((each, at) => result(`i-${at}`, each));
  const ids = results.map(({ instanceId }) => instanceId);
  return exitOfRun({ ...reportOf([accepted], ids), wait: { end, results, problem: null } }, signal).code;
}

const waited: readonly (readonly [string, readonly Partial<InstanceResult>[], number])[] = [
  ['all succeed', [{}, {}], 0],
  ['one target: its exit code', [failed(7)], 7],
  ['one target: 255 too', [failed(255)], 255],
  ['one target: a negative code cannot be handed on', [failed(-1)], 1],
  ['one target: nor a missing one', [failed(null)], 1],
  ['one target: nor one above 255', [failed(256)], 1],
  ['of several targets none is handed on', [failed(7), {}], 1],
  ['timed out', [timedOut, {}], 1],
  ['stopped while running', [{ state: 'terminated' }, {}], 1],
  ['not delivered', [undelivered], 3],
  ['cancelled', [{ state: 'cancelled', exitCode: null, repeats: 0 }, {}], 3],
  ['a schedule stopped after a good run', [{ state: 'cancelled', repeats: 5 }], 0],
  ['a schedule stopped after a bad run', [{ state: 'cancelled', exitCode: 7, errorCode: 'ExitCodeNonzero' }], 7],
  ['a schedule stopped after a run that did not start', [{ state: 'cancelled', exitCode: null, repeats: 2 }], 3],
  ['one failed, one not delivered: it failed', [failed(2), undelivered], 1],
  ['the agent fell silent: unknown beats failed', [failed(2), silent], 4],
  ['a word nobody knows is never success', [{ state: 'unknown', stateWord: 'Splendid' }], 4],
  ['success without an exit code is not believed', [{ exitCode: null }], 4],
];
for (const [title, facts, expected] of waited) test(title, () => assert.equal(code(facts), expected));

test('our waiting ended: 124, unless something is unknown', () => {
  const running = { state: 'running', exitCode: null } as const;
  assert.equal(code([running], 'wait-timeout'), 124);
  assert.equal(code([failed(1), running], 'wait-timeout'), 124);
  assert.equal(code([silent, running], 'wait-timeout'), 4);
  assert.equal(code([running], 'lost-sight'), 124);
  assert.equal(code([], 'not-listed'), 4);
});

test('interrupted comes before everything', () => {
  assert.equal(code([silent], 'interrupted', 'SIGINT'), 130);
  assert.equal(code([failed(1)], 'interrupted', 'SIGTERM'), 143);
});

const refused = (refusalCode: string, status = 400) =>
  new Refused({ action: 'InvokeCommand', code: refusalCode, serviceMessage: '', requestId: 'R', status });
const calls: readonly (readonly [string, number])[] = [
  ['InvalidCmdId.NotFound', 3],
  ['InvalidInstance.NotFound', 3],
  ['InvalidInstance.NoClient', 3],
  ['NobodyKnows.This', 3],
  ['Forbidden.RAM', 77],
  ['SignatureDoesNotMatch', 77],
  ['InvalidAccessKeyId.NotFound', 77],
  ['InvalidSecurityToken.Expired', 77],
  ['Throttling.User', 69],
  ['Invocation.ExceedQuota', 69],
];
for (const [refusalCode, expected] of calls) {
  test(`${refusalCode} is exit ${expected}`, () =>
    assert.equal(exitOfProblem(refused(refusalCode), true).code, expected));
}

test('not sent is 69, for want of credentials 78; a lost answer is 4 for a mutating call and 69 for a read', () => {
  const notSent = new NotSent({ action: 'x', reason: 'connection-refused', host: 'h:1', code: '' });
  const noAnswer = new NoAnswer({ action: 'x', reason: 'html', host: 'h:1', waitedMs: 1 });
  assert.equal(exitOfProblem(notSent, true).code, 69);
  const keyless = new NotSent({ action: 'x', reason: 'credentials', host: 'h:1', code: 'token-service-refused' });
  assert.equal(exitOfProblem(keyless, true).code, 78);
  assert.equal(exitOfProblem(noAnswer, true).code, 4);
  assert.equal(exitOfProblem(noAnswer, false).code, 69);
});

test('a signal that came after everything had ended changes nothing', () => {
  assert.equal(code([{}], 'finished', 'SIGINT'), 0);
  assert.equal(code([failed(7)], 'finished', 'SIGINT'), 7);
  assert.equal(code([silent], 'finished', 'SIGTERM'), 4);
});

test('the meaning of 4 tells of a read that is refused after acceptance', () => {
  const [, meaning] = exitMeanings.find(([codes]) => codes === '4')!;
  assert.match(meaning.en, /may have run, .*accepted and may not be read/);
  assert.match(meaning.zh, /已受理但无权查询/);
});

test('a signal while the causes are looked up interrupts, of a run and of show', () => {
  const wait = {
    end: 'finished',
    results: [result('i-0', undelivered)],
    problem: null,
    lookInterrupted: true,
  } as const;
  const ran = { ...reportOf([accepted], ['i-0']), wait };
  assert.equal(exitOfRun(ran, 'SIGINT').code, 130);
  assert.equal(exitOfRun(ran, 'SIGTERM').code, 143);
  const looked: ShowReport = { kind: 'shown', invokeId: 't-1', facts: null, targets: ['i-0'], wait };
  assert.equal(exitOfShow(looked, 'SIGINT').code, 130);
});

test('a signal before or during the call interrupts; after an acceptance nobody waits for it does not', () => {
  const problem = new NoAnswer({ action: 'InvokeCommand', reason: 'interrupted', host: 'h:1', waitedMs: 1 });
  const lost = reportOf([{ kind: 'failed', problem, circumstances: null }]);
  assert.equal(exitOfRun(lost, 'SIGINT').code, 130);
  assert.equal(exitOfRun(lost, 'SIGHUP').code, 143);
  assert.deepEqual(exitOfRun(reportOf([accepted]), 'SIGINT'), { code: 0, reason: 'accepted' });
});

const gone = new NotSent({ action: 'DescribeInvocationResults', reason: 'interrupted', host: 'h:1', code: '' });
const seen = (end: WaitReport['end'], facts: Partial<InstanceResult> = {}): ShowReport => ({
  kind: 'shown',
  invokeId: 't-1',
  facts: null,
  targets: ['i-0'],
  wait: { end, results: [result('i-0', facts)], problem: null },
});
const inProgress = { state: 'running', exitCode: null } as const;
const shown: readonly (readonly [string, ShowReport, string | null, number])[] = [
  ['the first read interrupted', { kind: 'failed', invokeId: 't-1', problem: gone }, 'SIGINT', 130],
  ['the first read terminated', { kind: 'failed', invokeId: 't-1', problem: gone }, 'SIGTERM', 143],
  ['the first read failed', { kind: 'failed', invokeId: 't-1', problem: gone }, null, 69],
  ['waiting interrupted', seen('interrupted', inProgress), 'SIGINT', 130],
  ['waiting terminated', seen('interrupted', inProgress), 'SIGTERM', 143],
  ['waiting hung up', seen('interrupted', inProgress), 'SIGHUP', 143],
  ['ended before the signal', seen('finished', failed(7)), 'SIGINT', 7],
  ['no such invocation', { kind: 'not-found', invokeId: 't-1' }, null, 3],
  ['still running', seen('finished', inProgress), null, 0],
  ['still running at --wait-timeout', seen('wait-timeout', inProgress), null, 124],
];
for (const [title, report, signal, expected] of shown) {
  test(`show, ${title}: ${expected}`, () => assert.equal(exitOfShow(report, signal).code, expected));
}

const fails = (problem: Refused | NotSent | NoAnswer): CallOutcome => ({
  kind: 'failed',
  problem,
  circumstances: null,
});
const unsent = fails(new NotSent({ action: 'x', reason: 'connection-refused', host: 'h:1', code: '' }));
const unknown = fails(new NoAnswer({ action: 'x', reason: 'reset', host: 'h:1', waitedMs: 1 }));
const mixed: readonly (readonly [string, readonly CallOutcome[], number])[] = [
  ['all accepted', [accepted, accepted], 0],
  [
    'one refused beside an accepted one: some targets did not run it',
    [accepted, fails(refused('InvalidInstance.NotFound'))],
    3,
  ],
  [
    'a denied call beside an accepted one too',
    [accepted, fails(refused('Forbidden.RAM', 403)), { kind: 'not-attempted', why: 'call-before' }],
    3,
  ],
  [
    'not sent beside an accepted one: "nothing ran" would be false',
    [accepted, unsent, { kind: 'not-attempted', why: 'call-before' }],
    3,
  ],
  ['nothing sent at all', [unsent, { kind: 'not-attempted', why: 'call-before' }], 69],
  ['denied at once', [fails(refused('Forbidden.RAM', 403)), { kind: 'not-attempted', why: 'call-before' }], 77],
  ['a lost answer beats the rest', [accepted, unknown, { kind: 'not-attempted', why: 'call-before' }], 4],
  ['a refusal, then a call that was not sent', [fails(refused('InvalidInstance.NotFound')), unsent], 3],
];
for (const [title, outcomes, expected] of mixed) {
  test(`several calls: ${title}`, () => assert.equal(exitOfRun(reportOf(outcomes), null).code, expected));
}

const waitedFor = (
  facts: readonly Partial<InstanceResult>[],
  end: WaitReport['end'] = 'finished',
  calls = [accepted],
) => {
  const results = facts.map((each, at) => result(`i-${at}`, each));
  const ids = results.map(({ instanceId }) => instanceId);
  return { ...reportOf(calls, ids), wait: { end, results, problem: null } };
};
/** A row for each code of the contract that a run can end with: code, reason, report, signal. */
const rows: readonly (readonly [number, string, RunReport, string | null])[] = [
  [0, 'accepted', reportOf([accepted]), null],
  [0, 'success', waitedFor([{}, {}]), null],
  [0, 'scheduled', waitedFor([{ state: 'scheduled' }], 'scheduled'), null],
  [1, 'failed', waitedFor([failed(7), {}]), null],
  [7, 'remote-exit-code', waitedFor([failed(7)]), null],
  // Codes of ours that a command can have too: the word tells them apart.
  [124, 'remote-exit-code', waitedFor([failed(124)]), null],
  [124, 'wait-timeout', waitedFor([inProgress], 'wait-timeout'), null],
  [124, 'lost-sight', waitedFor([inProgress], 'lost-sight'), null],
  [3, 'not-run', waitedFor([undelivered]), null],
  [3, 'refused', reportOf([fails(refused('InvalidInstance.NotFound'))]), null],
  [4, 'unknown', waitedFor([silent]), null],
  [4, 'unknown', waitedFor([{ ...undelivered, errorCode: 'InstanceReleased' }]), null],
  [4, 'unknown', waitedFor([{ state: 'error', exitCode: null, errorCode: 'ExecutionInterrupted' }]), null],
  [4, 'unknown', reportOf([unknown]), null],
  [69, 'not-sent', reportOf([unsent]), null],
  [69, 'throttled', reportOf([fails(refused('Throttling.User'))]), null],
  [77, 'denied', reportOf([fails(refused('Forbidden.RAM', 403))]), null],
  [130, 'interrupted', waitedFor([silent], 'interrupted'), 'SIGINT'],
  [143, 'terminated', waitedFor([failed(1)], 'interrupted'), 'SIGHUP'],
];
for (const [exitCode, reason, report, signal] of rows) {
  test(`exit ${exitCode} is ${reason}`, () => assert.deepEqual(exitOfRun(report, signal), { code: exitCode, reason }));
}

test('of several outcomes the one that a script has to know first: 130, 4, 124, 1, 3, 69, 0', () => {
  const order = [exits.interrupted, exits.unknown, exits.waitTimeout, exits.failed, exits.notRun, exits.notSent];
  for (const [at, exit] of order.entries()) {
    for (const lighter of [...order.slice(at + 1), exits.success]) {
      assert.equal(heaviest([lighter, exit]), exit);
      assert.equal(heaviest([exit, lighter]), exit);
    }
  }
});

test('of several invocations shown no remote exit code is passed on', () => {
  const one = seen('finished', failed(7));
  assert.deepEqual(exitOfShown([one], null), { code: 7, reason: 'remote-exit-code' });
  assert.deepEqual(exitOfShown([one, seen('finished')], null), exits.failed);
  assert.deepEqual(exitOfShown([one, { kind: 'not-found', invokeId: 't-2' }], null), exits.failed);
  assert.deepEqual(exitOfShown([seen('finished'), { kind: 'not-found', invokeId: 't-2' }], null), exits.refused);
  assert.deepEqual(exitOfShown([{ kind: 'history', invokeId: 't-1', facts: null, runs: [] }], null), exits.shown);
});

const losses: readonly (readonly [string, WaitReport['problem'], number])[] = [
  ['the read is forbidden: nobody knows', refused('Forbidden.RAM', 403), 4],
  ['the keys are gone: nobody knows', refused('InvalidAccessKeyId.NotFound', 404), 4],
  ['the token has expired', refused('InvalidSecurityToken.Expired'), 124],
  ['asked too often', refused('Throttling.User'), 124],
  ['no way to the service', new NoAnswer({ action: 'x', reason: 'timeout', host: 'h:1', waitedMs: 1 }), 124],
];
for (const [title, problem, expected] of losses) {
  test(`lost sight while waiting, ${title}: ${expected}`, () => {
    const report = waitedFor([inProgress], 'lost-sight');
    assert.equal(exitOfRun({ ...report, wait: { ...report.wait, problem } }, null).code, expected);
  });
}
test('a stop whose end could not be read: our waiting ended', () => {
  const unread = { kind: 'unread', lost: false, problem: null } as const;
  assert.equal(exitOfStop(unread, null).code, 124);
  assert.equal(exitOfStop(unread, 'SIGINT').code, 130);
});
test('a stop without an answer whose end could not be read: not known', () => {
  assert.equal(exitOfStop({ kind: 'unread', lost: true, problem: null }, null).code, 4);
});
