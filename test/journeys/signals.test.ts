import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';
import { lead, program } from '../support/under-test.ts';

const requests: string[] = [];
const here = stage({ after }, { logger: (line) => requests.push(line) });

test('the terminal closes while waiting: 143, and how to come back', async () => {
  const { run } = await here;
  const { code, stderr } = await run(['-c', 'c-slow', '-i', 'i-web1', '--wait'], {
    watch: (text, kill) => {
      if (text.endsWith('\n') && /accepted as t-/.test(text)) kill('SIGHUP');
    },
  });
  assert.equal(code, 143);
  assert.match(stderr, /Waiting was interrupted[\s\S]*show t-\S+ -r cn-hangzhou --wait/);
});

for (const [signal, expected] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} while standard input is awaited: ${expected}, and nothing was sent`, async (t) => {
    const { env } = await here;
    const before = requests.length;
    const kept = { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, HOME: '/dev/null' };
    const child = spawn(program, [...lead, '-c', 'c-hello', '-i', '-'], { env: { ...kept, ...env } });
    t.after(() => child.kill('SIGKILL'));
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (piece) => {
      stderr += piece;
    });
    child.stdin.on('error', () => {});
    // More than the pipe holds: once all of it is written the program has begun to read, and waits for the rest.
    child.stdin.write('# one of many\n'.repeat(60_000), () => child.kill(signal));
    const code = await new Promise((end) => child.once('close', end));
    assert.equal(code, expected, stderr);
    assert.match(stderr.replace(/\s+/g, ' '), /Interrupted while reading standard input\. Nothing was sent\./);
    assert.equal(requests.length, before);
  });
}
