// What a call of the emulator costs with 100, 1,000 and 10,000 simulated instances: 200 times InvokeCommand on 50 of
// them, one after the other, until the last run is over. Prints a table in Markdown.
import { execFileSync, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

const calls = 200;
const instancesOfACall = 50;
const sizes = [100, 1000, 10_000];

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

/** One call with signature 1.0; its answer, and the milliseconds until it was there. */
async function call({ port, accessKeyId, accessKeySecret }, action, parameters) {
  const all = {
    ...{ Action: action, Version: '2014-05-26', Format: 'JSON', RegionId: 'cn-hangzhou', AccessKeyId: accessKeyId },
    ...{ SignatureMethod: 'HMAC-SHA1', SignatureVersion: '1.0', SignatureNonce: randomUUID() },
    ...{ Timestamp: new Date().toISOString().replace(/\.\d+/, ''), ...parameters },
  };
  const query = Object.keys(all)
    .sort()
    .map((name) => `${encode(name)}=${encode(all[name])}`)
    .join('&');
  const hmac = createHmac('sha1', `${accessKeySecret}&`).update(`POST&%2F&${encode(query)}`);
  const body = `${query}&Signature=${encode(hmac.digest('base64'))}`;
  const begun = performance.now();
  const text = await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) };
    const request = http.request({ host: '127.0.0.1', port, method: 'POST', headers, agent }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (piece) => {
        answer += piece;
      });
      response.on('end', () => resolve(answer));
    });
    request.on('error', reject).end(body);
  });
  const ms = performance.now() - begun;
  const answer = JSON.parse(text);
  if (answer.Code) throw new Error(`${action}: ${answer.Code} ${answer.Message}`);
  return { answer, ms };
}

/** A row of the table for an emulator of this size. */
async function measured(size) {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-bench-'));
  const env = { PATH: process.env.PATH, HOME: directory, XDG_RUNTIME_DIR: directory };
  const begun = performance.now();
  const child = spawn(process.execPath, ['bin/ecs-invoke.js', 'emulator', '--instances', String(size)], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const line = JSON.parse(await new Promise((first) => child.stdout.setEncoding('utf8').once('data', first)));
    const startMs = performance.now() - begun;
    const { accessKeyId, accessKeySecret } = JSON.parse(readFileSync(line.credentialsFile, 'utf8'));
    const target = { port: new URL(line.endpoint).port, accessKeyId, accessKeySecret };
    for (let n = 0; n < 100; n++) await call(target, 'DescribeRegions', {});
    const before = memoryOf(child.pid);
    const times = [];
    const runs = calls * instancesOfACall;
    const from = performance.now();
    let last;
    for (let n = 0; n < calls; n++) {
      const { answer, ms } = await call(target, 'InvokeCommand', { CommandId: 'c-hello', ...named(n, size) });
      times.push(ms);
      last = answer.InvokeId;
    }
    const acceptedMs = performance.now() - from;
    await over(target, runs);
    const doneMs = performance.now() - from;
    const after = memoryOf(child.pid);
    const described = [];
    for (let n = 0; n < 50; n++) {
      described.push((await call(target, 'DescribeInvocationResults', { InvokeId: last, PageSize: '50' })).ms);
    }
    return [
      ...[size.toLocaleString('en'), startMs.toFixed(0), median(times).toFixed(2), (acceptedMs / calls).toFixed(2)],
      ...[acceptedMs.toFixed(0), runs.toLocaleString('en'), (doneMs / 1000).toFixed(1), median(described).toFixed(2)],
      ...[before.toFixed(0), after.toFixed(0)],
    ];
  } finally {
    const ended = new Promise((closed) => child.once('close', closed));
    child.kill();
    await ended;
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The next 50 in turn; after the last one the first comes again. */
function named(n, size) {
  const ids = Array.from({ length: instancesOfACall }, (_, at) => ((n * instancesOfACall + at) % size) + 1);
  return Object.fromEntries(ids.map((id, at) => [`InstanceId.${at + 1}`, `i-sim${String(id).padStart(5, '0')}`]));
}

/** Until every run was started and none is under way. */
async function over(target, runs) {
  for (;;) {
    const { answer } = await call(target, 'Emulator.ListProcessStarts', { Offset: String(runs) });
    if (answer.TotalCount >= runs) {
      const states = ['Pending', 'Running'].map((InvokeStatus) =>
        call(target, 'DescribeInvocations', { InvokeStatus }),
      );
      const left = (await Promise.all(states)).map(({ answer }) => answer.TotalCount);
      if (left.every((count) => count === 0)) return;
    }
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

/** Resident memory in MiB. */
function memoryOf(pid) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const columns = [
  ...['simulated instances', 'start, ms', 'InvokeCommand of 50, median ms', 'mean ms', `${calls} calls, ms`, 'runs'],
  ...['until all are over, s', 'DescribeInvocationResults of 50, median ms', 'memory before, MiB', 'after, MiB'],
];
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
console.log(
  `${calls} calls on ${instancesOfACall} instances each; Node ${process.version}, ${os.cpus().length} cores\n`,
);
row(columns);
row(columns.map(() => '---'));
for (const size of sizes) row(await measured(size));
agent.destroy();
