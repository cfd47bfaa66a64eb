// How long a press of Tab takes: bash completes a line with our script, beside an empty completion function and beside
// an empty start of Node. The two of each pair are measured one after the other; medians of their ratios are printed.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { quantile, report } from './lib/rows.mjs';

const pairs = Number(process.argv[2] ?? 30);
const instances = 10_000;
const lateMs = 2000;
const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-bench-'));
symlinkSync(path.resolve('bin/ecs-invoke.js'), path.join(directory, 'ecs-invoke'));
const env = {
  PATH: `${directory}:${process.env.PATH}`,
  HOME: directory,
  XDG_CACHE_HOME: path.join(directory, 'cache'),
  XDG_RUNTIME_DIR: directory,
  LANG: 'C.UTF-8',
};

const common = `
source ${path.resolve('completions/ecs-invoke.bash')}
line() { COMP_LINE=$1; COMP_POINT=\${#1}; read -ra COMP_WORDS <<<"$1"; COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); }
press() { line "$1"; _ecs_invoke; }
now() { local moment=\${EPOCHREALTIME/[.,]/}; took=$((moment - began)); began=\${EPOCHREALTIME/[.,]/}; }
node_start() { ${JSON.stringify(process.execPath)} -e 0; }
`;

/** A row for each round: microseconds of what the columns say; the last three are numbers of answers. */
const rounds = (big) => `${common}
empty() { COMPREPLY=(); }
for ((n = 0; n < ${pairs} + 1; n++)); do
  touch ${JSON.stringify(big)}
  began=\${EPOCHREALTIME/[.,]/}
  for ((many = 0; many < 100; many++)); do empty; done; now; e=$took
  for ((many = 0; many < 100; many++)); do press 'ecs-invoke invoke --wai'; done; now; s=$took
  node_start; now; o=$took
  press 'ecs-invoke --emulator -i i-w'; now; l=$took; few=\${#COMPREPLY[@]}
  began=\${EPOCHREALTIME/[.,]/}
  node_start; now; p=$took
  press 'ecs-invoke --emulator -r cn-beijing -i i-bp'; now; a=$took; all=\${#COMPREPLY[@]}
  began=\${EPOCHREALTIME/[.,]/}
  node_start; now; q=$took
  press 'ecs-invoke --emulator -r cn-beijing -i machine-777'; now; b=$took; part=\${#COMPREPLY[@]}
  echo "$e $s $o $l $p $a $q $b $few $all $part"
done
`;

/** The first press of somebody whose service needs two seconds, each time with an empty cache. */
const latePresses = (port) => `${common}
for ((n = 0; n < 5; n++)); do
  export XDG_CACHE_HOME=${directory}/late$n
  began=\${EPOCHREALTIME/[.,]/}
  press 'ecs-invoke --endpoint http://127.0.0.1:${port} -r cn-hangzhou -i i-w'; now
  echo "$took \${#COMPREPLY[@]}"
done
`;

async function rowsOf(script, own = env) {
  const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', script], { env: own });
  return stdout
    .trim()
    .split('\n')
    .map((row) => row.split(' ').map(Number));
}

/** Asks until there is an answer, or a file of the cache that says there is none; the new file of the cache. */
async function cached(words) {
  const cache = path.join(env.XDG_CACHE_HOME, 'ecs-invoke');
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  const files = () => readdirSync(cache).filter((name) => /^instances-\w+\.tsv$/.test(name));
  const before = files();
  for (;;) {
    execFileSync(process.execPath, ['bin/ecs-invoke.js', '__complete', 'instances', '', '--', ...words], { env });
    const file = files().find((name) => !before.includes(name));
    if (file) return path.join(cache, file);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

const emulator = spawn(process.execPath, ['bin/ecs-invoke.js', 'emulator'], { env, stdio: 'ignore' });
const late = http.createServer((_, response) => setTimeout(() => response.end('{}'), lateMs)).listen(0, '127.0.0.1');
try {
  await cached(['--emulator']);
  const big = await cached(['--emulator', '-r', 'cn-beijing']);
  const row = (_, at) => `i-bp${String(at).padStart(8, '0')}\tmachine-${at}\tenv=prod\trole=web\n`;
  writeFileSync(big, Array.from({ length: instances }, row).join(''));

  const [, ...rows] = await rowsOf(rounds(big));
  if (rows.some(([, , , , , , , , few, all, part]) => few < 2 || all < 200 || part < 11))
    throw new Error('the live completion found too little');
  const say = (what, ratio, of) =>
    report({ group: 'A press of Tab, bash', what, ratios: rows.map((row) => ratio(row)), of });
  const ms = (column, digits = 1) =>
    (
      quantile(
        rows.map((row) => row[column]),
        0.5,
      ) / 1000
    ).toFixed(digits);
  say('static', ([e, s]) => s / e, 'an empty function');
  say('static', ([, s, o]) => s / 100 / o, 'node -e 0');
  say('live, from the cache', ([e, , , l]) => (l * 100) / e, 'an empty function');
  say('live, from the cache', ([, , o, l]) => l / o, 'node -e 0');
  say(`live, all of ${instances} begin so`, (row) => row[5] / row[4], 'node -e 0');
  say(`live, a part of a name of ${instances}`, (row) => row[7] / row[6], 'node -e 0');
  console.error(
    `(empty function ${(ms(0, 3) * 10).toFixed(0)} µs, static ${(ms(1, 3) * 10).toFixed(0)} µs, node -e 0 ${ms(2)} ms, live ${ms(3)} ms, ${instances}: ${ms(5)} ms and ${ms(7)} ms)`,
  );
  const keys = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'bench',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'bench',
    ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
  };
  const presses = await rowsOf(latePresses(late.address().port), { ...env, ...keys });
  if (presses.some(([, answers]) => answers > 0)) throw new Error('something was offered before the service answered');
  const times = presses.map(([took]) => (took / 1000).toFixed(0)).join(', ');
  console.error(`first press, empty cache, a service that needs ${lateMs} ms: back after ${times} ms, nothing offered`);
} finally {
  emulator.kill();
  late.close();
  late.closeAllConnections();
  rmSync(directory, { recursive: true, force: true });
}
