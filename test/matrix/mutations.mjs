// Proves the matrix: breaks the client on purpose, each time in a copy of the tree, and says which rows and random plans
// went red. First comes the tree as it is, which has to be green. Ends with 1 when a mutation was not caught. Words of the
// command line choose mutations by their name.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const seeds = process.env.ECS_INVOKE_SEEDS ?? '1-60';
/** A client that has to send again looks for a minute whether that ran twice: too long to wait for in every row. */
const rowLimitMs = 15_000;

const unbroken = { name: 'nothing is broken' };
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
  if (file === undefined) return;
  const source = readFileSync(path.join(place, file), 'utf8');
  const mutated = source.replace(from, () => to);
  if (mutated === source) throw new Error(`${file} has no ${from}`);
  writeFileSync(path.join(place, file), mutated);
}

function redIn(place, word) {
  const env = { ...process.env, ECS_INVOKE_SEEDS: seeds, ECS_INVOKE_ROW_LIMIT_MS: String(rowLimitMs) };
  const run = spawnSync(process.execPath, ['test/run.mjs', word], {
    cwd: place,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const failed = [...run.stdout.matchAll(/^✖ (row [^:]+):.* \(([\d.]+)ms\)$/gm)];
  const rows = failed.map(([, row, ms]) => (Number(ms) < rowLimitMs ? row : `${row} (no end)`));
  const plans = [...run.stdout.matchAll(/^ *seed (\d+) \(.*?: (.*)$/gm)].map(([, seed, why]) => `${seed} (${why})`);
  return { red: run.status !== 0, rows: [...new Set(rows)], plans: [...new Set(plans)] };
}

/** Whether a row or a plan says what is wrong; one that only takes long says nothing. Tells which. */
function turnsRed(mutation) {
  const started = Date.now();
  const place = copyOfTheTree();
  try {
    mutate(place, mutation);
    execFileSync('npm', ['run', 'build'], { cwd: place, stdio: 'ignore' });
    const [rows, plans] = [redIn(place, 'matrix/answers'), redIn(place, 'matrix/random')];
    const says = plans.plans.length > 0 || rows.rows.some((row) => !row.endsWith('(no end)'));
    const red = mutation === unbroken ? rows.red || plans.red : says;
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    console.log(`${mutation === unbroken ? '' : red ? 'caught  ' : 'MISSED  '}${mutation.name}, ${seconds} s`);
    console.log(`  rows: ${rows.rows.join(', ') || (rows.red ? 'red' : 'green')}`);
    const more = plans.plans.length > 6 ? ` … ${plans.plans.length} of them` : '';
    console.log(`  plans: ${plans.plans.slice(0, 6).join('; ') || (plans.red ? 'red' : 'green')}${more}`);
    return red;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const words = process.argv.slice(2);
const chosen = mutations.filter(({ name }) => words.every((word) => name.includes(word)));
if (chosen.length === 0) throw new Error(`no mutation has ${words.join(' ')} in its name`);
if (turnsRed(unbroken)) throw new Error('red without a mutation: nothing can be told from that');
const missed = chosen.filter((mutation) => !turnsRed(mutation));
process.exitCode = missed.length === 0 ? 0 : 1;
