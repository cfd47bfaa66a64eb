import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { documents } from '../support/documents.ts';
import { stage } from '../support/journey.ts';
import { terminal } from '../support/terminal.ts';
import { lead, program } from '../support/under-test.ts';

interface RunDocument {
  readonly runId: string;
  readonly calls: readonly { readonly instances: number; readonly error: { readonly why?: string } | null }[];
  readonly results: readonly { readonly instanceId: string; readonly verdict: string }[];
  readonly notes: readonly { readonly code: string }[];
}
interface Start {
  readonly tags: readonly { readonly value: string }[];
}

/** Six machines, of which the third fails; and a crowd that needs no processes. */
const crowd = Array.from({ length: 120 }, (_, at) => ({
  id: `i-c${at + 1}`,
  simulated: { runMs: 1500, exitCode: at === 7 ? 9 : 0, output: '' },
}));
const here = stage(
  { after },
  {
    fleet: {
      instances: [
        ...[1, 2, 4, 5, 6].map((n) => ({ id: `i-m${n}` })),
        { id: 'i-m3', simulated: { runMs: 20, exitCode: 9, output: 'no\n' } },
        { id: 'i-off', agent: 'absent' },
        ...crowd,
      ],
    },
  },
);
const state = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
after(() => rmSync(state, { recursive: true, force: true }));
const machines = 'i-m1,i-m2,i-m3,i-m4,i-m5,i-m6';
const line = ['exec', '-i', machines, '--batch', '--batch-size', '1', '--concurrency', '2', '--canary', '2'];
const env = { XDG_STATE_HOME: state };
const go = async (more: readonly string[]) => (await here).run([...line, ...more, '--', 'hostname'], { env });

test('--canary 2 --max-errors 0, the third machine fails: its wave ends, the rest is not sent, and how to go on', async () => {
  const { code, stderr, stdout } = await go(['--max-errors', '0']);
  assert.equal(code, 1);
  assert.match(stderr, /^canary: 2 instances$/m);
  assert.match(stderr, /^wave 2 of 3: 2 instances$/m);
  assert.doesNotMatch(stderr, /^wave 3/m);
  assert.equal(stderr.match(/^accepted as t-/gm)?.length, 4);
  assert.match(
    stderr,
    /! Not sent at all: 2 instances\n {4}i-m5, i-m6\n {2}More instances than --max-errors tolerates/,
  );
  assert.match(stderr, /\n {6}ecs-invoke resume [0-9a-f]{32} --max-errors 1\n/);
  assert.match(stderr, /\n {6}ecs-invoke retry [0-9a-f]{32} --failed\n/);
  // The line typed again would run beside what resume still sends.
  assert.doesNotMatch(stderr, /^Again only/m);
  assert.match(stdout, /i-m3 {2}failed 9/);
  assert.doesNotMatch(stdout, /i-m5|i-m6/);
  const { run } = await here;
  const [runId = ''] = (await run(['runs', '-q'], { env })).stdout.split('\n');
  assert.match((await run(['runs'], { env })).stdout, / {2}stopped by --max-errors {2}/);
  assert.match((await run(['runs', '--lang', 'zh'], { env })).stdout, / {2}因 --max-errors 停止 {2}/);
  const [shown] = documents((await run(['runs', 'show', runId, '-o', 'json'], { env })).stdout);
  const chinese = (await run(['runs', 'show', runId, '--lang', 'zh'], { env })).stdout;
  assert.match(chinese, /第 1 次调用 +1 台 [\s\S]*\n {2}成功 3 台，失败 1 台，未发送 2 台\n/);
  assert.deepEqual([shown.state, shown.stoppedBy], ['unfinished', 'max-errors']);
  // As it is offered it goes on, and is stopped by nothing any more.
  assert.deepEqual(shown.next, [`ecs-invoke resume ${runId} --max-errors 1`]);
  assert.equal((await run(['resume', runId, '--max-errors', '1'], { env })).code, 1);
  assert.match((await run(['runs', 'show', runId], { env })).stdout, /state +finished/);
});

test('without a record the list for another run is there; it leads nowhere else', async () => {
  const { stderr } = await go(['--max-errors', '0', '--no-journal']);
  assert.match(stderr, /^Again only where it failed or did not run: -i i-m3,i-m5,i-m6$/m);
  assert.doesNotMatch(stderr, /ecs-invoke (?:resume|retry)/);
});

test('a canary that is not delivered: retry is not offered while resume may still send there', async () => {
  const { stderr } = await (await here).run(['exec', '-i', 'i-off,i-m1,i-m2', '--canary', '1', '--', 'hostname'], {
    env,
  });
  assert.doesNotMatch(stderr, /ecs-invoke retry/);
  const [line, runId] = /ecs-invoke resume ([0-9a-f]{32}) --max-errors 1\n/.exec(stderr)!;
  const early = await (await here).run(['retry', runId!, '--undelivered'], { env });
  assert.deepEqual([early.code, early.stderr.replace(/\s+/g, ' ').includes(`First: ${line!.trim()}`)], [64, true]);
});

test('--canary 2 --max-errors 1: one error is tolerated, all machines ran', async () => {
  const { code, stderr } = await go(['--max-errors', '1', '--lang', 'zh']);
  assert.equal(code, 1);
  assert.match(stderr, /^先行批次：2 台实例$/m);
  assert.match(stderr, /^第 3 批（共 3 批）：2 台实例$/m);
  assert.doesNotMatch(stderr, /未发送/);
  // Fewer are left than went first: nobody goes first, and it runs.
  const retry = /ecs-invoke (retry [0-9a-f]{32} --failed)/.exec(stderr)?.[1] ?? '';
  const again = await (await here).run(retry.split(' '), { env });
  assert.deepEqual([again.code, /✖ i-m3 +failed +exit code 9/.test(again.stderr)], [9, true], again.stderr);
});

test('a canary that fails: nothing else is sent; in JSON each instance has its verdict and each call its reason', async () => {
  const { run } = await here;
  const words = ['exec', '-i', 'i-m3,i-m1,i-m2', '--canary', '1', '-o', 'json', '--', 'hostname'];
  const { code, stdout, stderr } = await run(words, { env });
  assert.deepEqual([code, stderr], [1, '']);
  const [document] = documents(stdout);
  const all = document as RunDocument;
  assert.deepEqual(
    all.calls.map(({ instances, error }) => [instances, error?.why ?? null]),
    [
      [1, null],
      [2, 'canary'],
    ],
  );
  assert.deepEqual(
    all.results.map(({ instanceId, verdict }) => [instanceId, verdict]),
    [
      ['i-m3', 'failed'],
      ['i-m1', 'not-delivered'],
      ['i-m2', 'not-delivered'],
    ],
  );
  assert.deepEqual(document.exit, { code: 1, reason: 'failed' });
  assert.ok(all.notes.some(({ code: note }) => note === 'daily-quota'));
  const { starts } = documents((await run(['emulator', 'ledger', '-o', 'json'])).stdout)[0];
  assert.equal((starts as Start[]).filter(({ tags }) => tags.some(({ value }) => value === all.runId)).length, 1);
  // What resume may still send is not run again beside it; a canary is smaller than a call.
  const [only] = documents(stdout) as unknown as readonly RunDocument[];
  const beside = await run(['retry', only?.runId ?? '', '--undelivered'], { env });
  assert.deepEqual([beside.code, /First:\s+ecs-invoke resume/.test(beside.stderr)], [64, true], beside.stderr);
});

test('-q says nothing of waves; JSON keeps stderr clean', async () => {
  const { stderr } = await go(['--max-errors', '1', '-q']);
  assert.doesNotMatch(stderr, /wave|canary|accepted|calls/);
});

const crowdLine = ['exec', '-i', crowd.map(({ id }) => id).join(), '--batch', '--batch-size', '20', '--', 'true'];
for (const [columns, more, colour] of [
  [80, {}, true],
  [30, {}, true],
  [80, { NO_COLOR: '1' }, false],
] as const) {
  test(`a terminal of ${columns} columns${colour ? '' : ', NO_COLOR'}: a bar over instances and verdicts, in one line`, async () => {
    const { env: way } = await here;
    const screen = terminal(program, [...lead, ...crowdLine], { columns, env: { ...way, ...env, ...more } });
    await screen.until(/of 120 ended/);
    assert.equal(await screen.ended, 1);
    const all = screen.all();
    assert.equal(/\x1b\[32m█|\x1b\[2m░/.test(all), colour && columns === 80);
    const drawn = stripVTControlCharacters(all)
      .split(/[\r\n]+/)
      .filter((each) => each.includes('of 120 ended'));
    assert.ok(drawn.length > 0);
    assert.equal(
      drawn.some((each) => /[█▓░]/.test(each)),
      columns === 80,
    );
    // Frames that overwrite each other stand behind one another here, and behind the last one what is printed then.
    const frames = drawn.flatMap((each) =>
      each.split(/(?=[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏])/).flatMap((frame) => /^.*ended(, \d+ running)?/.exec(frame)?.[0] ?? []),
    );
    for (const frame of frames) assert.ok(stringWidth(frame) < columns, frame);
  });
}
