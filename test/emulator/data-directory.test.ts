import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { DataProblem } from '../../src/emulator/data/data-problem.ts';
import { DirectoryLock, isLeftBehind } from '../../src/emulator/data/directory-lock.ts';
import { Log } from '../../src/emulator/data/log.ts';
import { ProcessRecords } from '../../src/emulator/runner/process-records.ts';
import { bootId, startOf } from '../../src/emulator/runner/process-table.ts';
import './support/own-temporary.ts';
import { started } from './support/start.ts';

function scratch(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const inUse = (pid: number) => (error: DataProblem) => error.code === 'DirectoryInUse' && error.pid === pid;
const locksIn = (directory: string) => fs.readdirSync(directory).filter((name) => name.endsWith('.lock'));
const lockFile = (directory: string, ...[purpose, pid, start, boot]: [string, number, string, string]) =>
  fs.writeFileSync(path.join(directory, `${purpose}.${pid}.${start}.${boot}.0a1b2c3d.lock`), '');

test('two emulators on one directory: the second is refused, and the first goes on having it [contract]', async (t) => {
  const dataDir = scratch(t);
  const first = await started(t, { dataDir });
  await assert.rejects(started(t, { dataDir }), inUse(process.pid));
  await assert.rejects(started(t, { dataDir }), inUse(process.pid));
  await first.stop();
  await (await started(t, { dataDir })).stop();
  assert.deepEqual(locksIn(dataDir), []);
});

test('a start that fails gives the directory back [own]', async (t) => {
  const dataDir = scratch(t);
  const { port } = await started(t);
  await assert.rejects(started(t, { dataDir, port }), { code: 'EADDRINUSE' });
  assert.deepEqual(locksIn(dataDir), []);
});

test('a lock counts for its own process only, not for a later one of the same number, nor after a new boot [own]', (t) => {
  const directory = scratch(t);
  const start = startOf(process.ppid);
  lockFile(directory, 'named', process.ppid, start, bootId());
  assert.throws(() => new DirectoryLock(directory, 'named'), inUse(process.ppid));
  for (const [otherStart, boot] of [
    [`${start}1`, bootId()],
    [start, '0-0'],
  ] as const) {
    for (const name of locksIn(directory)) fs.rmSync(path.join(directory, name));
    lockFile(directory, 'named', process.ppid, otherStart, boot);
    const lock = new DirectoryLock(directory, 'named');
    assert.equal(locksIn(directory).length, 1);
    lock.release();
  }
});

test('left behind is a temporary directory whose emulator is dead, and nothing else [own]', (t) => {
  const directory = scratch(t);
  assert.equal(isLeftBehind(directory), false);
  lockFile(directory, 'temporary', 1, '0', bootId());
  assert.equal(isLeftBehind(directory), true);
  lockFile(directory, 'temporary', process.pid, startOf(process.pid), bootId());
  assert.equal(isLeftBehind(directory), false);
  const named = scratch(t);
  lockFile(named, 'named', 1, '0', bootId());
  assert.equal(isLeftBehind(named), false);
});

test('the next start removes temporary directories of dead emulators, and keeps the others [contract]', async (t) => {
  const make = () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-emulator-'));
    t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
    return directory;
  };
  const [dead, bare, named] = [make(), make(), make()];
  lockFile(dead, 'temporary', 1, '0', bootId());
  fs.mkdirSync(path.join(dead, 'instances'));
  lockFile(named, 'named', 1, '0', bootId());
  const living = await started(t);
  await started(t);
  assert.deepEqual([dead, bare, named, living.dataDir].map(fs.existsSync), [false, true, true, true]);
});

test('what a dead emulator without a directory of its own left is told, and its record stays while anything of it lives [contract]', async (t) => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-emulator-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  const marker = 'ECS_EMULATOR_RUN=beef/';
  const env = { ECS_EMULATOR_RUN: 'beef/t-1/i-1/1' };
  const [ours, other] = [await sleeper(t, env), await sleeper(t, env)];
  const log = new Log(path.join(directory, 'processes.log'), () => {});
  const records = new ProcessRecords(log);
  records.begin(marker);
  records.add(ours, marker);
  log.close();
  lockFile(directory, 'temporary', 1, '0', bootId());
  const first = (await started(t)).leftBehind;
  assert.ok(first.killed.includes(ours) && first.leftAlone.includes(other), JSON.stringify(first));
  assert.equal(fs.existsSync(directory), true);
  const second = (await started(t)).leftBehind;
  assert.ok(!second.killed.includes(ours) && second.leftAlone.includes(other), JSON.stringify(second));
  process.kill(other, 'SIGKILL');
  while (startOf(other) !== '') await new Promise(setImmediate);
  assert.equal((await started(t)).leftBehind.leftAlone.includes(other), false);
  assert.equal(fs.existsSync(directory), false);
});

/** A process that leads a group of its own, with such an environment. */
async function sleeper(t: TestContext, env: Record<string, string>): Promise<number> {
  const child = spawn('sleep', ['60'], { env: { PATH: process.env.PATH, ...env }, detached: true, stdio: 'ignore' });
  await once(child, 'spawn');
  t.after(() => child.kill('SIGKILL'));
  return child.pid!;
}

test('of what was left running only what matches in group, start, marker and boot is killed [own]', async (t) => {
  const file = path.join(scratch(t), 'processes.log');
  const marker = 'ECS_EMULATOR_RUN=feed/';
  const env = { ECS_EMULATOR_RUN: 'feed/t-1/i-1' };
  const [ours, unmarked, restarted, ungrouped, earlier] = [
    await sleeper(t, env),
    await sleeper(t, {}),
    await sleeper(t, env),
    await sleeper(t, env),
    await sleeper(t, env),
  ];
  const log = new Log(file, () => {});
  const records = new ProcessRecords(log);
  records.begin(marker);
  for (const pid of [ours, unmarked, restarted, earlier]) records.add(pid, marker);
  log.put(`group/${restarted}`, { marker, started: '1', boot: bootId() });
  log.put(`group/${earlier}`, { marker, started: startOf(earlier), boot: 'another' });
  log.close();
  const again = new Log(file, () => {});
  const found = new ProcessRecords(again).reap();
  again.close();
  assert.deepEqual(found.killed, [ours]);
  assert.deepEqual([...found.leftAlone].sort(), [unmarked, restarted, ungrouped, earlier].sort());
  const last = new Log(file, () => {});
  const groups = last.before<unknown>('group').map(([pid]) => Number(pid));
  assert.deepEqual(groups.sort(), [unmarked, restarted].sort());
  last.close();
});
