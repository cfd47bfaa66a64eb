// What a call of the emulator costs with 100, 1,000 and 10,000 simulated instances: 200 times InvokeCommand on 50 of
// them, and their 10,000 runs. In each round there is a fresh emulator of every size, and the calls go to them in turn,
// so that whatever else the machine does hits all sizes alike; the processor time is what each emulator tells of itself,
// the memory is that after a collection of garbage. Prints tables in Markdown.
//   node bench/emulator.mjs [rounds]
import { spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { nodeStart, report } from './lib/rows.mjs';

const rounds = Number(process.argv[2] ?? 5);
const calls = 200;
const warmUp = 60;
const describes = 300;
const instancesOfACall = 50;
const sizes = [100, 1000, 10_000];

const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

/** One call with signature 1.0; its answer, and the milliseconds until it was there. */
async function call({ port, accessKeyId, accessKeySecret, agent }, action, parameters) {
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

/** A fresh emulator of this size. */
async function started(size) {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-bench-'));
  const begun = performance.now();
  const probed = ['--expose-gc', '--require', path.resolve('bench/probe.cjs')];
  const child = spawn(process.execPath, [...probed, 'bin/ecs-invoke.js', 'emulator', '--instances', String(size)], {
    env: { PATH: process.env.PATH, HOME: directory, XDG_RUNTIME_DIR: directory },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const line = JSON.parse(await new Promise((first) => child.stdout.setEncoding('utf8').once('data', first)));
  const startMs = performance.now() - begun;
  const { accessKeyId, accessKeySecret } = JSON.parse(readFileSync(line.credentialsFile, 'utf8'));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return {
    target: { port: new URL(line.endpoint).port, accessKeyId, accessKeySecret, agent },
    ...{ size, startMs, made: 0, times: [], described: [] },
    probe: () =>
      new Promise((told) => {
        child.once('message', told);
        child.send('tell');
      }),
    async stop() {
      agent.destroy();
      const ended = new Promise((closed) => child.once('close', closed));
      child.kill();
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** InvokeCommand on the next 50 in turn; after the last one the first comes again. */
async function invoke(emulator) {
  const { size, target } = emulator;
  const from = emulator.made++ * instancesOfACall;
  const named = Object.fromEntries(
    Array.from({ length: instancesOfACall }, (_, at) => {
      const number = ((from + at) % size) + 1;
      return [`InstanceId.${at + 1}`, `i-sim${String(number).padStart(5, '0')}`];
    }),
  );
  const { answer, ms } = await call(target, 'InvokeCommand', { CommandId: 'c-hello', ...named });
  emulator.last = answer.InvokeId;
  return ms;
}

/** Until every run was started and none is under way. */
async function over({ target, made }) {
  for (const runs = made * instancesOfACall; ; ) {
    const { answer } = await call(target, 'Emulator.ListProcessStarts', { Offset: String(runs) });
    if (answer.TotalCount >= runs) {
      const states = [];
      for (const InvokeStatus of ['Pending', 'Running']) {
        states.push((await call(target, 'DescribeInvocations', { InvokeStatus, PageSize: '1' })).answer.TotalCount);
      }
      if (states.every((count) => count === 0)) return;
    }
    await new Promise((wake) => setTimeout(wake, 500));
  }
}

/** The figures of each size, in the order of `sizes`. */
async function round() {
  const emulators = [];
  try {
    for (const size of sizes) emulators.push(await started(size));
    for (let n = 0; n < warmUp; n++) for (const emulator of emulators) await invoke(emulator);
    for (const emulator of emulators) await over(emulator);
    for (const emulator of emulators) emulator.before = await emulator.probe();
    for (let n = 0; n < calls; n++) {
      for (const emulator of inTurn(emulators, n)) emulator.times.push(await invoke(emulator));
    }
    for (const emulator of emulators) await over(emulator);
    for (const emulator of emulators) emulator.after = await emulator.probe();
    for (let n = 0; n < describes; n++) {
      for (const { target, last, described } of inTurn(emulators, n)) {
        const results = { InvokeId: last, PageSize: '50' };
        described.push((await call(target, 'DescribeInvocationResults', results)).ms);
      }
    }
    for (const emulator of emulators) emulator.end = await emulator.probe();
    const emptyMs = nodeStart();
    return emulators.map(({ startMs, before, after, end, times, described }) => ({
      ...{ emptyMs, startMs, heapMiB: after.heapMiB, rssMiB: after.rssMiB, freshMiB: before.heapMiB },
      cpuMs: (after.cpuMs - before.cpuMsWithProbe) / calls,
      describeCpuMs: (end.cpuMs - after.cpuMsWithProbe) / describes,
      invokeMs: median(times),
      describeMs: median(described),
    }));
  } finally {
    for (const emulator of emulators) await emulator.stop();
  }
}

/** Every emulator is as often the first, for whom the caches are cold. */
const inTurn = (emulators, n) => emulators.map((_, at) => emulators[(n + at) % emulators.length]);

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];

/** Median, and from least to most. */
function spread(values, digits) {
  const [least, most] = [sorted(values)[0], sorted(values).at(-1)].map((value) => value.toFixed(digits));
  return `${median(values).toFixed(digits)} (${least} to ${most})`;
}

const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
const measured = [];
for (let n = 0; n < rounds; n++) measured.push(await round());

console.log(
  `${calls} calls of InvokeCommand on ${instancesOfACall} instances each, after ${warmUp} that do not count; ` +
    `${rounds} rounds; median (least to most). Node ${process.version}, ${os.cpus().length} cores.\n`,
);
const columns = [
  ['processor: InvokeCommand and its 50 runs, ms', 'cpuMs', 2],
  ['processor: DescribeInvocationResults of 50, ms', 'describeCpuMs', 2],
  ['InvokeCommand, ms', 'invokeMs', 2],
  ['DescribeInvocationResults of 50, ms', 'describeMs', 2],
  ['start, ms', 'startMs', 0],
  ['heap before, MiB', 'freshMiB', 1],
  ['heap after, MiB', 'heapMiB', 1],
  ['resident after, MiB', 'rssMiB', 0],
];
row(['simulated instances', ...columns.map(([title]) => title)]);
row(['---', ...columns.map(() => '---')]);
for (const [at, size] of sizes.entries()) {
  const cells = columns.map(([, name, digits]) =>
    spread(
      measured.map((figures) => figures[at][name]),
      digits,
    ),
  );
  row([size.toLocaleString('en'), ...cells]);
}
console.log(`\n${sizes.at(-1).toLocaleString('en')} against ${sizes[0]}, in the same round:\n`);
const compared = columns.slice(0, 4);
row(['', ...compared.map(([title]) => title.replace(/, ms$/, ''))]);
row(['---', ...compared.map(() => '---')]);
const ratio = (name) =>
  spread(
    measured.map((figures) => figures.at(-1)[name] / figures[0][name]),
    2,
  );
row(['ratio', ...compared.map(([, name]) => ratio(name))]);

/** How many of them are answered, one after the other, while Node starts once. */
const reportThroughput = (what, name) => {
  for (const [at, size] of sizes.entries()) {
    report({
      group: 'Emulator: answers given, one after the other, while Node starts once',
      what: `${what}, ${size.toLocaleString('en')} simulated instances`,
      ratios: measured.map((figures) => figures[at].emptyMs / figures[at][name]),
      of: 'node -e 0',
      peakMiB: median(measured.map((figures) => figures[at].rssMiB)),
    });
  }
};
reportThroughput('InvokeCommand on 50', 'invokeMs');
reportThroughput('DescribeInvocationResults of 50', 'describeMs');
