import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Follower } from '../../src/cli/follower.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { type OutputStyle, renderOutputs } from '../../src/cli/render/output.ts';
import { renderTable } from '../../src/cli/render/table.ts';
import { visible, visibleOutput } from '../../src/cli/render/visible.ts';
import { padEnd, stringWidth, wrap } from '../../src/cli/render/wrap.ts';
import { result } from '../support/fakes.ts';

const page: Page = { language: 'en', width: 80, paint: noPaint };
const plain: OutputStyle = { fold: true, diff: false, raw: false, terminal: false, encoding: null };

test('control sequences become visible, line ends, tabs and letters stay', () => {
  assert.equal(visible('a\x1b[2Jb\x07\x7f\x9b1m'), 'a^[[2Jb^G^?\\u009b1m');
  assert.equal(visible('x\tж\n中\r\n'), 'x\tж\n中\n');
  assert.equal(visible('done\rfail'), 'done^Mfail');
  assert.equal(visible('\u202eevil'), '\\u202eevil');
});

const overdrawn: readonly (readonly [string, string])[] = [
  ['done\rfail\n', 'done^Mfail\n'],
  ['1%\r2%\r3%\r4%\n', '…^M4%\n'],
  ['1%\r2%\r3%\r4%\r', '…^M4%'],
  ['1%\r2%\r3%\r\x1b[2K4%', '…^M^[[2K4%'],
  ['windows\r\r\nline\r\n', 'windows\nline\n'],
  ['a\u061cb', 'a\\u061cb'],
];
for (const [output, expected] of overdrawn) {
  test(`drawn over: ${JSON.stringify(output)}`, () => assert.equal(visibleOutput(output), expected));
}

test('no line is wider than asked for, Chinese or not, and nothing is lost', () => {
  const texts = [
    'At least one of the instance IDs is unknown in this region. One unknown ID makes the service refuse the whole call.',
    '该地域中至少有一个实例 ID 不存在。只要有一个 ID 不存在，服务就会拒绝整个调用，因此所有实例都没有执行。',
  ];
  for (const text of texts) {
    for (const width of [24, 40, 60, 200]) {
      const lines = wrap(text, width, '  ').split('\n');
      for (const line of lines) assert.ok(stringWidth(line) <= width, `${width}: ${line}`);
      assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    }
  }
  assert.equal(stringWidth(padEnd('中文', 6)), 6);
});

test('a command is not broken where a line has room for it, and no line begins with a full-width comma', () => {
  assert.equal(wrap('Then run `aliyun configure` again', 24), 'Then run\n`aliyun configure` again');
  assert.equal(wrap('Keep one: ecs-invoke emulator', 26), 'Keep one:\necs-invoke emulator');
  assert.equal(wrap('运行时请写明 -- uptime，或使用脚本', 23), '运行时请写明 --\nuptime，或使用脚本');
  assert.equal(wrap('`one two three four five six` seven', 20), '`one two three four\nfive six` seven');
});

test('a table wider than the window breaks between cells, and no line is wider than it', () => {
  const row = ['34d4a1b2c3d4e5f60718293a4b5c6d7e', '2026-11-21 12:00:00', 'finished', 'cn-hangzhou', 'shell: uptime'];
  assert.deepEqual(renderTable([row], 60), [
    '34d4a1b2c3d4e5f60718293a4b5c6d7e  2026-11-21 12:00:00',
    '    finished  cn-hangzhou  shell: uptime',
  ]);
  for (const width of [30, 40, 50, 200]) {
    const lines = renderTable([row, ['run', 'started', 'state', 'region', '内容']], width);
    for (const line of lines) assert.ok(stringWidth(line) <= Math.max(width, 36), `${width}: ${line}`);
  }
});

test('one target: exactly its bytes when it is not a terminal', () => {
  const output = Buffer.from([0x1b, 0x5b, 0x32, 0x4a, 0xff, 0x00, 0x0a]);
  assert.deepEqual(renderOutputs([result('i-a', { output })], 1, plain, page), output);
});

test('one target on a terminal: nothing can move the cursor, unless --raw', () => {
  const output = Buffer.from('a\x1b[2Jb\n');
  const shown = (raw: boolean) =>
    renderOutputs([result('i-a', { output })], 1, { ...plain, raw, terminal: true }, page).toString();
  assert.equal(shown(false), 'a^[[2Jb\n');
  assert.equal(shown(true), 'a\x1b[2Jb\n');
});

test('equal outputs share a heading with a count; differing verdicts or bytes do not', () => {
  const output = Buffer.from('same\n');
  const results = [
    result('i-a', { output }),
    result('i-b', { output, state: 'failed', exitCode: 3 }),
    result('i-c', { output }),
    result('i-d', { output: Buffer.from('other') }),
  ];
  assert.equal(
    renderOutputs(results, 4, plain, page).toString(),
    '── i-b  failed 3 ──\nsame\n── i-a, i-c (2 instances)  success ──\nsame\n── i-d  success ──\nother\n',
  );
  assert.equal(
    renderOutputs(results, 4, { ...plain, fold: false }, page)
      .toString()
      .match(/──\n/g)?.length,
    4,
  );
});

test('cut output is marked with the bytes dropped', () => {
  const results = [result('i-a', { output: Buffer.from('x'), dropped: 75_424 }), result('i-b')];
  assert.match(
    renderOutputs(results, 2, plain, page).toString(),
    /x\n\[… 75,424 bytes of output dropped by the service …\]\n/,
  );
});

test('following shows whole lines once, and the unfinished rest at the end', () => {
  const follower = new Follower(plain, page);
  const at = (state: 'running' | 'success', output: string) => [result('i-a', { state, output: Buffer.from(output) })];
  assert.equal(follower.news(at('running', 'one\ntw'), 1).toString(), 'one\n');
  assert.equal(follower.news(at('running', 'one\ntw'), 1).toString(), '');
  assert.equal(follower.news(at('running', 'one\ntwo\n'), 1).toString(), 'two\n');
  assert.equal(follower.news(at('success', 'one\ntwo\nend'), 1).toString(), 'end');
});

test('several targets: each line names its instance', () => {
  const follower = new Follower(plain, page);
  const results = [result('i-a', { output: Buffer.from('1\n2') }), result('i-b', { output: Buffer.from('3\n') })];
  assert.equal(follower.news(results, 2).toString(), 'i-a: 1\ni-a: 2\ni-b: 3\n');
});

test('outputs that differ only in exit code, or in the bytes dropped, do not share a heading', () => {
  const output = Buffer.from('same\n');
  const failed = { output, state: 'failed', errorCode: 'ExitCodeNonzero' } as const;
  const headings = (...facts: readonly Parameters<typeof result>[1][]) =>
    renderOutputs(
      facts.map((each, at) => result(`i-${at}`, each)),
      facts.length,
      plain,
      page,
    )
      .toString()
      .match(/^── .* ──$/gm);
  assert.deepEqual(headings({ ...failed, exitCode: 3 }, { ...failed, exitCode: 4 }), [
    '── i-0  failed 3 ──',
    '── i-1  failed 4 ──',
  ]);
  assert.equal(headings({ output, dropped: 1 }, { output, dropped: 2 })?.length, 2);
  assert.equal(headings({ output, dropped: 1 }, { output, dropped: 1 })?.length, 1);
});

test('an instance that the command never reached has no block; one that printed has', () => {
  const never = { exitCode: null, output: Buffer.alloc(0) } as const;
  const results = [
    result('i-ran'),
    result('i-stopped', { ...never, state: 'aborted', errorCode: 'InstanceNotRunning' }),
    result('i-invalid', { ...never, state: 'invalid' }),
    result('i-cancelled', { ...never, state: 'cancelled' }),
    result('i-later', { ...never, state: 'scheduled' }),
    result('i-lost', { ...never, state: 'aborted', errorCode: 'ClientNotRunning', output: Buffer.from('half\n') }),
  ];
  assert.equal(
    renderOutputs(results, results.length, plain, page).toString(),
    '── i-lost  not delivered ──\nhalf\n── i-ran  success ──\n(no output)\n',
  );
});
