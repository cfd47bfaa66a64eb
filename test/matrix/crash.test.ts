import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FastClock } from './support/fast-clock.ts';
import { runInside } from './support/inside.ts';
import { killedWhen, start } from './support/program.ts';
import { flat, row, typesSoFar } from './support/row.ts';
import type { Scene } from './support/scene.ts';

/** Rows in which the program is stopped: by kill -9, and by another one of its own. */
const resumeWords = (here: Scene) => ['resume', here.runId, '--param-env', 'secret=MATRIX_SECRET'];

/** A fault of the emulator struck so often. */
function struck(here: Scene, at = 0): number {
  return here.emulator.faults.list()[at]?.struck ?? 0;
}

row(
  35,
  'kill -9 between intent and send',
  { proxied: true },
  { ran: 1, exit: 0, journal: ['intent', 'sent', 'accepted'] },
  async (here) => {
    // The connection stands, and not a byte of the request gets through.
    here.proxy?.add({ toxic: { kind: 'timeout', ms: 0 }, stream: 'up' });
    await killedWhen(here, () => typesSoFar(here).includes('sent'));
    here.proxy?.clear();
    return here.run(resumeWords(here));
  },
);

row(
  '35 before it is sent',
  'kill -9 after the intent, before the first attempt is on record',
  { faults: ['InvokeCommand:1:before-read:hang'] },
  { ran: 1, exit: 0 },
  async (here) => {
    await killedWhen(here, () => typesSoFar(here).includes('intent'));
    const file = path.join(here.runsDirectory, `${here.runId}.jsonl`);
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, 2);
    writeFileSync(file, `${lines.join('\n')}\n`);
    here.emulator.faults.clear();
    return here.run(resumeWords(here));
  },
);

row(
  36,
  'kill -9 between commit and the accepted record',
  { faults: ['InvokeCommand:1:after-commit:hang'] },
  { ran: 1, exit: 0, says: [/found/i], journal: ['intent', 'sent', 'accepted', 'result', 'done'] },
  async (here) => {
    await killedWhen(here, () => here.starts.length === 1);
    return here.run(resumeWords(here));
  },
);

const fails = {
  id: 'c-mark-9',
  name: 'nine',
  content: `echo '{{mark}}' >> "$HOME/marks"; echo out; exit 9`,
  enableParameter: true,
};
const failing = (here: Scene) => ['-c', 'c-mark-9', '-i', 'i-web1', '-p', `mark=${here.marker}`, '--wait'];

row(
  37,
  'kill -9 while polling, resume after 1 h',
  { fleet: { commands: [fails] }, faults: ['DescribeInvocationResults:1:hang'] },
  { ran: 1, exit: 9 },
  async (here) => {
    await killedWhen(here, () => struck(here) === 1, failing(here));
    here.emulator.faults.clear();
    const clock = new FastClock();
    clock.jump(3600_000);
    const ended = await runInside(['resume', here.runId], { clock, env: here.env });
    here.told.push(ended);
    assert.equal(ended.stdout, 'out\n');
    const again = await here.run(['resume', here.runId]);
    assert.equal(again.code, 9, 'a finished run prints the stored result');
    assert.equal(again.stdout, 'out\n');
    return ended;
  },
);

row(
  38,
  'resume while the first process still lives',
  { faults: ['DescribeInvocationResults:1:hang'] },
  { ran: 1, exit: 69, says: [/\b\d+\b.*(since|started|start)|(since|started|start).*\b\d+\b/i] },
  async (here) => {
    const first = start(here);
    await here.until(() => struck(here) === 1);
    const second = await here.run(['resume', here.runId]);
    assert.ok(second.stderr.includes(String(first.child.pid)), second.stderr);
    first.kill('SIGKILL');
    await first.ended;
    return second;
  },
);

row(
  '42 torn',
  'the journal ends in the middle of a line',
  { faults: ['DescribeInvocationResults:1:hang'] },
  { ran: 1, exit: 0 },
  async (here) => {
    await killedWhen(here, () => struck(here) === 1);
    here.emulator.faults.clear();
    appendFileSync(path.join(here.runsDirectory, `${here.runId}.jsonl`), '{"type":"resu');
    return here.run(['resume', here.runId]);
  },
);

row(
  '42',
  'the journal is of a newer version',
  {},
  { ran: 1, exit: 78, says: [/\.jsonl/, /line 1|:1\b/, /newer|version/i] },
  async (here) => {
    await here.run();
    const runId = here.runId;
    const file = path.join(here.runsDirectory, `${runId}.jsonl`);
    const newer = here.journalText(runId).replace('"journal":1', '"journal":2');
    writeFileSync(file, newer);
    const ended = await here.run(['resume', runId]);
    assert.equal(here.journalText(runId), newer, 'old data untouched');
    return ended;
  },
);

row(
  30,
  'the same --run-id with different content, from another machine',
  {},
  { ran: 1, exit: 4, says: [/same run id|run id/i, /different|differ/i] },
  async (here) => {
    const first = await here.run([...here.words(), '--run-id', 'nightly-1']);
    assert.equal(first.code, 0, first.stderr);
    const elsewhere = { XDG_STATE_HOME: path.join(here.home, 'elsewhere') };
    const words = here.words().map((word) => (word.startsWith('mark=') ? `${word}x` : word));
    const second = await here.run([...words, '--run-id', 'nightly-1'], { env: elsewhere });
    assert.ok(second.stderr.includes(here.starts[0]!.invokeId), 'the old InvokeId');
    return second;
  },
);

row(
  '30 here',
  'the same --run-id with different content, on this machine',
  {},
  { ran: 1, exit: 64, says: [/nightly-1/] },
  async (here) => {
    await here.run([...here.words(), '--run-id', 'nightly-1']);
    const words = here.words().map((word) => (word.startsWith('mark=') ? `${word}x` : word));
    return here.run([...words, '--run-id', 'nightly-1']);
  },
);

row('30 the same', 'the same --run-id with the same content runs once', {}, { ran: 1, exit: 0 }, async (here) => {
  await here.run([...here.words(), '--run-id', 'nightly-1']);
  const elsewhere = { XDG_STATE_HOME: path.join(here.home, 'elsewhere') };
  const words = [...here.words(), '--run-id', 'nightly-1'];
  const [there, again] = [await here.run(words, { env: elsewhere }), await here.run(words)];
  assert.equal(there.code, 0, flat(there.stderr));
  return again;
});
