// How long a line takes beside an empty start of Node, the two of each pair one after the other and first in turn: the
// version, help, a completion, a refusal, a call over HTTP and TLS, --wait on 200 instances; and what the official tools
// on PATH take for their own version and help. The empty start has the environment of the line it stands beside: first as
// the machine is set up, then, where it gives Node authorities to read (NODE_EXTRA_CA_CERTS), without them. What Node
// itself takes for a signed request stands there too.
//   node bench/start.mjs [pairs]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeStart, quantile, report } from './lib/rows.mjs';
import { entry, extraAuthorities, startService } from './lib/service.mjs';

const pairs = Number(process.argv[2] ?? 21);
const waits = Math.max(3, Math.round(pairs / 4));
const group = `Start-up and single calls, Node ${process.versions.node}`;
const call = ['-c', 'c-hello', '-i', 'i-web1', '-p', 'name=Jack'];
const fleet = Array.from({ length: 200 }, (_, at) => `i-sim${String(at + 1).padStart(5, '0')}`).join(',');

const service = await startService();
const crowd = await startService(['--instances', '200']);
const lines = [
  ['--version', ['--version'], service.home],
  ['--help', ['--help'], service.home],
  ['invoke --help, Chinese', ['invoke', '--help'], { ...service.home, LANG: 'zh_CN.UTF-8' }],
  ['completion from the cache', ['__complete', 'instances', 'i-w', '--', '--emulator'], service.home],
  ['refusal on this machine (exit 64)', ['-c', 'c-1', '-i', 'i-1', '--frequency', '* * * * * *'], service.home, 64],
  ['one InvokeCommand over HTTP', call, service.http],
  ['one InvokeCommand over TLS', call, service.tls],
].map(([what, words, ...rest]) => [what, [entry, ...words], ...rest]);
const bare = path.resolve('bench/lib/bare-request.cjs');
const floors = [
  ['Node alone: a signed request over HTTP', [bare], service.http],
  ['Node alone: a signed request over TLS', [bare], service.tls],
];
/** Simulated instances fail now and then, as real ones do. */
const slow = [
  '--wait on 200 instances',
  [entry, '-c', 'c-hello', '-i', fleet, '--batch', '--wait', '-o', 'json'],
  crowd.http,
  [0, 1, 3, 4],
];

function run(words, env, code = 0) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const ms = performance.now() - begun;
  if (![code].flat().includes(status))
    throw new Error(`${words.slice(1, 4).join(' ')}: exit ${status}, ${stderr.slice(-500)}`);
  return { ms, stdout };
}

function ratioOf(round, [, words, env, code]) {
  const first = round % 2 === 0 ? nodeStart(env) : null;
  const { ms, stdout } = run(words, env, code);
  if (words[1] === '__complete' && !stdout.includes('i-web1')) throw new Error('the completion offered nothing');
  return ms / (first ?? nodeStart(env));
}

function peakOf([, words, env, code]) {
  const file = path.join(service.directory, 'peak.json');
  const peaks = [0, 1, 2].map(() => {
    run(['--require', path.resolve('bench/peak.cjs'), ...words], { ...env, PEAK_FILE: file }, code);
    return JSON.parse(readFileSync(file, 'utf8')).peakMiB;
  });
  return quantile(peaks, 0.5);
}

function measure(group, cases, rounds) {
  const ratios = new Map(cases.map(([what]) => [what, []]));
  // The first round fills caches of the disk and is not counted.
  for (let round = -1; round < rounds; round++) {
    for (const each of cases) {
      const ratio = ratioOf(round & 1, each);
      if (round >= 0) ratios.get(each[0]).push(ratio);
    }
  }
  for (const each of cases)
    report({ group, what: each[0], ratios: ratios.get(each[0]), of: 'node -e 0', peakMiB: peakOf(each) });
}

/** What the official tools take for the same: ours beside theirs. */
function beside(peer, words) {
  const once = () => {
    const begun = performance.now();
    const { error } = spawnSync(peer, words, { env: service.home, stdio: 'ignore' });
    return error ? null : performance.now() - begun;
  };
  if (once() === null) return console.error(`${peer}: not on PATH`);
  const ratios = Array.from({ length: waits }, () => run([entry, '--version'], service.home).ms / once());
  report({ group, what: '--version', ratios, of: `${peer} ${words.join(' ')}` });
}

try {
  for (let tries = 0; tries < 50; tries++) {
    if (run(lines[3][1], service.home).stdout !== '') break;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  if (extraAuthorities) {
    const asSetUp = [...lines, ...floors].map(([what, words, env, code]) => [what, words, service.given(env), code]);
    measure(`${group}, as this machine is set up`, asSetUp, pairs);
  }
  measure(extraAuthorities ? `${group}, without NODE_EXTRA_CA_CERTS` : group, [...lines, ...floors], pairs);
  measure(group, [slow], waits);
  beside('aliyun', ['version']);
  beside('ecctl', ['--version']);
  beside('aws', ['--version']);
} finally {
  await service.close();
  await crowd.close();
}
