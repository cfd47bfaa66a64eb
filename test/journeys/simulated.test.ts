import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ecsInvoke } from '../support/journey.ts';

const execWith = (instances: string, ...words: string[]) =>
  ecsInvoke(['emulator', 'exec', '--instances', instances, '--', ...words]);

test('exec --instances: simulated instances answer like any other', async () => {
  const { code, stdout } = await execWith(
    '300',
    ...['ecs-invoke', '-c', 'c-hello', '-i', 'i-sim00001,i-sim00002', '--wait'],
  );
  assert.match(stdout, /^── i-sim00001 {2}success ──\nHello from sim-00001, a simulated instance: no process runs\.\n/);
  assert.match(stdout, /\nHello from sim-00002, /);
  assert.equal(code, 0);
});

test('one past the last is not there; --instances 0 adds none', async () => {
  for (const [instances, id] of [
    ['300', 'i-sim00301'],
    ['0', 'i-sim00001'],
  ] as const) {
    const { stderr } = await execWith(instances, 'ecs-invoke', '-c', 'c-hello', '-i', id);
    assert.match(stderr, /InvalidInstance\.NotFound/);
  }
});

for (const given of ['100001', '-1', '3e2', '1,000', 'many', '']) {
  test(`--instances=${given} is refused by its name, before anything starts`, async () => {
    const args = ['emulator', 'exec', `--instances=${given}`, '--', 'echo', 'started'];
    const { code, stdout, stderr } = await ecsInvoke(args);
    assert.equal(code, 64);
    assert.match(stderr, /--instances/);
    assert.match(stderr, /0 to 100,000/);
    assert.equal(stdout, '');
  });
}

test('a serving emulator says in its banner which instances are simulated', async () => {
  const { stderr } = await ecsInvoke(['emulator', '--instances', '12', '--lang', 'zh'], {
    env: { XDG_RUNTIME_DIR: mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')) },
    watch: (seen, kill) => seen.includes('--wait') && kill('SIGINT'),
  });
  assert.match(stderr, /模拟实例 {2}i-sim00001 i-sim00002 i-sim00003 … 另有 9 个（不启动进程）/);
});
