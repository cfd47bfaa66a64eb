// How long a press of Tab takes: bash completes a line with our script, beside an empty completion function and beside
// an empty start of Node. Each pair is measured side by side; what is printed are medians of their ratios.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const pairs = Number(process.argv[2] ?? 30);
const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-bench-'));
symlinkSync(path.resolve('bin/ecs-invoke.js'), path.join(directory, 'ecs-invoke'));

/** One bash that does as many completions as it is asked for, and prints the microseconds of each. */
const script = `
source ${path.resolve('completions/ecs-invoke.bash')}
empty() { COMPREPLY=(); }
line() { COMP_LINE=$1; COMP_POINT=\${#1}; read -ra COMP_WORDS <<<"$1"; COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); }
now() { local moment=\${EPOCHREALTIME/[.,]/}; took=$((moment - began)); began=$moment; }
static() { line 'ecs-invoke invoke --wai'; _ecs_invoke; }
live() { line 'ecs-invoke --emulator -i i-w'; _ecs_invoke; }
node_start() { ${JSON.stringify(process.execPath)} -e 0; }
for ((n = 0; n < ${pairs} + 1; n++)); do
  began=\${EPOCHREALTIME/[.,]/}
  for ((many = 0; many < 100; many++)); do empty; done; now; e=$took
  for ((many = 0; many < 100; many++)); do static; done; now; s=$took
  node_start; now; o=$took
  live; now; l=$took
  echo "$e $s $o $l \${#COMPREPLY[@]}"
done
`;
const env = {
  PATH: `${directory}:${process.env.PATH}`,
  HOME: directory,
  XDG_CACHE_HOME: path.join(directory, 'cache'),
  XDG_RUNTIME_DIR: directory,
  LANG: 'C.UTF-8',
};
const emulator = spawn(process.execPath, ['bin/ecs-invoke.js', 'emulator'], { env, stdio: 'ignore' });
try {
  const ask = ['bin/ecs-invoke.js', '__complete', 'instances', '', '--', '--emulator'];
  while (execFileSync(process.execPath, ask, { env }).length === 0) await new Promise((wake) => setTimeout(wake, 50));
  const [, ...rows] = execFileSync('bash', ['--norc', '-c', script], { env, encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.split(' ').map(Number));
  if (rows.some(([, , , , answers]) => answers < 2)) throw new Error('the live completion found nothing');
  const say = (what, ratio, of) => {
    const sorted = rows.map(ratio).sort((a, b) => a - b);
    const at = (part) => sorted[Math.floor((sorted.length - 1) * part)];
    console.log(
      `${what.padEnd(22)} ${at(0.5).toFixed(2).padStart(8)} × ${of}   (${at(0.1).toFixed(2)} to ${at(0.9).toFixed(2)})`,
    );
  };
  const median = (column) => rows.map((row) => row[column]).sort((a, b) => a - b)[Math.floor(rows.length / 2)];
  console.log(`${rows.length} pairs, median (10th to 90th percentile); Node ${process.version}`);
  say('static completion', ([e, s]) => s / e, 'an empty function');
  say('static completion', ([, s, o]) => s / 100 / o, 'node -e 0');
  say('live, from the cache', ([e, , , l]) => (l * 100) / e, 'an empty function');
  say('live, from the cache', ([, , o, l]) => l / o, 'node -e 0');
  console.log(
    `(empty function ${(median(0) / 100).toFixed(0)} µs, static ${(median(1) / 100).toFixed(0)} µs, node -e 0 ${(median(2) / 1000).toFixed(1)} ms, live ${(median(3) / 1000).toFixed(1)} ms)`,
  );
} finally {
  emulator.kill();
  rmSync(directory, { recursive: true, force: true });
}
