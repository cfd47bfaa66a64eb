// npm run bench: every bench of time, one after the other, and their rows in bench/RESULTS.md (polling.mjs counts reads).
// On a quiet machine; takes about a quarter of an hour.
//   node bench/run.mjs [quick] [<another node> …]    start-up is measured under those, too
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { head, lineOf } from './lib/rows.mjs';

const words = process.argv.slice(2);
const quick = words[0] === 'quick';
const others = words.slice(quick ? 1 : 0);
const scripts = [
  ...[process.execPath, ...others].map((node) => [node, 'start.mjs', quick ? '5' : '31']),
  [process.execPath, 'completion.mjs', ...(quick ? ['5'] : [])],
  [process.execPath, 'fleet.mjs', ...(quick ? ['500', '1000'] : [])],
  [process.execPath, 'emulator.mjs', ...(quick ? ['1'] : [])],
];

const peers = [
  ['aliyun', ['version']],
  ['ecctl', ['--version']],
  ['aws', ['--version']],
];

/** The first line of what a tool says of itself; null where it is not on PATH. */
function versionOf([name, words]) {
  const { error, stdout, stderr } = spawnSync(name, words, { encoding: 'utf8' });
  return error ? null : (`${stdout}${stderr}`.trim().split('\n')[0] ?? '');
}

const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-bench-'));
const rowsFile = path.join(directory, 'rows.jsonl');
try {
  const load = os.loadavg()[0];
  const begun = new Date();
  const failed = scripts.flatMap(([node, script, ...words]) => {
    const env = { ...process.env, BENCH_ROWS: rowsFile };
    const { status } = spawnSync(node, [path.join('bench', script), ...words], { env, stdio: 'inherit' });
    return status === 0 ? [] : [script];
  });
  const rows = readFileSync(rowsFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const groups = groupedBy(rows);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const found = peers.map((peer) => [peer[0], versionOf(peer)]);
  const lines = [
    '# What it costs',
    '',
    `Made by \`npm run bench\`${quick ? ' (the quick form)' : ''} on ${begun.toISOString().slice(0, 10)}. Each figure is a ratio of two things done in turn`,
    'in the same session, so that whatever else the machine did hits both alike; what it stands beside is in its row.',
    '',
    `- Machine: ${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.platform()} ${os.arch()}; load when it began ${load.toFixed(1)}`,
    `- ecs-invoke ${version}, Node ${process.version}`,
    `- Peers: ${found.map(([name, said]) => (said === null ? `${name} is not on PATH` : said)).join('; ')}`,
    ...(process.env.NODE_EXTRA_CA_CERTS
      ? ['- NODE_EXTRA_CA_CERTS is set: Node 20 reads that file at every start, later ones when TLS is first used.']
      : []),
    ...(load > 0.5 ? ['- The machine was busy with other work: read the medians with care.'] : []),
    ...(failed.length > 0 ? [`- Not finished: ${failed.join(', ')}`] : []),
    ...[...groups].flatMap(([group, own]) => ['', `## ${group}`, '', ...head, ...own.map(lineOf)]),
  ];
  writeFileSync(path.join('bench', 'RESULTS.md'), `${lines.join('\n')}\n`);
  console.log(`bench/RESULTS.md: ${rows.length} rows`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function groupedBy(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return groups;
}
