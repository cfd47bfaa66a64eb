import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer } from '../../src/api/call-problem.ts';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { exits } from '../../src/cli/exit-code.ts';
import type { Output } from '../../src/cli/io.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { noProgress, plainProgress } from '../../src/cli/progress.ts';
import { type TextStyle, textPresenter } from '../../src/cli/text-presenter.ts';
import { planCalls } from '../../src/usecases/run-input.ts';
import { tallyOf } from '../../src/usecases/tally.ts';
import type { WaitReport } from '../../src/usecases/wait.ts';
import { result } from '../support/fakes.ts';
import { inputOf } from '../support/line.ts';

const page: Page = { language: 'en', width: 80, paint: noPaint };

const styleOf = ({ quiet = false, follow = false, terminal = false } = {}): TextStyle => ({
  ...{ quiet, follow, verbose: false, rehearse: false, sameWay: '' },
  output: { fold: true, diff: false, raw: false, terminal, encoding: null },
  ...{ outPage: page, errPage: page },
});

/** What a run of these results puts on both streams, in the order written: stderr in square brackets. */
async function spoken(
  results: readonly InstanceResult[],
  style: { quiet?: boolean; follow?: boolean; terminal?: boolean },
  end: WaitReport['end'] = 'finished',
): Promise<string> {
  const { quiet = false, follow = false, terminal = false } = style;
  let written = '';
  const stream = (shown: (text: string) => string) => {
    const write = (piece: string | Uint8Array) => {
      written += shown(String(piece));
    };
    return { isTTY: terminal, write } as Output;
  };
  const presenter = textPresenter(
    { stdout: stream((text) => text), stderr: stream((text) => `[${text}]`) },
    styleOf({ quiet, follow, terminal }),
    noProgress,
  );
  const { input } = await inputOf(['-c', 'c-1', '-i', 'i-a', '--wait']);
  const [call] = planCalls(input!);
  presenter.event({ type: 'accepted', call: call!, invokeId: 't-1', how: 'answered', requestId: 'R', waited: true });
  presenter.event({ type: 'progress', results, tally: tallyOf(results), total: 1 });
  const outcome = { kind: 'accepted', invokeId: 't-1', requestId: 'R', invokeIds: ['t-1'], how: 'answered' } as const;
  const calls = [{ call: call!, outcome }];
  presenter.run({ input: input!, unresolved: null, calls, wait: { end, results, problem: null } }, exits.success);
  return written;
}

const output = Buffer.from('done\n');
const quiet: readonly (readonly [string, readonly InstanceResult[], WaitReport['end'], RegExp])[] = [
  ['success is not mentioned', [result('i-a', { output })], 'finished', /^done\n$/],
  ['a failure is', [result('i-a', { output, state: 'failed', exitCode: 2 })], 'finished', /^done\n\[✖ i-a {2}failed/],
  [
    'an unknown outcome is',
    [result('i-a', { output, state: 'success', exitCode: null })],
    'finished',
    /^done\n\[✖ i-a {2}outcome unknown/,
  ],
  ['a target never listed is', [], 'not-listed', /^\[\? i-a {2}outcome unknown/],
];
for (const [title, results, end, expected] of quiet) {
  test(`-q: ${title}`, async () => assert.match(await spoken(results, { quiet: true }, end), expected));
}

test('without -q the verdict comes in any case', async () => {
  assert.equal(
    await spoken([result('i-a', { output })], {}),
    '[accepted as t-1\n]done\n[✔ i-a  success  exit code 0\n]',
  );
});

const endless = [result('i-a', { output: Buffer.from('no line end') })];
for (const follow of [true, false]) {
  test(`on a terminal the verdict begins a line of its own${follow ? ' after --follow' : ''}`, async () => {
    assert.match(await spoken(endless, { follow, terminal: true }), /no line end\n\[✔/);
    assert.doesNotMatch(await spoken([result('i-a', { output })], { follow, terminal: true }), /\n\n/);
  });
  test(`in a pipe no byte is added${follow ? ' after --follow' : ''}`, async () =>
    assert.match(await spoken(endless, { follow }), /no line end\[✔/));
}

test('in a log, what has a line of its own is not told once more after half a minute', async () => {
  let [written, now] = ['', 0];
  const write = (piece: string | Uint8Array) => {
    written += piece;
  };
  const stderr = { isTTY: false, write } as Output;
  const progress = plainProgress(stderr, page, () => now);
  const presenter = textPresenter({ stdout: stderr, stderr }, styleOf(), progress);
  const { input } = await inputOf(['-c', 'c-1', '-i', 'i-a', '--wait']);
  const [call] = planCalls(input!);
  presenter.event({ type: 'sending', call: call! });
  now = 30_000;
  const lost = { action: 'InvokeCommand', reason: 'timeout', host: 'x', waitedMs: now } as const;
  presenter.event({ type: 'looking', call: call!, problem: new NoAnswer(lost) });
  assert.equal(written, 'no answer for 30 s, checking whether it runs\n');
  now = 60_000;
  presenter.event({ type: 'sending', call: call! });
  assert.equal(written.split('\n').length, 3);
});
