import assert from 'node:assert/strict';
import { start } from './support/program.ts';
import { entryTypes, flat, row, typesSoFar } from './support/row.ts';
import type { Scene } from './support/scene.ts';

/** Rows of Ctrl-C. */
function struck(here: Scene): number {
  return here.emulator.faults.list()[0]?.struck ?? 0;
}

row(
  31,
  'Ctrl-C before sending',
  { proxied: true },
  { ran: 0, exit: 130, says: [/nothing was sent|not sent/i] },
  async (here) => {
    await here.proxy?.down();
    const program = start(here);
    await here.until(() => typesSoFar(here).includes('not-sent'));
    program.kill('SIGINT');
    const ended = await program.ended;
    assert.equal(entryTypes(here.journalText()).at(-1), 'not-sent', 'the intent is closed');
    return ended;
  },
);

row(
  32,
  'Ctrl-C while the request is in flight: one look-up',
  { faults: ['InvokeCommand:1:after-commit:hang'] },
  { ran: 1, exit: 130, says: [/t-[0-9a-f]{32}/], tellsRunId: true },
  async (here) => {
    const program = start(here);
    await here.until(() => here.starts.length === 1);
    program.kill('SIGINT');
    return program.ended;
  },
);

row(
  '32 answered',
  'Ctrl-C while the request is in flight: the answer comes within 5 s',
  { faults: ['InvokeCommand:1:after-commit:latency=2s'] },
  { ran: 1, exit: 130, says: [/t-[0-9a-f]{32}/] },
  async (here) => {
    const program = start(here);
    await here.until(() => here.starts.length === 1);
    program.kill('SIGINT');
    return program.ended;
  },
);

row(
  '32 twice',
  'Ctrl-C twice while the request is in flight: stop now',
  { faults: ['InvokeCommand:1:after-commit:hang'] },
  { ran: 1, exit: 130, says: [/find out later/i], tellsRunId: true },
  async (here) => {
    const program = start(here);
    await here.until(() => here.starts.length === 1);
    program.kill('SIGINT');
    await here.until(() => /Ctrl-C again/.test(program.stderr()));
    // What comes within 250 ms of the first is the same key held down.
    await new Promise((wake) => setTimeout(wake, 300));
    program.kill('SIGINT');
    const ended = await program.ended;
    const { runId } = here;
    assert.match(flat(ended.stderr), new RegExp(`resume ${runId}`));
    const resumed = await here.run(['resume', runId, '--param-env', 'secret=MATRIX_SECRET']);
    assert.equal(resumed.code, 0, resumed.stderr);
    return ended;
  },
);

const slow = {
  id: 'c-mark-slow',
  name: 'slowly',
  content: `: '{{secret}}'\necho '{{mark}}' >> "$HOME/marks"\nsleep 60\n`,
  enableParameter: true,
};
const slowly = (here: Scene, more: readonly string[] = []) => [
  ...here.words().map((word) => (word === 'c-mark' ? slow.id : word)),
  ...more,
];
const slowFleet = { fleet: { commands: [slow] } };

row(
  33,
  'Ctrl-C while polling: detach',
  slowFleet,
  {
    ran: 1,
    exit: 130,
    says: [/t-[0-9a-f]{32}/, /still running|goes on without us/i, /show|resume/, /ecs-invoke stop|--stop-on-interrupt/],
    journal: ['accepted', 'detached'],
  },
  async (here) => {
    const program = start(here, slowly(here));
    await here.until(() => here.marks === 1 && /accepted as t-/.test(program.stderr()));
    program.kill('SIGINT');
    const ended = await program.ended;
    assert.equal(here.starts[0]?.exitCode, null, 'it goes on');
    process.kill(here.starts[0].pid, 'SIGKILL');
    return ended;
  },
);

row(
  '33 stopping',
  'Ctrl-C while polling, --stop-on-interrupt',
  slowFleet,
  { ran: 1, exit: 130, says: [/i-web1 +stopped/] },
  async (here) => {
    const program = start(here, slowly(here, ['--stop-on-interrupt']));
    await here.until(() => here.marks === 1 && /accepted as t-/.test(program.stderr()));
    program.kill('SIGINT');
    const ended = await program.ended;
    assert.throws(() => process.kill(here.starts[0]!.pid, 0), /ESRCH/);
    return ended;
  },
);

row(
  34,
  'Ctrl-C while stopping: the stop call is finished',
  { ...slowFleet, faults: ['StopInvocation:1:after-read:latency=1s'] },
  { ran: 1, exit: 130, says: [/i-web1/] },
  async (here) => {
    await here.run([...slowly(here).filter((word) => word !== '--wait')]);
    await here.until(() => here.marks === 1);
    const { invokeId, pid } = here.starts[0]!;
    const program = start(here, ['stop', invokeId]);
    await here.until(() => struck(here) === 1);
    program.kill('SIGINT');
    const ended = await program.ended;
    await here.until(() => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    }, 'the end of what was stopped');
    return ended;
  },
);
