import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import { explainResultError } from '../../src/api/error-catalogue.ts';
import { stopWhatRuns } from '../../src/cli/invoke/stop-what-runs.ts';
import type { Io } from '../../src/cli/io.ts';
import { jsonPresenter } from '../../src/cli/json-presenter.ts';
import { lookUpFailed } from '../../src/cli/look-up-failed.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import type { Presenter } from '../../src/cli/presenter.ts';
import { renderStop } from '../../src/cli/render/stop.ts';
import { renderWaitEnd } from '../../src/cli/render/wait-end.ts';
import { planCalls } from '../../src/usecases/run-input.ts';
import { documents } from '../support/documents.ts';
import { fakePorts, result } from '../support/fakes.ts';
import { inputOf } from '../support/line.ts';

const page: Page = { language: 'en', width: 400, paint: noPaint };
const place = { regionId: 'cn-hangzhou', sameWay: '', shortLived: false };
const running = { state: 'running', exitCode: null } as const;
const denied = new Refused({
  ...{ action: 'StopInvocation', code: 'Forbidden.RAM', serviceMessage: '', requestId: 'R', status: 403 },
});
const silent = new NoAnswer({ action: 'DescribeInstances', reason: 'interrupted', host: 'h:1', waitedMs: 1 });

/** What is said after Ctrl-C with --stop-on-interrupt: of the stop, and of the waiting. */
async function stopped(answer: 'done' | 'refused' | 'unread', targets = 'i-a') {
  const { input } = await inputOf(['-c', 'c-1', '-i', targets, '--wait']);
  const call = planCalls(input!)[0]!;
  let looks = 0;
  const { ports, events } = fakePorts(
    {
      stopInvocation: async () => {
        if (answer === 'refused') throw denied;
        return { requestId: 'R' };
      },
      invocationResults: async () => {
        if (answer === 'unread') throw silent;
        return [result('i-a', looks++ > 0 && answer === 'done' ? { state: 'terminated', exitCode: -1 } : running)];
      },
    },
    // As it is after the Ctrl-C that led here.
    AbortSignal.abort('SIGINT'),
  );
  const wait = { end: 'interrupted', results: [result('i-a', running)], problem: null } as const;
  const calls = [
    {
      call,
      outcome: { kind: 'accepted', invokeId: 't-1', requestId: 'R', invokeIds: ['t-1'], how: 'answered' } as const,
    },
  ];
  const report = await stopWhatRuns({ input: input!, unresolved: null, calls, wait }, ports);
  const [event] = events;
  assert.ok(event?.type === 'stopped');
  return {
    stop: renderStop({ regionId: event.regionId, stops: [event] }, page),
    wait: renderWaitEnd(report.wait!, ['t-1'], place, page),
  };
}

test('after a stop that worked nothing goes on without us', async () => {
  const { wait } = await stopped('done');
  assert.match(wait, /Waiting was interrupted; stopped there too/);
  assert.doesNotMatch(wait, /goes on|show t-1/);
});

test('a target that no look after the stop lists is not said to be stopped', async () => {
  const { wait } = await stopped('done', 'i-a,i-b');
  assert.doesNotMatch(wait, /stopped there too/);
  assert.match(wait, /The stop was asked for/);
});

test('a refused stop names the region, and it goes on', async () => {
  const { stop, wait } = await stopped('refused');
  assert.match(stop, /Forbidden\.RAM {2}\(StopInvocation, cn-hangzhou\)/);
  assert.match(wait, /t-1 goes on without us/);
});

test('a stop that cannot be read is said to be asked for, and nothing is claimed beyond', async () => {
  const { stop, wait } = await stopped('unread');
  assert.match(stop, /t-1 was asked to stop[\s\S]*could not be read[\s\S]*show t-1 -r cn-hangzhou/);
  assert.doesNotMatch(wait, /goes on without us|stopped there too/);
  assert.match(wait, /The stop was asked for/);
});

test('Ctrl-C during a look-up before sending: nothing was sent', () => {
  const told: string[] = [];
  const presenter = {
    trouble: (_type, _code, why) => told.push(why.en),
    callFailed: ({ action }) => told.push(action),
  } as Partial<Presenter> as Presenter;
  const aborted = (reason: string) => AbortSignal.abort(reason);
  assert.equal(lookUpFailed(silent, 'cn-hangzhou', presenter, aborted('SIGINT')).code, 130);
  assert.equal(lookUpFailed(silent, 'cn-hangzhou', presenter, aborted('SIGTERM')).code, 143);
  assert.equal(lookUpFailed(silent, 'cn-hangzhou', presenter, new AbortController().signal).code, 69);
  assert.deepEqual(told, ['Interrupted; nothing was sent.', 'Interrupted; nothing was sent.', 'DescribeInstances']);
});

test('in JSON an interruption is an error document', () => {
  let stderr = '';
  const io = { stdout: {}, stderr: { write: (piece: string) => (stderr += piece) } } as unknown as Pick<
    Io,
    'stdout' | 'stderr'
  >;
  const presenter = jsonPresenter(io, { format: 'json', select: (whole) => whole, bare: false, encoding: null });
  lookUpFailed(silent, 'cn-hangzhou', presenter, AbortSignal.abort('SIGINT'));
  const [document] = documents(stderr);
  assert.deepEqual([document.error.type, document.exit.code], ['interrupted', 130]);
});

test('Ctrl-C while the causes were looked up: it is said, and that nothing goes on', () => {
  const ended = { end: 'finished', results: [result('i-a')], problem: null } as const;
  assert.equal(renderWaitEnd(ended, ['t-1'], place, page), '');
  const told = renderWaitEnd({ ...ended, lookInterrupted: true }, ['t-1'], place, page);
  assert.match(told, /Interrupted while the causes were looked up; nothing of it is still running/);
});

test('the hint of a timeout is true of exec too: no default of killing is claimed', () => {
  const fix = explainResultError('ExecutionTimeout')!.en.fix.join(' ');
  assert.doesNotMatch(fix, /by default/);
  assert.match(fix, /exec/);
  assert.match(fix, /ProcessTree/);
});
