import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { DataProblem } from '../../src/emulator/data/data-problem.ts';
import { Log } from '../../src/emulator/data/log.ts';

function place(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(directory, { recursive: true }));
  return path.join(directory, 'state.log');
}

const fail = (error: unknown) => assert.fail(String(error));
const linesOf = (file: string) => fs.readFileSync(file, 'utf8').trimEnd().split('\n');

/** Opens and closes again; what is kept. */
function keptIn(file: string, kind = 'a') {
  const log = new Log(file, fail);
  log.close();
  return log.before<unknown>(kind);
}

test('what was put is there again, in the order it first came; what was removed is not [own]', (t) => {
  const file = place(t);
  const log = new Log(file, fail);
  log.put('a/1', { deep: ['值', null] });
  log.put('a/2', 'two');
  log.put('ab/3', 'of another kind');
  log.put('a/4', null);
  log.put('a/1', 'changed');
  log.remove('a/2');
  log.close();
  assert.deepEqual(keptIn(file), [
    ['1', 'changed'],
    ['4', null],
  ]);
  assert.equal(fs.statSync(file).mode & 0o777, 0o600);
});

test('a change is in the file at once, without a close [own]', (t) => {
  const file = place(t);
  const log = new Log(file, fail);
  log.put('a/1', 1);
  assert.equal(linesOf(file).at(-1), '[["a/1",1]]');
  log.close();
  log.put('a/2', 2);
  assert.deepEqual(keptIn(file), [['1', 1]]);
});

test('what belongs together is one line: cut off, none of it is there [own]', (t) => {
  const file = place(t);
  const log = new Log(file, fail);
  log.put('a/1', 1);
  log.call(() => {
    log.put('a/2', 'x'.repeat(10_000));
    log.together(() => log.put('a/3', 3));
    assert.equal(linesOf(file).length, 2);
  });
  log.close();
  const whole = fs.readFileSync(file);
  for (const cut of [1, 2, 9_000]) {
    fs.writeFileSync(file, whole.subarray(0, whole.length - cut));
    assert.deepEqual(keptIn(file), [['1', 1]]);
  }
  fs.writeFileSync(file, whole);
  assert.equal(keptIn(file).length, 3);
});

test('what a refused call had changed before is kept [own]', (t) => {
  const file = place(t);
  const log = new Log(file, fail);
  const refuse = () => {
    log.put('a/1', 1);
    throw new Error('refused');
  };
  assert.throws(() => log.call(refuse), /refused/);
  log.close();
  assert.deepEqual(keptIn(file), [['1', 1]]);
});

test('the file does not grow for ever: each start leaves one line for each value [own]', (t) => {
  const file = place(t);
  const log = new Log(file, fail);
  for (let round = 0; round < 100; round++) log.put(`a/${round % 3}`, round);
  log.remove('a/0');
  log.close();
  assert.equal(linesOf(file).length, 102);
  keptIn(file);
  assert.deepEqual(linesOf(file), ['["ecs-emulator-log",1]', '[["a/1",97]]', '[["a/2",98]]']);
  assert.deepEqual(fs.readdirSync(path.dirname(file)), ['state.log']);
});

test('lines longer than what is read at once, and characters across its edge [own]', (t) => {
  const file = place(t);
  const log = new Log(file, fail);
  const values = ['é'.repeat(700_000), '值'.repeat(500_001), 'short'];
  for (const [index, value] of values.entries()) log.put(`a/${index}`, value);
  log.close();
  assert.deepEqual(
    keptIn(file).map(([, value]) => value),
    values,
  );
});

const shapes = new Map([['shaped', { rest: /^\d$/, isValue: (value: unknown) => value === 1 }]]);

for (const [name, content, code, where] of [
  ['of a newer version', '["ecs-emulator-log",2]\n[["b/1",1]]\n', 'NewerData', ''],
  ['that is something else', 'hello\n', 'DamagedData', ':1'],
  ['of another program', '{"version":1}\n', 'DamagedData', ':1'],
  ['with a line in its middle that is none', '["ecs-emulator-log",1]\n[["a/1",\n[["a/2",1]]\n', 'DamagedData', ':2'],
  ['that is one line of somebody else without its end', 'my own precious line', 'DamagedData', ':1'],
  ['that begins like ours but is not', '["ecs-emulator-log",1] and more', 'DamagedData', ':1'],
  ['of numbers', '["ecs-emulator-log",1]\n[["a/1",1]]\n[5]\n', 'DamagedData', ':3'],
  ['of changes without a key', '["ecs-emulator-log",1]\n[[]]\n', 'DamagedData', ':2'],
  ['of changes with a key that is none', '["ecs-emulator-log",1]\n[[5,1]]\n', 'DamagedData', ':2'],
  ['of changes with too much', '["ecs-emulator-log",1]\n[["a/1",1,2]]\n', 'DamagedData', ':2'],
  ['of a value that looks otherwise', '["ecs-emulator-log",1]\n[["a/1",1],["shaped/1","1"]]\n', 'DamagedData', ':2'],
  ['of a key that looks otherwise', '["ecs-emulator-log",1]\n[["shaped/x",1]]\n', 'DamagedData', ':2'],
] as const) {
  test(`a log ${name} is refused, and not touched [own]`, (t) => {
    const file = place(t);
    fs.writeFileSync(file, content);
    const isRefusal = (error: DataProblem) => error.code === code && error.file === `${file}${where}`;
    assert.throws(() => new Log(file, fail, { shapes }), isRefusal);
    assert.equal(fs.readFileSync(file, 'utf8'), content);
  });
}

for (const content of [
  '',
  '[',
  '["ecs-emulator-log",',
  '["ecs-emulator-log",1]',
  '["ecs-emulator-log",1]\n[["a/1",1]',
]) {
  test(`a log that was cut off as ${JSON.stringify(content)} is one without a value [own]`, (t) => {
    const file = place(t);
    fs.writeFileSync(file, content);
    assert.deepEqual(keptIn(file), []);
    assert.deepEqual(linesOf(file), ['["ecs-emulator-log",1]']);
  });
}

test('what looks as it should is kept, and removing needs no value [own]', (t) => {
  const file = place(t);
  fs.writeFileSync(file, '["ecs-emulator-log",1]\n[["shaped/1",1],["shaped/2",1]]\n[["shaped/2"]]\n');
  const log = new Log(file, fail, { shapes });
  assert.deepEqual(log.before('shaped'), [['1', 1]]);
  log.close();
});

test('a link under the name of the new file is not followed when the log is written anew [own]', (t) => {
  const file = place(t);
  const precious = path.join(path.dirname(file), 'precious');
  fs.writeFileSync(precious, 'old');
  fs.symlinkSync(precious, `${file}.new`);
  const log = new Log(file, fail);
  log.put('a/1', 1);
  log.close();
  assert.equal(fs.readFileSync(precious, 'utf8'), 'old');
  assert.ok(fs.lstatSync(file).isFile());
  assert.deepEqual(keptIn(file), [['1', 1]]);
});

test('a directory or a pipe in place of the log is refused, and holds nothing up [own]', (t) => {
  for (const make of [(file: string) => fs.mkdirSync(file), (file: string) => execFileSync('mkfifo', [file])]) {
    const file = place(t);
    make(file);
    assert.throws(() => new Log(file, fail), { code: 'DamagedData', file: `${file}:1` });
    assert.equal(fs.lstatSync(file).isFile(), false);
  }
});
