import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from '../support/journey.ts';

const hangs = { kind: 'hang' } as const;
const flat = (text: string) => text.replace(/\s+/g, ' ');

const lines: readonly (readonly [string, readonly string[]])[] = [
  ['DescribeCommands', ['-c', 'hello', '-i', 'i-web1', '--wait']],
  ['DescribeInstances', ['instances', 'list']],
  ['DescribeInstances', ['instances', 'check', '--name', 'web-1']],
  ['DescribeCommands', ['instances', 'check', '-c', 'hello', '-i', 'i-web1']],
  ['DescribeInvocations', ['schedule', 'list']],
  ['DescribeCommands', ['commands', 'list']],
  ['DescribeCommands', ['commands', 'show', 'hello']],
  ['DescribeInvocationResults', ['show', 't-00000000000000000000000000000000']],
];
for (const [action, args] of lines) {
  test(`Ctrl-C while ${action} of ${args.join(' ')} hangs: 130, and nothing was sent`, async (t) => {
    const { run, emulator, starts } = await stage(t);
    emulator.faults.add({ action, effect: hangs });
    const { code, stderr } = await run([...args, '--verbose'], {
      watch: (text, kill) => {
        if (/endpoint http/.test(text)) kill('SIGINT');
      },
    });
    assert.equal(code, 130, stderr);
    assert.match(flat(stderr), /Interrupted; nothing was sent\. → Only look-ups had been made/);
    assert.doesNotMatch(stderr, /no valid answer/);
    assert.deepEqual(await starts(), []);
  });
}
