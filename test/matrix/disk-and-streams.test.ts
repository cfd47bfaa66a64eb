import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { start } from './support/program.ts';
import { row } from './support/row.ts';
import type { Scene } from './support/scene.ts';

/** Rows in which this machine's own disk or streams fail. */
function fullDisk(place: string, content: string): { env: Record<string, string> } {
  const preload = path.resolve('test/matrix/support/full-disk.cjs');
  const options = `${process.env.NODE_OPTIONS ?? ''} --require=${JSON.stringify(preload)}`.trim();
  return { env: { NODE_OPTIONS: options, FULL_DISK_PLACE: place, FULL_DISK_CONTENT: content } };
}

row(
  39,
  'the disk is full at intent',
  {},
  { ran: 0, exit: 74, says: [/nothing was sent/i, /ecs-invoke\/runs|\.jsonl/, /space|ENOSPC/i] },
  (here) => here.run(here.words(), fullDisk('/ecs-invoke/', '"intent"')),
);

row(
  '39 unwritable',
  'a file stands where the state directory should be',
  {},
  { ran: 0, exit: 74, says: [/nothing was sent/i, /ecs-invoke/] },
  (here) => {
    mkdirSync(here.stateHome);
    writeFileSync(path.join(here.stateHome, 'ecs-invoke'), '');
    return here.run();
  },
);

row('39 without a journal', '--no-journal sends all the same', {}, { ran: 1, exit: 0 }, (here) => {
  mkdirSync(here.stateHome);
  writeFileSync(path.join(here.stateHome, 'ecs-invoke'), '');
  return here.run(here.words('i-web1', ['--wait', '--no-journal']));
});

row(
  40,
  'the disk is full at accepted',
  {},
  { ran: 1, exit: 0, says: [/t-[0-9a-f]{32}/, /space|ENOSPC|journal|record/i] },
  async (here) => {
    const ended = await here.run(here.words(), fullDisk('/ecs-invoke/', '"accepted"'));
    await tellsInvokeId(here, ended.stderr);
    assert.match(ended.stdout, /^ran mark-/);
    return ended;
  },
);

row(
  41,
  'the disk is full while the output is saved',
  {},
  { ran: 1, exit: 74, says: [/i-web1 +success/, /space|ENOSPC/i, /saved-here/] },
  (here) => {
    const place = path.join(here.home, 'saved-here');
    const words = [...here.words(), '--save-output', place];
    return here.run(words, fullDisk('/saved-here/', ''));
  },
);

row(
  43,
  'nobody reads standard output any more',
  {},
  { ran: 1, exit: 74, says: [/t-[0-9a-f]{32}/], journal: ['accepted', 'result', 'done'] },
  async (here) => {
    const ended = await start(here, here.words(), { deafStdout: true }).ended;
    await tellsInvokeId(here, ended.stderr);
    return ended;
  },
);

row('43 without waiting', 'nobody reads the InvokeId on standard output', {}, { ran: 1, exit: 74 }, async (here) => {
  const ended = await start(here, here.words('i-web1', []), { deafStdout: true }).ended;
  await tellsInvokeId(here, ended.stderr);
  return ended;
});

async function tellsInvokeId(here: Scene, stderr: string): Promise<void> {
  await here.until(() => here.starts.length > 0);
  assert.ok(stderr.includes(here.starts[0]!.invokeId), `the InvokeId is not on stderr\n${stderr}`);
}
