// Proves the matrix: breaks the client on purpose, each time in a copy of the tree, and says which rows and random plans
// went red. Ends with 1 when a mutation was not caught. Words of the command line choose mutations by their name.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const seeds = process.env.ECS_INVOKE_SEEDS ?? '1-60';

const mutations = [
  {
    name: 'the token is not sent',
    file: 'src/usecases/run-input.ts',
    from: '...(clientToken !== null && { clientToken }),',
    to: '...(clientToken === null && { clientToken: undefined as never }),',
  },
  {
    name: 'nothing is looked up',
    file: 'src/usecases/deliver/look.ts',
    from: 'for (let failures = 0; ; failures++) {',
    to: "if (attempts > 0) return { kind: 'none' };\n  for (let failures = 0; ; failures++) {",
  },
  {
    name: 'ECONNRESET is taken for "not sent"',
    file: 'src/api/transport.ts',
    from: 'if (seen.ready) return answerProblem(',
    to: "const isReset = (error as { code?: string } | null)?.code === 'ECONNRESET';\n    if (seen.ready && !isReset) return answerProblem(",
  },
  {
    name: '502 is repeated blindly',
    file: 'src/usecases/deliver/problem-class.ts',
    from: 'const answered = status !== null',
    to: "if (status === 502) return 'A1';\n  const answered = status !== null",
  },
  {
    name: 'the intent is not recorded',
    file: 'src/usecases/deliver/record.ts',
    from: /return this\.#write\(\.\.\.\(isFirst[^;]*;/,
    to: 'void [isFirst, instanceIds, clientToken, sent];\n    return Promise.resolve(null);',
  },
];

function copyOfTheTree() {
  const place = mkdtempSync(path.join(os.tmpdir(), 'mutation-'));
  const skipped = new Set(['node_modules', '.git', 'dist']);
  cpSync(root, place, { recursive: true, filter: (source) => !skipped.has(path.relative(root, source)) });
  symlinkSync(path.join(root, 'node_modules'), path.join(place, 'node_modules'));
  return place;
}

function mutate(place, { file, from, to }) {
  const source = readFileSync(path.join(place, file), 'utf8');
  const mutated = source.replace(from, () => to);
  if (mutated === source) throw new Error(`${file} has no ${from}`);
  writeFileSync(path.join(place, file), mutated);
}

function redIn(place, word) {
  const env = { ...process.env, ECS_INVOKE_SEEDS: seeds };
  const run = spawnSync(process.execPath, ['test/run.mjs', word], {
    cwd: place,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const rows = [...run.stdout.matchAll(/^✖ (row [^:]+):/gm)].map(([, row]) => row);
  const plans = [...run.stdout.matchAll(/^ *seed (\d+) \(.*?: (.*)$/gm)].map(([, seed, why]) => `${seed} (${why})`);
  return { red: run.status !== 0, rows: [...new Set(rows)], plans: [...new Set(plans)] };
}

const words = process.argv.slice(2);
let missed = 0;
for (const mutation of mutations.filter(({ name }) => words.every((word) => name.includes(word)))) {
  const place = copyOfTheTree();
  try {
    mutate(place, mutation);
    execFileSync('npm', ['run', 'build'], { cwd: place, stdio: 'ignore' });
    const [rows, plans] = [redIn(place, 'matrix/answers'), redIn(place, 'matrix/random')];
    if (!rows.red && !plans.red) missed++;
    console.log(`${rows.red || plans.red ? 'caught' : 'MISSED'}  ${mutation.name}`);
    console.log(`  rows: ${rows.rows.join(', ') || (rows.red ? 'red' : 'none')}`);
    console.log(
      `  plans: ${plans.plans.slice(0, 6).join('; ') || 'none'}${plans.plans.length > 6 ? ` … ${plans.plans.length} of them` : ''}`,
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
process.exitCode = missed === 0 ? 0 : 1;
