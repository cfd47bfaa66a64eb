import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import { exitOfCall } from '../../src/cli/exit-code.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { callObject } from '../../src/cli/render/call-json.ts';
import { clockNote } from '../../src/cli/render/clock-note.ts';
import { deliveryWords } from '../../src/cli/render/delivery-words.ts';
import { renderFailedCalls } from '../../src/cli/render/failed-calls.ts';
import { pauseWords } from '../../src/cli/render/fleet-words.ts';
import { renderWaitEnd } from '../../src/cli/render/wait-end.ts';
import type { CallOutcome } from '../../src/usecases/call-outcome.ts';
import { planCalls } from '../../src/usecases/run-input.ts';
import { inputOf } from '../support/line.ts';

const page: Page = { language: 'en', width: 100, paint: noPaint };

const silence = new NoAnswer({ action: 'InvokeCommand', reason: 'reset', host: 'h:1', waitedMs: 1 });
const refusal = (action: string, code: string) =>
  new Refused({ action, code, serviceMessage: '', requestId: 'R', status: 403 });
const accepted = (...invokeIds: readonly [string, ...string[]]): CallOutcome => ({
  ...{ kind: 'accepted', invokeId: invokeIds[0], requestId: 'R', invokeIds, how: 'answered', attempts: 1 },
});
const unknown = (facts: Partial<Extract<CallOutcome, { kind: 'unknown' }>> = {}): CallOutcome => ({
  kind: 'unknown',
  problem: silence,
  looked: { kind: 'none' },
  firstSentAt: new Date(Date.UTC(2026, 0, 1)),
  attempts: 3,
  recorded: true,
  ...facts,
});
const failed = (problem: Extract<CallOutcome, { kind: 'failed' }>['problem']): CallOutcome => ({
  ...{ kind: 'failed', problem, circumstances: null, attempts: 1 },
});
const unrecorded: CallOutcome = {
  ...{ kind: 'not-attempted', why: 'journal', journal: { file: '/s/r.jsonl', code: 'ENOSPC' } },
};

/** An outcome, its exit code alone, and that where another call was accepted. */
const codes: readonly (readonly [string, CallOutcome, number | null, number | null])[] = [
  ['accepted', accepted('t-1'), null, null],
  ['a duplicate', accepted('t-1', 't-2'), 5, 5],
  ['unknown', unknown(), 4, 4],
  ['no record', unrecorded, 74, 3],
  ['the deadline', { kind: 'not-attempted', why: 'deadline' }, 69, 3],
  ['refused', failed(refusal('InvokeCommand', 'InvalidInstance.NotFound')), 3, 3],
  ['not sent', failed(new NotSent({ action: 'InvokeCommand', reason: 'unreachable', host: 'h:1', code: '' })), 69, 3],
  ['the look that comes first', failed(new NoAnswer({ ...silence, action: 'DescribeInvocations' })), 69, 3],
  ['the look that comes first, refused', failed(refusal('DescribeInvocations', 'Forbidden.RAM')), 77, 3],
];
for (const [title, outcome, alone, amongOthers] of codes) {
  test(`exit code of a call: ${title}`, () => {
    assert.equal(exitOfCall(outcome, false)?.code ?? null, alone);
    assert.equal(exitOfCall(outcome, true)?.code ?? null, amongOthers);
  });
}

async function told(outcome: CallOutcome, on: Page = page): Promise<string> {
  const { input } = await inputOf(['-c', 'c-1', '-i', 'i-a', '--run-id', 'deploy-1']);
  const [call] = planCalls(input!);
  const report = { input: input!, unresolved: null, calls: [{ call: call!, outcome }], wait: null };
  return renderFailedCalls(report, on).replace(/\s+/g, ' ');
}

test('an unknown outcome: what, where, when, and how to find out', async () => {
  const card = await told(unknown());
  for (const part of [
    'OUTCOME UNKNOWN: InvokeCommand c-1 may have run on 1 instance',
    'Sent 2026-01-01 00:00:00 UTC, attempts by this command: 3',
    'does not prove that it did not run',
    'Nothing more was sent; a new run of the same might run it twice.',
    'go on without running it twice: ecs-invoke resume deploy-1',
    '--Tag.1.Key ecs-invoke-run --Tag.1.Value deploy-1',
    'ClientToken deploy-1-1',
  ]) {
    assert.ok(card.includes(part), `${part} in ${card}`);
  }
  assert.doesNotMatch(await told(unknown({ recorded: false })), /ecs-invoke resume/);
  const failure = unknown({ looked: { kind: 'failed', problem: refusal('DescribeInvocations', 'Forbidden.RAM') } });
  assert.match(await told(failure), /Looking for it failed \(DescribeInvocations, Refused\)/);
});

test('an unknown outcome on an emulator: its ledger once, and no console; in Chinese no stray blank', async () => {
  const aim = { region: null, flags: ['--emulator'], emulated: true, shortLived: false };
  const card = await told(unknown(), { ...page, aim });
  assert.equal(card.split('ecs-invoke emulator ledger').length, 2, card);
  assert.doesNotMatch(card, /exactly this run|console/);
  const chinese = await told(unknown(), { ...page, width: 500, language: 'zh', aim });
  assert.equal(chinese.split('ecs-invoke emulator ledger').length, 2, chinese);
  assert.match(chinese, /执行 deploy-1 cn-hangzhou/);
  assert.doesNotMatch(chinese, /运行 ID|\brun deploy-1/);
  assert.match(chinese, /命令可能已经执行。发送时间：2026-01-01 00:00:00 UTC，/);
});

test('a duplicate: every ID, and the line that stops the others', async () => {
  const card = await told(accepted('t-1', 't-2', 't-3'));
  assert.match(card, /DUPLICATE: t-1, t-2, t-3/);
  assert.match(card, /accepted the same call 3 times, so its work runs, or ran, 3 times on its instance\./);
  assert.match(
    card,
    /What is told here is of t-1; .*Nothing was stopped\. → See how far .*: ecs-invoke show t-2 t-3 -r/,
  );
  assert.match(card, /ecs-invoke stop t-2 t-3 -r cn-hangzhou/);
});

test('other content under the same run ID, and a journal that takes nothing', async () => {
  const other = await told(unknown({ looked: { kind: 'different', invokeIds: ['t-9'] }, attempts: 0, problem: null }));
  assert.match(other, /Same run ID, different content: deploy-1/);
  assert.match(other, /Nothing was sent\. .*ecs-invoke show t-9 -r cn-hangzhou/);
  assert.match(await told(unrecorded), /Nothing was sent: the journal cannot be written \(ENOSPC\) .*\/s\/r\.jsonl/);
});

test('the object of a call tells how often it was sent and what is known', async () => {
  const { input } = await inputOf(['-c', 'c-1', '-i', 'i-a']);
  const [call] = planCalls(input!);
  const found = callObject({ call: call!, outcome: accepted('t-1', 't-2') }, input!);
  assert.deepEqual([found.how, found.invokeIds, found.attempts], ['answered', ['t-1', 't-2'], 1]);
  const { error } = callObject({ call: call!, outcome: unknown() }, input!) as { error: Record<string, unknown> };
  assert.deepEqual(
    [error.type, error.looked, error.firstSentAt, error.attempts],
    ['outcome-unknown', 'none', '2026-01-01T00:00:00Z', 3],
  );
});

test('what is said while a call does not go through', async () => {
  const { input } = await inputOf(['-c', 'c-1', '-i', 'i-a']);
  const call = planCalls(input!)[0]!;
  const again = { type: 'retrying', call, problem: null, attempt: 2 } as const;
  const words = (event: Parameters<typeof deliveryWords>[0]) => {
    const said = deliveryWords(event);
    return said && `${said.how}: ${said.words.en}`;
  };
  assert.equal(words({ ...again, why: 'throttled', waitMs: 12_000 }), 'said: throttled, next try in 12 s');
  assert.equal(words({ ...again, why: 'not-sent', waitMs: 400 }), 'passing: not sent; try 2 in 1 s');
  assert.equal(words({ ...again, why: 'token', waitMs: 1 }), 'said: no trace of it; sent again with the same token');
  assert.match(words({ ...again, why: 'on-request', waitMs: 0 }) ?? '', /^aloud: .*may run twice$/);
  const late = new NoAnswer({ action: 'InvokeCommand', reason: 'timeout', host: 'h:1', waitedMs: 30_000 });
  assert.equal(words({ type: 'looking', call, problem: late }), 'said: no answer for 30 s, checking whether it runs');
  assert.equal(words({ type: 'sending', call }), null);
  assert.equal(
    words({ type: 'looking', call, problem: new NoAnswer({ ...silence, reason: 'deadline' }) }),
    'said: no answer before --deadline, checking whether it runs',
  );
  assert.equal(
    words({ type: 'looking', call, problem: silence, forMs: 60_000 }),
    'said: answer lost, looking for up to 60 s whether it runs',
  );
  assert.equal(
    words({ type: 'looking', call, problem: null, forMs: 12_300 }),
    'said: looking for up to 12 s whether it was sent before',
  );
  assert.equal(
    words({ type: 'rechecking', call, forMs: 60_000 }),
    'said: it was sent more than once; looking for up to 60 s whether it ran only once',
  );
  const { runId } = input!;
  assert.equal(
    words({ type: 'unchecked', call, invokeId: 't-1', input: input! }),
    `note: t-1 was sent more than once with the same token; whether the service ran it once can be seen a minute after that: aliyun ecs DescribeInvocations --RegionId cn-hangzhou --Tag.1.Key ecs-invoke-run --Tag.1.Value ${runId}`,
  );
});

test('the pause between two waves: how long, and when it is over', () => {
  const until = new Date(Date.UTC(2026, 0, 1, 12, 3, 10));
  assert.equal(pauseWords({ ms: 30_000, until }).en, 'the next wave begins in 30 s, at 12:03:10 UTC (--pause)');
  assert.equal(pauseWords({ ms: 600_000, until }).zh, '10 分钟后（UTC 12:03:10）开始下一批（--pause）');
});

test('the end of the waiting is put down to the flag that was given', () => {
  const wait = { end: 'wait-timeout', results: [], problem: null } as const;
  const place = { regionId: 'cn-hangzhou', sameWay: '', shortLived: false };
  assert.match(renderWaitEnd(wait, ['t-1'], place, page), /^! Waiting ended at --wait-timeout/);
  const whole = renderWaitEnd({ ...wait, isDeadline: true }, ['t-1'], place, page);
  assert.match(whole, /^! The time of --deadline was over/);
  assert.doesNotMatch(whole, /wait-timeout/);
});

test('the clock: how far it is off, and which way', () => {
  assert.match(clockNote(20 * 60_000).text.en, /is 20 min behind the service's/);
  assert.match(clockNote(-61_000).text.en, /is 1 min 1 s ahead of the service's/);
});
