import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as always, type TestContext } from 'node:test';
import { ecsInvoke } from '../support/journey.ts';
import { isExecutable } from '../support/under-test.ts';

/** An executable carries its compiled code inside. */
const test = isExecutable ? always.skip : always;

function home(t: TestContext) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'code-cache-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  const kept = path.join(directory, 'ecs-invoke', 'code', `${process.version}-${process.platform}-${process.arch}`);
  const start = async (env: Readonly<Record<string, string>> = {}, word = 'Forbidden.RAM') => {
    const { code, stdout } = await ecsInvoke(
      word === 'Forbidden.RAM' ? ['explain', word, '--lang', 'en'] : ['schedule', word],
      { env: { XDG_CACHE_HOME: directory, ...env } },
    );
    assert.deepEqual([code, stdout.includes(word)], [0, true]);
    return fs.existsSync(kept) ? fs.readdirSync(kept).sort() : [];
  };
  return { directory, kept, start };
}

test('compiled code is kept for this user alone, chunk by chunk, and read at the next start', async (t) => {
  const { kept, start } = home(t);
  const names = await start();
  assert.ok(names.length > 0);
  for (const name of names) {
    assert.match(name, /^[\w-]+-[\w-]{8}\.js$/);
    assert.ok(fs.existsSync(path.join('dist', name)), name);
    assert.equal(fs.statSync(path.join(kept, name)).mode & 0o777, 0o600);
  }
  assert.equal(fs.statSync(kept).mode & 0o777, 0o700);
  const [largest] = [...names].sort((a, b) => sizeOf(kept, b) - sizeOf(kept, a));
  const file = path.join(kept, largest!);
  const good = fs.statSync(file);
  await start();
  assert.equal(fs.statSync(file).mtimeMs, good.mtimeMs);
  // What V8 does not take, because it was read, is made again.
  fs.writeFileSync(file, Buffer.alloc(good.size, 7));
  await start();
  assert.notDeepEqual(fs.readFileSync(file), Buffer.alloc(good.size, 7));
});

const sizeOf = (directory: string, name: string) => fs.statSync(path.join(directory, name)).size;

test('what a start goes through first is kept beside what the earlier ones went through, and read by both', async (t) => {
  const { kept, start } = home(t);
  const shared = (await start()).find((name) => name.startsWith('start-'))!;
  const made = () => fs.statSync(path.join(kept, shared));
  const { size } = made();
  await start({}, 'rate(5m)');
  const both = made();
  assert.ok(both.size > size, `${both.size} after ${size}`);
  await start();
  await start({}, 'rate(5m)');
  assert.equal(made().mtimeMs, both.mtimeMs);
});

test('where others may write, nothing is read and nothing kept', async (t) => {
  const { kept, start } = home(t);
  const names = await start();
  for (const name of names) fs.writeFileSync(path.join(kept, name), 'planted');
  fs.chmodSync(kept, 0o770);
  await start();
  for (const name of names) assert.equal(fs.readFileSync(path.join(kept, name), 'utf8'), 'planted');
});

test('Node’s own switches leave it out', async (t) => {
  for (const [name, value] of [
    ['NODE_DISABLE_COMPILE_CACHE', '1'],
    ['NODE_OPTIONS', '--enable-source-maps'],
  ] as const) {
    assert.deepEqual(await home(t).start({ [name]: value }), []);
  }
});

test('a home that is not there is not made, and a file in the way is no trouble', async (t) => {
  const { directory, start } = home(t);
  const nowhere = path.join(directory, 'not', 'there');
  await start({ XDG_CACHE_HOME: nowhere });
  assert.ok(!fs.existsSync(path.join(directory, 'not')));
  fs.writeFileSync(path.join(directory, 'ecs-invoke'), '');
  assert.deepEqual(await start(), []);
});

test('what another build has left goes when this one keeps something', async (t) => {
  const { kept, start } = home(t);
  fs.mkdirSync(kept, { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(kept, 'start-aaaaaaaa.js'), '');
  const names = await start();
  assert.ok(names.length > 0 && !names.includes('start-aaaaaaaa.js'), names.join());
});
