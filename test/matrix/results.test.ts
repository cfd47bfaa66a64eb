import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/start.ts';
import { row } from './support/row.ts';
import { canaries, markingCommand, type Scene } from './support/scene.ts';

/** Rows of what comes back: reads that fail, and results of every kind. */
const dataDir = (here: Scene) => path.join(here.home, 'service');

/** Somebody else's connection may have that port for a while. */
async function startOnPort(port: number, options: EmulatorOptions): Promise<Emulator> {
  for (let tries = 0; ; tries++) {
    try {
      return await startEmulator({ ...options, port });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tries === 200) throw error;
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }
}

row(
  44,
  'the service restarts while polling',
  { faults: ['DescribeInvocationResults:1:hang'] },
  { ran: 1, exit: 0, says: [/i-web1 +success/] },
  async (here) => {
    await here.emulator.stop();
    const accessKey = { id: here.emulator.accessKeyId, secret: canaries.accessKeySecret };
    const options = { accessKey, pendingMs: 0, dataDir: dataDir(here), fleet: { commands: [markingCommand] } };
    here.emulator = await startEmulator(options);
    const { port } = here.emulator;
    here.fault('DescribeInvocationResults:1:hang');
    const running = here.run();
    await here.until(() => here.starts[0]?.exitCode === 0);
    await here.until(() => here.emulator.faults.list()[0]?.struck === 1);
    await here.emulator.stop();
    await new Promise((wake) => setTimeout(wake, 1500));
    here.emulator = await startOnPort(port, options);
    return running;
  },
);

for (const [name, unknown] of [
  ['45', 'unknown=10s'],
  ['45 refused', 'unknown=10s,code=InvalidInvokeId.NotFound'],
] as const) {
  row(
    name,
    'our InvokeId is not known for 10 s after it was accepted',
    { inside: true, faults: [`InvokeCommand:1:${unknown}`] },
    { ran: 1, exit: 0, says: [/i-web1 +success/], neverSays: [/not found|does not exist|unknown/i] },
  );
}

const instances = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `i-model${String(at + 1).padStart(3, '0')}`,
    simulated: { runMs: 20, exitCode: 0 },
  }));
const idsOf = (count: number) => instances(count).map(({ id }) => id);
const batch = (count: number) => [
  '--wait',
  '--batch',
  '--batch-size',
  '100',
  '-o',
  'json',
  '-i',
  idsOf(count).slice(1).join(','),
];

/** No instance is missing, and none is there twice. */
function allOnce(stdout: string, count: number): void {
  const { results } = JSON.parse(stdout) as { results: { instanceId: string }[] };
  assert.deepEqual(
    results.map(({ instanceId }) => instanceId),
    idsOf(count),
  );
}

row(
  46,
  'page 2 of the results fails',
  { inside: true, fleet: { instances: instances(60) }, faults: ['DescribeInvocationResults:2:reset'] },
  { ran: 60, exit: 0, leavesMarks: false },
  async (here) => {
    const ended = await here.run(here.words('i-model001', batch(60)));
    allOnce(ended.stdout, 60);
    return ended;
  },
);

row(
  '46 in a circle',
  'the token of page 2 repeats',
  { inside: true, fleet: { instances: instances(60) } },
  { ran: 60, exit: 0, leavesMarks: false },
  async (here) => {
    const page = { NextToken: 'again', InvocationResults: { InvocationResult: [] } };
    const text = JSON.stringify({ RequestId: 'R', Invocation: page });
    const body = { text, contentType: 'application/json' };
    const effect = { kind: 'status', status: 200, body } as const;
    here.emulator.faults.add({ action: 'DescribeInvocationResults', calls: [1, 2], effect });
    const ended = await here.run(here.words('i-model001', batch(60)));
    allOnce(ended.stdout, 60);
    return ended;
  },
);

row(
  47,
  '100 + 37 instances: the second chunk is rejected',
  {
    ...{ inside: true, fleet: { instances: instances(137) } },
    faults: ['InvokeCommand:*:i-model101:code=InvalidInstance.NotFound'],
  },
  { ran: 100, exit: 3, leavesMarks: false },
  async (here) => {
    const words = here.words('i-model001', batch(137));
    const ended = await here.run(words);
    const { results } = JSON.parse(ended.stdout) as { results: { instanceId: string; verdict: string }[] };
    const of = (verdict: string) =>
      results.filter((each) => each.verdict === verdict).map(({ instanceId }) => instanceId);
    assert.deepEqual(of('success'), idsOf(100));
    assert.deepEqual(of('refused'), idsOf(137).slice(100));
    return ended;
  },
);

row(
  48,
  'the agent is absent on 3 of 10',
  {
    fleet: {
      starter: false,
      instances: Array.from({ length: 10 }, (_, at) => ({ id: `i-of${at}`, agent: at % 3 === 1 ? 'absent' : 'ok' })),
    },
  },
  { ran: 7, exit: 3, says: [/7 of 10/, /ClientNotRunning|agent/i] },
  async (here) => {
    const ids = Array.from({ length: 10 }, (_, at) => `i-of${at}`).join(',');
    const ended = await here.run(here.words(ids));
    for (const id of ['i-of1', 'i-of4', 'i-of7']) assert.ok(ended.stderr.includes(id), `${id} is not told`);
    return ended;
  },
);

row(
  49,
  'a remote timeout, and a child that survives it',
  { inside: true },
  { ran: 1, exit: 1, says: [/i-web1 +(timed-out|timed out|timeout)/i, /still (be )?running/i, /Process\b/] },
  async (here) => {
    const line = `echo ${here.marker} >> "$HOME/marks"; echo the beginning; sleep 60 & wait`;
    const own = ['--timeout', '2m', '--termination-mode', 'Process'];
    const ended = await here.run(['exec', '-i', 'i-web1', ...own, '--', line]);
    assert.match(ended.stdout, /the beginning/);
    return ended;
  },
);

row(
  50,
  '1 MB of output, binary, cut inside a character',
  {},
  { ran: 1, exit: 0, says: [/[\d,]+ bytes.*dropped|dropped.*bytes/i] },
  async (here) => {
    const place = path.join(here.home, 'saved');
    const line = `echo ${here.marker} >> "$HOME/marks"; yes '€€€€' | head -c 1000000`;
    const ended = await here.run(['exec', '-i', 'i-web1', '--save-output', place, '-o', 'json', '--', line]);
    const { results } = JSON.parse(ended.stdout) as { results: { dropped: number }[] };
    const saved = readdirSync(place).filter((name) => name.startsWith('i-web1'));
    const bytes = readFileSync(path.join(place, saved[0]!)).length;
    assert.equal(here.starts[0]?.bytes, 1_000_000);
    assert.equal(bytes + results[0]!.dropped, 1_000_000, 'output and Dropped are what was written');
    const text = await here.run(['show', here.starts[0]!.invokeId]);
    return { ...text, stderr: `${text.stderr}${text.stdout}` };
  },
);

row(
  51,
  'no exit code, and a status word that nobody knows',
  { inside: true },
  { ran: 1, exit: [4, 124], says: [/Wobbling/] },
  async (here) => {
    const rows = [
      {
        InstanceId: 'i-web1',
        InvokeId: 't-1',
        InvocationStatus: 'Wobbling',
        InvokeRecordStatus: 'Wobbling',
        Output: '',
      },
    ];
    const text = JSON.stringify({ RequestId: 'R', Invocation: { InvocationResults: { InvocationResult: rows } } });
    const effect = { kind: 'status', status: 200, body: { text, contentType: 'application/json' } } as const;
    here.emulator.faults.add({ action: 'DescribeInvocationResults', effect });
    return here.run(here.words('i-web1', ['--wait', '--wait-timeout', '30s']));
  },
);

row('51 by name', 'the end without an exit code', { inside: true }, { ran: 1, exit: [1, 4] }, async (here) => {
  const rows = [
    { InstanceId: 'i-web1', InvokeId: 't-1', InvocationStatus: 'Failed', InvokeRecordStatus: 'Failed', Output: '' },
  ];
  const text = JSON.stringify({ RequestId: 'R', Invocation: { InvocationResults: { InvocationResult: rows } } });
  const effect = { kind: 'status', status: 200, body: { text, contentType: 'application/json' } } as const;
  here.emulator.faults.add({ action: 'DescribeInvocationResults', effect });
  return here.run();
});

row(
  '44 alone',
  'reads fail for a while',
  { inside: true, faults: ['DescribeInvocationResults:1-4:reset'] },
  { ran: 1, exit: 0 },
);
