// What waiting for 1,000 simulated instances costs: 20 calls of 50 with --batch, waited for side by side, with three kinds
// of output. A relay before the emulator counts the calls, gives each instance one of three outputs, and lets the runs
// last as long as the row says. Prints a table in Markdown; exits 1 when the reads are more than (pages of 50) x polls, the
// polls of an invocation more than the budget, two polls of one closer than its pace, or the outputs do not fold to three.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

const instances = 1000;
const aCall = 50;
const calls = instances / aCall;
/** How long the runs last, in seconds. */
const rows = [0, 10, 40];
/** Twenty side by side: each is looked at every two seconds at the most, all of them ten times a second. */
const quickest = Math.max(1, calls / 10);

/** Polls of one invocation until `seconds` are over: one at once, then at most one in `quickest`, and one to see the end. */
const budget = (seconds) => 2 + Math.ceil(seconds / quickest);

function program(args, env) {
  return spawn(process.execPath, ['bin/ecs-invoke.js', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Everything a program prints, and how it ended. */
function ended(child) {
  return new Promise((resolve) => {
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (piece) => {
        said[stream] += piece;
      });
    }
    child.once('close', (code) => resolve({ code, ...said }));
  });
}

const outputs = ['all is well\n', 'upgrade me\n', 'disk is nearly full\n'].map((text) =>
  Buffer.from(text).toString('base64'),
);

/** Three kinds of output, and nothing that ends before its time. */
function changed(body, holdUntil) {
  const answer = JSON.parse(body);
  for (const row of answer.Invocation.InvocationResults.InvocationResult) {
    const kind = Number(row.InstanceId.slice(-5)) % outputs.length;
    Object.assign(row, { Output: outputs[kind], Dropped: 0, ErrorCode: '', ErrorInfo: '', ExitCode: 0 });
    const over = Date.now() >= holdUntil && row.InvocationStatus !== 'Running' && row.InvocationStatus !== 'Pending';
    row.InvocationStatus = over ? 'Success' : 'Running';
  }
  return JSON.stringify(answer);
}

/** Hands every call on to the emulator, and keeps a list of them. */
function relay(port) {
  const state = { list: [], holdUntil: 0 };
  const server = http.createServer((request, response) => {
    const parts = [];
    request.on('data', (piece) => parts.push(piece));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      const asked = new URLSearchParams(body.toString());
      const action = asked.get('Action');
      state.list.push({ action, invokeId: asked.get('InvokeId'), at: performance.now() });
      const headers = { ...request.headers, host: `127.0.0.1:${port}`, connection: 'close' };
      const onward = http.request({ host: '127.0.0.1', port, method: 'POST', path: request.url, headers }, (answer) => {
        const pieces = [];
        answer.on('data', (piece) => pieces.push(piece));
        answer.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          const shown = action === 'DescribeInvocationResults' ? changed(text, state.holdUntil) : text;
          response.writeHead(answer.statusCode, { 'content-type': answer.headers['content-type'] }).end(shown);
        });
      });
      onward.on('error', () => response.destroy()).end(body);
    });
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready({ server, state })));
}

async function measured(seconds, env, state) {
  state.list = [];
  const begun = performance.now();
  state.holdUntil = Date.now() + seconds * 1000;
  const list = Array.from({ length: instances }, (_, at) => `i-sim${String(at + 1).padStart(5, '0')}`).join(',');
  const line = ['-c', 'c-hello', '-i', list, '--batch', '--batch-size', String(aCall), '--wait'];
  const { code, stdout, stderr } = await ended(program(line, env));
  const took = (performance.now() - begun) / 1000;
  const reads = state.list.filter(({ action }) => action === 'DescribeInvocationResults');
  const times = new Map();
  for (const read of reads) times.set(read.invokeId, [...(times.get(read.invokeId) ?? []), read]);
  const waited = (performance.now() - (reads[0]?.at ?? 0)) / 1000;
  const polls = Math.max(...[...times.values()].map((own) => own.length));
  const pauses = [...times.values()].flatMap((own) => own.slice(1).map(({ at }, before) => at - own[before].at));
  const headings = (stdout.match(/^── /gm) ?? []).length;
  const others = state.list.length - reads.length - calls;
  const faults = [
    ...(code === 0 ? [] : [`exit ${code}: ${stderr.slice(-500)}`]),
    ...(times.size === calls ? [] : [`${times.size} invocations were read`]),
    ...(reads.length <= calls * polls ? [] : ['more reads than pages x polls']),
    ...(polls <= budget(waited) ? [] : [`${polls} polls, the budget is ${budget(waited)}`]),
    // A timer may ring a little early, and a read may start a little late.
    ...(Math.min(...pauses) >= quickest * 1000 * 0.9 ? [] : [`two polls ${Math.min(...pauses).toFixed(0)} ms apart`]),
    ...(headings === outputs.length ? [] : [`${headings} headings`]),
  ];
  return {
    faults,
    cells: [
      ...[seconds, took.toFixed(1), calls, reads.length, polls, budget(waited), (reads.length / waited).toFixed(1)],
      ...[(Math.min(...pauses) / 1000).toFixed(2), others, headings],
    ],
  };
}

const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-polling-'));
const home = { PATH: process.env.PATH, HOME: directory, XDG_RUNTIME_DIR: directory };
const emulator = program(['emulator', '--instances', String(instances)], home);
const over = new Promise((closed) => emulator.once('close', closed));
emulator.stderr.resume();
let relayed;
try {
  const line = JSON.parse(await new Promise((first) => emulator.stdout.setEncoding('utf8').once('data', first)));
  const { accessKeyId, accessKeySecret } = JSON.parse(readFileSync(line.credentialsFile, 'utf8'));
  relayed = await relay(new URL(line.endpoint).port);
  const env = {
    ...home,
    ECS_INVOKE_ENDPOINT: `http://127.0.0.1:${relayed.server.address().port}`,
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
    ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
    ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
  };
  const columns = [
    ...['runs last, s', 'whole command, s', 'calls of 50', 'reads', 'polls of an invocation, most', 'budget'],
    ...['reads a second', 'shortest pause of an invocation, s', 'other calls', 'headings'],
  ];
  const print = (cells) => console.log(`| ${cells.join(' | ')} |`);
  console.log(`${instances} instances; Node ${process.version}, ${os.cpus().length} cores\n`);
  print(columns);
  print(columns.map(() => '---'));
  for (const seconds of rows) {
    const { cells, faults } = await measured(seconds, env, relayed.state);
    print(cells);
    for (const fault of faults) console.error(`✖ runs of ${seconds} s: ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  }
} finally {
  emulator.kill();
  await over;
  relayed?.server.close();
  rmSync(directory, { recursive: true, force: true });
}
