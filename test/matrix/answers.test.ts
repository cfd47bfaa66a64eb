import assert from 'node:assert/strict';
import { type Expected, flat, row } from './support/row.ts';
import { longTimeout, type Scene } from './support/scene.ts';

/** Rows in which the request arrived and its answer did not, or not whole. */
const found: Expected = {
  ...{ ran: 1, exit: 0 },
  says: [/lost|no (valid )?answer/i, /found.*t-[0-9a-f]{32}/i],
  journal: ['intent', 'sent', 'unknown', 'accepted'],
};

row(9, 'reset after commit', { faults: ['InvokeCommand:1:after-commit:reset'] }, found);

row('9 by exec', 'RunCommand is found as well', { faults: ['RunCommand:1:after-commit:reset'] }, found, (here) =>
  here.run(['exec', '-i', 'i-web1', '--', `echo ${here.marker} >> "$HOME/marks"`]),
);

row(
  10,
  'reset after commit, tags invisible for 20 s',
  { inside: true, faults: ['InvokeCommand:1:after-commit:reset', 'InvokeCommand:1:hide=20s'] },
  { ran: 1, exit: 0, says: [/lost|no (valid )?answer/i, /t-[0-9a-f]{32}/] },
);

row(
  11,
  'reset after commit, tokens ignored and we know it, visible after 20 s',
  {
    inside: true,
    ignoresClientTokens: true,
    faults: ['InvokeCommand:1:after-commit:reset', 'InvokeCommand:1:hide=20s'],
  },
  { ran: 1, exit: 0, says: [/found.*t-[0-9a-f]{32}/i], journal: ['sent', 'unknown', 'accepted'] },
  (here) => here.run([...here.words(), '--no-client-token']),
);

row(
  '11b',
  'reset after commit, tags invisible for 20 s, tokens silently ignored',
  {
    ...{ inside: true, ignoresClientTokens: true },
    faults: ['InvokeCommand:1:after-commit:reset', 'InvokeCommand:1:hide=20s'],
    fleet: {
      commands: [
        { id: 'c-mark-slow', name: 'mark-slow', content: slowMark(), enableParameter: true, timeout: longTimeout },
      ],
    },
  },
  {
    ran: 2,
    exit: 5,
    says: [/duplicate|twice|more than once/i, /ecs-invoke stop t-/],
    journal: ['accepted', 'duplicate'],
  },
  async (here) => {
    const ended = await here.run(here.words().map((word) => (word === 'c-mark' ? 'c-mark-slow' : word)));
    for (const { invokeId } of here.starts) assert.ok(ended.stderr.includes(invokeId), `${invokeId} is not told`);
    return ended;
  },
);

/** Long enough for the tags to be seen at the end, by a clock that runs faster. */
function slowMark(): string {
  return `: '{{secret}}'\necho '{{mark}}' >> "$HOME/marks"\nsleep 0.3\n`;
}

/** What an unknown outcome has to tell. */
const unknown: Expected = {
  ...{ ran: 1, exit: 4, tellsRunId: true, hidesInvokeId: true },
  says: [/unknown/i, /resume [0-9a-f]{32}/, /i-web1|1 instance/],
  journal: ['intent', 'sent', 'unknown'],
};

row(
  12,
  'reset after commit, tokens ignored and we know it, never visible',
  {
    inside: true,
    ignoresClientTokens: true,
    faults: ['InvokeCommand:1:after-commit:reset', 'InvokeCommand:1:hide=forever'],
  },
  unknown,
  (here) => here.run([...here.words(), '--no-client-token']),
);

row(
  '12 without a journal',
  'nothing promises a way back that is not there',
  {
    inside: true,
    ignoresClientTokens: true,
    faults: ['InvokeCommand:1:after-commit:reset', 'InvokeCommand:1:hide=forever'],
  },
  { ran: 1, exit: 4, hidesInvokeId: true, says: [/unknown/i], neverSays: [/ecs-invoke resume/] },
  (here) => here.run([...here.words(), '--no-client-token', '--no-journal']),
);

row(
  13,
  'headers after 90 s, committed',
  { inside: true, faults: ['InvokeCommand:1:after-commit:latency=90s'] },
  { ...found, says: [/no answer/i, /found.*t-/i] },
);

row(
  '13 in the head',
  'half of the head, the rest after 90 s',
  { inside: true, faults: ['InvokeCommand:1:headers:latency=90s'] },
  found,
);

row(14, 'headers drip 1 byte/s', { inside: true, faults: ['InvokeCommand:1:headers:drip=1s'] }, found);

row(15, 'body cut, with length', { faults: ['InvokeCommand:1:body:close'] }, found);

row('15 by a reset', 'body cut by a reset', { faults: ['InvokeCommand:1:body:reset'] }, found);

row(16, 'body cut, no length header', { faults: ['InvokeCommand:1:body:cut'] }, found);

row(
  17,
  '200 with HTML (captive portal)',
  { inside: true, faults: ['*:*:status=200,body=html'] },
  {
    ran: 0,
    exit: 4,
    tellsRunId: true,
    says: [/does not look like the API|not the API|web page/i, /200 OK/],
    journal: ['sent', 'unknown'],
  },
);

row(
  18,
  '502 HTML from a balancer, before commit',
  { faults: ['InvokeCommand:1:before-commit:status=502'] },
  { ran: 1, exit: 0, says: [/again/i], journal: ['sent', 'unknown', 'sent', 'accepted'] },
);

row(19, '502 HTML, after commit', { faults: ['InvokeCommand:1:after-commit:status=502'] }, found);

const burst = 'InvokeCommand:1-4:before-commit:code=ServiceUnavailable,status=503';
row(
  20,
  '503 and ServiceUnavailable, a burst of 4',
  { inside: true, faults: [burst] },
  { ran: 1, exit: 0 },
  async (here) => {
    const first = await here.run();
    assert.equal(first.code, 4, first.stderr);
    assert.match(flat(first.stderr), /attempts by this command: 3/);
    assert.equal(struck(here), 3, 'tries');
    return here.run(['resume', here.runId, '--param-env', 'secret=MATRIX_SECRET']);
  },
);

row(
  '20b',
  '503 with a hint, after commit, edition 2019',
  {
    ...{ inside: true, edition: '2019' },
    faults: [
      'InvokeCommand:1:after-commit:code=ServiceUnavailable,status=503,retry-after=1s',
      'InvokeCommand:1:hide=forever',
    ],
  },
  unknown,
  async (here) => {
    const ended = await here.run([...here.words(), '--edition', '2019']);
    assert.equal(struck(here), 1, 'InvokeCommand was sent once');
    return ended;
  },
);

row(
  23,
  '500 InternalError.Dispatch after commit',
  { faults: ['InvokeCommand:1:after-commit:code=InternalError.Dispatch'] },
  found,
);

row(
  29,
  'IdempotentProcessing twice',
  { inside: true, faults: ['InvokeCommand:1-2:code=IdempotentProcessing'] },
  { ran: 1, exit: 0, journal: ['sent', 'accepted'] },
);

function struck(here: Scene): number {
  return here.emulator.faults.list()[0]?.struck ?? 0;
}
