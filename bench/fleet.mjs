// What a fleet costs the client: exec on 500, 1,000, 5,000 and 10,000 simulated instances in calls of 50, waited for. An
// emulator of its own serves each size; its ledger says what really started. Prints a table in Markdown; exits 1 when a
// call is missing or too many, an instance started twice or never, or a larger fleet costs more for each of its instances
// than the smallest.
//   node bench/fleet.mjs [instances …]
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nodeStart, report } from './lib/rows.mjs';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [500, 1000, 5000, 10_000];
const aCall = 50;
/** Of the smallest fleet, for each instance; a program that starts costs the same for all of them. */
const ratioAtMost = 1.2;

function program(args, env, before = []) {
  return spawn(process.execPath, [...before, 'bin/ecs-invoke.js', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
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

async function measured(size) {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-fleet-'));
  const home = { PATH: process.env.PATH, HOME: directory, XDG_RUNTIME_DIR: directory };
  const emulator = program(['emulator', '--instances', String(size)], home);
  const over = new Promise((closed) => emulator.once('close', closed));
  emulator.stderr.resume();
  try {
    const line = JSON.parse(await new Promise((first) => emulator.stdout.setEncoding('utf8').once('data', first)));
    const { accessKeyId, accessKeySecret } = JSON.parse(readFileSync(line.credentialsFile, 'utf8'));
    const env = {
      ...home,
      PEAK_FILE: path.join(directory, 'peak.json'),
      ECS_INVOKE_ENDPOINT: line.endpoint,
      ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
      ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
      ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
    };
    const ids = Array.from({ length: size }, (_, at) => `i-sim${String(at + 1).padStart(5, '0')}`);
    const list = path.join(directory, 'machines.txt');
    writeFileSync(list, ids.join('\n'));
    const words = ['exec', '-i', `@${list}`, '--batch', '--batch-size', String(aCall), '-o', 'json', '--', 'uptime'];
    const emptyBefore = nodeStart(env);
    const begun = performance.now();
    const ran = await ended(program(words, env, ['--require', path.resolve('bench/peak.cjs')]));
    const seconds = (performance.now() - begun) / 1000;
    const ratios = [emptyBefore, nodeStart(env)].map((empty) => (seconds * 1000) / empty);
    const { peakMiB, cpuSeconds } = JSON.parse(readFileSync(env.PEAK_FILE, 'utf8'));
    const document = JSON.parse(ran.stdout || '{}');
    const { starts } = JSON.parse((await ended(program(['emulator', 'ledger', '-o', 'json'], env))).stdout);
    const started = new Map();
    for (const { instanceId } of starts) started.set(instanceId, (started.get(instanceId) ?? 0) + 1);
    const twice = [...started.values()].filter((times) => times > 1).length;
    const never = ids.filter((id) => !started.has(id)).length;
    const calls = new Set(starts.map(({ invokeId }) => invokeId)).size;
    const wanted = Math.ceil(size / aCall);
    const faults = [
      ...([0, 1, 3, 4].includes(ran.code) ? [] : [`exit ${ran.code}: ${ran.stderr.slice(-500)}`]),
      ...(calls === wanted && document.invokeIds?.length === wanted ? [] : [`${calls} calls instead of ${wanted}`]),
      ...(twice + never === 0 ? [] : [`${twice} started twice, ${never} never`]),
      ...(document.results?.length === size ? [] : [`${document.results?.length} results`]),
    ];
    return { size, ratios, calls, twice, never, seconds, cpuSeconds, peakMiB, faults };
  } finally {
    emulator.kill();
    await over;
    rmSync(directory, { recursive: true, force: true });
  }
}

const print = (cells) => console.log(`| ${cells.join(' | ')} |`);
const columns = [
  ...[
    'instances',
    'calls of 50',
    'started twice',
    'never',
    'whole command, s',
    'processor time, s',
    'peak memory, MiB',
  ],
  ...['processor time of an instance, ms', 'to that of the smallest', 'memory beyond the smallest, KiB an instance'],
];
console.log(`Node ${process.version}, ${os.cpus().length} cores\n`);
print(columns);
print(columns.map(() => '---'));
let smallest = null;
for (const size of sizes) {
  const row = await measured(size);
  smallest ??= row;
  const each = (row.cpuSeconds * 1000) / size;
  const ratio = each / ((smallest.cpuSeconds * 1000) / smallest.size);
  const beyond = row === smallest ? 0 : ((row.peakMiB - smallest.peakMiB) * 1024) / (size - smallest.size);
  print([
    ...[
      size.toLocaleString('en-US'),
      row.calls,
      row.twice,
      row.never,
      row.seconds.toFixed(1),
      row.cpuSeconds.toFixed(2),
    ],
    ...[row.peakMiB.toFixed(0), each.toFixed(2), ratio.toFixed(2), beyond.toFixed(1)],
  ]);
  report({
    group: 'exec on a fleet, waited for, calls of 50',
    what: `${size.toLocaleString('en-US')} instances`,
    ratios: row.ratios,
    of: 'node -e 0',
    peakMiB: row.peakMiB,
  });
  const faults = [
    ...row.faults,
    ...(ratio <= ratioAtMost ? [] : [`each instance costs ${ratio.toFixed(2)} times as much`]),
  ];
  for (const fault of faults) console.error(`✖ ${size} instances: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
