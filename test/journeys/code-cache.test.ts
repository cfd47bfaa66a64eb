import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as always, type TestContext } from 'node:test';
import { ecsInvoke, stage } from '../support/journey.ts';
import { isExecutable } from '../support/under-test.ts';

/** An executable carries its compiled code inside. */
const test = isExecutable ? always.skip : always;

function home(t: TestContext) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'code-cache-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  const code = path.join(directory, 'ecs-invoke', 'code');
  const start = async (env: Readonly<Record<string, string>> = {}, word = 'Forbidden.RAM') => {
    const { code: exit, stdout } = await ecsInvoke(
      word === 'Forbidden.RAM' ? ['explain', word, '--lang', 'en'] : ['schedule', word],
      { env: { XDG_CACHE_HOME: directory, ...env } },
    );
    assert.deepEqual([exit, stdout.includes(word)], [0, true]);
    return fs.existsSync(code) ? fs.readdirSync(kept()).sort() : [];
  };
  /** The directory of this Node with these options; its name begins with what Node it is. */
  const kept = () => {
    const [name = '', ...others] = fs.readdirSync(code);
    assert.deepEqual(others, []);
    assert.ok(name.startsWith(`${process.version}-${process.platform}-${process.arch}`), name);
    return path.join(code, name);
  };
  const shared = () => path.join(kept(), fs.readdirSync(kept()).find((name) => name.startsWith('start-'))!);
  return { directory, code, kept, shared, start };
}

const refusal = ['-c', 'c-1', '-i', 'i-1'];
const told = 'No region is given.';
const planted = 'No region is known.';

/** What is kept of the chunk that says so, with other words in the place of those: whoever runs it says the others. */
async function plant({ directory, shared }: ReturnType<typeof home>) {
  const env = { XDG_CACHE_HOME: directory };
  const says = async () => (await ecsInvoke(refusal, { env })).stderr.includes(planted);
  assert.equal(await says(), false);
  const file = shared();
  const source = fs.readFileSync(path.join('dist', path.basename(file)), 'utf8');
  assert.ok(source.includes(told));
  const made = path.join(directory, 'made');
  fs.writeFileSync(`${made}.cjs`, source.replace(told, planted));
  const make = `const text = require('node:module').wrap(require('node:fs').readFileSync('${made}.cjs', 'utf8'));
    require('node:fs').writeFileSync('${made}', new (require('node:vm').Script)(text).createCachedData());`;
  assert.equal(spawnSync(process.execPath, ['-e', make]).status, 0);
  const half = Buffer.concat([fs.readFileSync(file).subarray(0, 16), fs.readFileSync(made)]);
  fs.writeFileSync(file, Buffer.concat([half, half]));
  assert.equal(await says(), true);
  return { file, says };
}

test('compiled code is kept for this user alone, chunk by chunk, and read at the next start', async (t) => {
  const { kept, shared, start } = home(t);
  const names = await start();
  assert.ok(names.length > 0);
  for (const name of names) {
    assert.match(name, /^[\w-]+-[\w-]{8}\.js$/);
    assert.ok(fs.existsSync(path.join('dist', name)), name);
    assert.equal(fs.statSync(path.join(kept(), name)).mode & 0o777, 0o600);
  }
  assert.equal(fs.statSync(kept()).mode & 0o777, 0o700);
  const made = fs.statSync(shared());
  await start();
  assert.equal(fs.statSync(shared()).mtimeMs, made.mtimeMs);
});

test('what is damaged anywhere is not run, and made again', async (t) => {
  const { shared, start } = home(t);
  await start();
  const file = shared();
  const good = fs.readFileSync(file);
  const flipped = (at: number) => {
    const bytes = Buffer.from(good);
    bytes[at]! ^= 0x10;
    return bytes;
  };
  const half = good.length / 2;
  const damaged: readonly Buffer[] = [
    Buffer.alloc(0),
    good.subarray(0, half),
    Buffer.concat([good.subarray(0, half), Buffer.alloc(half)]),
    Buffer.alloc(good.length, 7),
    ...[0, 40, Math.floor(half / 2), half - 1, half + 40, good.length - 1].map(flipped),
  ];
  for (const bytes of damaged) {
    fs.writeFileSync(file, bytes);
    await start();
    const now = fs.readFileSync(file);
    const whole = now.subarray(0, now.length / 2);
    assert.ok(now.length > 1000 && whole.equals(now.subarray(whole.length)), `${bytes.length} bytes were left`);
    assert.notDeepEqual(now, bytes);
  }
});

test('a file that others may write, or have written, or that is none, is not run', async (t) => {
  const { file, says } = await plant(home(t));
  fs.chmodSync(file, 0o620);
  assert.equal(await says(), false);
});

test('a link is not followed', async (t) => {
  const { file, says } = await plant(home(t));
  fs.renameSync(file, `${file}.there`);
  fs.symlinkSync(`${file}.there`, file);
  assert.equal(await says(), false);
});

test('a file of somebody else is not run', { skip: process.getuid?.() === 0 ? false : 'needs root' }, async (t) => {
  const { file, says } = await plant(home(t));
  fs.chownSync(file, 65534, 65534);
  assert.equal(await says(), false);
});

test('what was kept of a source that has changed since is not run', async (t) => {
  const { file, says } = await plant(home(t));
  const bytes = fs.readFileSync(file);
  for (const at of [0, bytes.length / 2]) bytes.writeDoubleLE(bytes.readDoubleLE(at) - 1000, at);
  fs.writeFileSync(file, bytes);
  assert.equal(await says(), false);
});

test('what a start goes through first is kept beside what the earlier ones went through, and read by both', async (t) => {
  const { shared, start } = home(t);
  await start();
  const made = () => fs.statSync(shared());
  const { size } = made();
  await start({}, 'rate(5m)');
  const both = made();
  assert.ok(both.size > size, `${both.size} after ${size}`);
  await start();
  await start({}, 'rate(5m)');
  assert.equal(made().mtimeMs, both.mtimeMs);
});

test('nothing is put where others may write', async (t) => {
  const { kept, start } = home(t);
  const names = await start();
  for (const name of names) fs.writeFileSync(path.join(kept(), name), 'planted');
  fs.chmodSync(kept(), 0o770);
  await start();
  for (const name of names) assert.equal(fs.readFileSync(path.join(kept(), name), 'utf8'), 'planted');
});

test('root leaves nothing in the home of somebody else', {
  skip: process.getuid?.() === 0 ? false : 'needs root',
}, async (t) => {
  const { directory, start } = home(t);
  fs.chownSync(directory, 65534, 65534);
  assert.deepEqual(await start(), []);
});

test('Node’s own switches leave it out', async (t) => {
  for (const [name, value] of [
    ['NODE_DISABLE_COMPILE_CACHE', '1'],
    ['NODE_OPTIONS', '--enable-source-maps'],
    ['NODE_V8_COVERAGE', os.tmpdir()],
  ] as const) {
    const { directory, start } = home(t);
    assert.deepEqual(await start({ [name]: value, ...(name === 'NODE_V8_COVERAGE' && { [name]: directory }) }), []);
  }
});

test('Node with other options keeps its own beside', async (t) => {
  const { code, start } = home(t);
  await start();
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=900`;
  const { code: exit } = await ecsInvoke(refusal, {
    env: { XDG_CACHE_HOME: path.join(code, '..', '..'), NODE_OPTIONS },
  });
  assert.deepEqual([exit, fs.readdirSync(code).length], [64, 2]);
});

test('a home that is not there is not made, and a file in the way is no trouble', async (t) => {
  const { directory, start } = home(t);
  const nowhere = path.join(directory, 'not', 'there');
  await start({ XDG_CACHE_HOME: nowhere });
  assert.ok(!fs.existsSync(path.join(directory, 'not')));
  fs.writeFileSync(path.join(directory, 'ecs-invoke'), '');
  assert.deepEqual(await start(), []);
});

test('what nothing was kept in for a month goes, of another build and of another Node', async (t) => {
  const { code, kept, start } = home(t);
  await start();
  const old = [path.join(kept(), 'start-aaaaaaaa.js'), path.join(code, 'v18.0.0-linux-x64')];
  const recent = path.join(kept(), 'start-bbbbbbbb.js');
  for (const place of [...old, recent]) fs.writeFileSync(place, '');
  for (const place of old) fs.utimesSync(place, new Date(), new Date(Date.now() - 31 * 24 * 3_600_000));
  await start({}, 'rate(5m)');
  assert.deepEqual([...old, recent].map(fs.existsSync), [false, false, true]);
});

test('a run that waits goes on although its program is replaced meanwhile', async (t) => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'replaced-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  for (const part of ['bin', 'dist', 'package.json', 'src/schema']) {
    fs.cpSync(part, path.join(directory, part), { recursive: true });
  }
  const { env, emulator } = await stage(t);
  for (const more of [{}, { NODE_DISABLE_COMPILE_CACHE: '1' }]) {
    const dist = path.join(directory, 'dist');
    const child = spawn(
      process.execPath,
      [path.join(directory, 'bin', 'ecs-invoke.js'), 'exec', '-i', 'i-web1,i-noagent1', '-o', 'json', '--', 'sleep 2'],
      { env: { PATH: process.env.PATH, HOME: directory, ...env, ...more }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    t.after(() => child.kill('SIGKILL'));
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      stdout += piece;
    });
    const closed = new Promise((end) => child.once('close', end));
    const runs = path.join(env.XDG_STATE_HOME!, 'ecs-invoke', 'runs');
    await until(() => fs.existsSync(runs) && fs.readdirSync(runs).some((name) => isAccepted(path.join(runs, name))));
    // It looks 300 ms later at the soonest, and has read all of its program by then.
    const looked = emulator.faults.add({ action: 'DescribeInvocationResults', effect: { kind: 'latency', ms: 0 } });
    await until(() => emulator.faults.list().some(({ id, met }) => id === looked && met > 0));
    fs.renameSync(dist, `${dist}-before`);
    assert.equal(await closed, 3);
    assert.match(stdout, /"verdict": ?"success"/);
    fs.renameSync(`${dist}-before`, dist);
    fs.rmSync(runs, { recursive: true });
  }
});

const isAccepted = (file: string) => file.endsWith('.jsonl') && /"accepted"/.test(fs.readFileSync(file, 'utf8'));

async function until(done: () => boolean) {
  for (let tries = 0; !done(); tries++) {
    if (tries === 1000) throw new Error('it never came to be');
    await new Promise((wake) => setTimeout(wake, 20));
  }
}
