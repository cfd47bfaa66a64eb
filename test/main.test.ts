import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { test } from 'node:test';
import { output, type TtyWritable } from '../src/cli/io.ts';
import { main } from '../src/main.ts';

const canary = 'CANARY-6f1d';

/** The streams of the process, and not the files of this one. */
const streams = (_: number, open: () => TtyWritable) => output(open());

/** A process whose environment fails in a way that nobody foresaw. */
async function failing(thrown: unknown, lang = 'en') {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const env = new Proxy({ ECS_INVOKE_LANG: lang } as Record<string, string>, {
    get(values, name: string) {
      if (name === 'ECS_INVOKE_PROFILE') throw thrown;
      return values[name];
    },
  });
  const argv = ['node', 'ecs-invoke', '-c', 'c-1', '-i', 'i-a'];
  const process = Object.assign(new EventEmitter(), { stdout, stderr, env, argv, platform: 'linux', pid: 1 });
  const code = await main(process as unknown as NodeJS.Process, streams);
  return { code, stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? ''), process };
}

class Foreign extends TypeError {
  override readonly name = 'Foreign';
}
const misleading = new Error('of another library');
misleading.message = canary;

const thrown: readonly (readonly [string, unknown, RegExp])[] = [
  ['an error', new Foreign(canary), /\(Foreign\)/],
  [
    'an error whose message looks like a place',
    new Error(`${canary}\n    at ${canary} (/${canary}.js:1:1)`),
    /\(Error\)/,
  ],
  ['an error whose message came later', misleading, /\(Error\)/],
  ['an error with a cause', new Error(canary, { cause: new Error(canary) }), /\(Error\)/],
  ['a text', canary, /\(string\)/],
];
for (const [title, error, kind] of thrown) {
  test(`${title}, thrown by surprise: 70, its kind and place, and none of its words`, async () => {
    const { code, stdout, stderr, process } = await failing(error);
    assert.equal(code, 70);
    assert.equal(stdout, '');
    assert.ok(!stderr.includes(canary), stderr);
    assert.match(stderr, /bug of ecs-invoke/);
    assert.match(stderr, kind);
    assert.match(stderr, /may have been executed/);
    assert.deepEqual(process.eventNames(), []);
  });
}

test('the place is told without the path to it; the words are Chinese where asked for', async () => {
  const { stderr } = await failing(new Error(canary), 'zh');
  assert.match(stderr, /内部错误（Error）/);
  assert.match(stderr, /^\s+at .*\(?main\.test\.ts:\d+:\d+\)?$/m);
  assert.doesNotMatch(stderr, /\//);
});

/** A process whose standard output fails with a code. */
async function withBrokenStdout(code: string, format: string) {
  const stdout = new Writable({ write: (_, __, done) => done(Object.assign(new Error('gone'), { code })) });
  const stderr = new PassThrough();
  const argv = ['node', 'ecs-invoke', '--version'];
  const env = { ECS_INVOKE_OUTPUT: format };
  const process = Object.assign(new EventEmitter(), { stdout, stderr, env, argv, platform: 'linux', pid: 1 });
  return { code: await main(process as unknown as NodeJS.Process, streams), stderr: String(stderr.read() ?? '') };
}

for (const [format, words] of [
  ['text', /^! Standard output could not be written \(ENOSPC\): the result is lost here\.\n$/],
  [
    'jsonl',
    /^\{"schema":"ecs-invoke\/1","kind":"error","invokeIds":\[\],"error":\{"type":"io","code":"ENOSPC",.*\}\n$/,
  ],
] as const) {
  test(`stdout cannot be written, -o ${format}: 74, and stderr is of that form`, async () => {
    const { code, stderr } = await withBrokenStdout('ENOSPC', format);
    assert.equal(code, 74);
    assert.match(stderr, words);
  });

  test(`a reader had enough of what only reads, -o ${format}: a quiet end`, async () => {
    assert.deepEqual(await withBrokenStdout('EPIPE', format), { code: 0, stderr: '' });
  });
}
