import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv';
import type { Fault } from '../../src/domain/fault.ts';
import { ask } from '../emulator/support/wire-client.ts';
import { stage } from '../support/journey.ts';

const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
);

/** An answer that never comes, after the work or before it. */
const losses: readonly Omit<Fault, 'action'>[] = [
  { calls: 1, phase: 'after-commit', effect: { kind: 'reset' } },
  { calls: 1, phase: 'body', effect: { kind: 'cut' } },
  { calls: 1, phase: 'after-commit', effect: { kind: 'close' } },
];

for (const loss of losses) {
  test(`CreateCommand, ${loss.phase} ${loss.effect.kind}: found by its name, exactly one, its ID printed`, async (t) => {
    const { emulator, run } = await stage(t);
    emulator.faults.add({ action: 'CreateCommand', ...loss });
    const { code, stdout, stderr } = await run(['commands', 'create', '--name', 'once', '--', 'uptime']);
    assert.equal(code, 0, stderr);
    assert.match(stderr, /answer to CreateCommand was lost/);
    const { Commands } = await ask(emulator, 'DescribeCommands', { Name: 'once', MaxResults: '50' });
    assert.deepEqual(
      Commands.Command.map(({ CommandId }: { CommandId: string }) => CommandId),
      [stdout.trim()],
    );
  });
}

test('an update whose answer is lost is read back', async (t) => {
  const { emulator, run } = await stage(t);
  emulator.faults.add({ action: 'ModifyCommand', ...losses[0]! });
  const { code, stdout } = await run(['commands', 'update', 'slow', '--timeout', '99', '-y', '-o', 'json']);
  assert.equal(code, 0);
  assert.ok(valid(JSON.parse(stdout)), JSON.stringify(valid.errors));
  assert.equal(JSON.parse(stdout).lookedUp, true);
});

test('a deletion whose answer is lost is seen to be done', async (t) => {
  const { emulator, run } = await stage(t);
  emulator.faults.add({ action: 'DeleteCommand', ...losses[0]! });
  const { code, stdout } = await run(['commands', 'delete', 'big', 'fail', '-y']);
  assert.deepEqual([code, stdout], [0, 'c-big\nc-fail\n']);
});

test('where the answer is lost and nothing can be looked up, Ctrl-C ends the looking, and it is told how to look', async (t) => {
  const { emulator, run } = await stage(t);
  // What was there before is read; from then on every look fails, and Ctrl-C ends the looking.
  emulator.faults.add({ action: 'CreateCommand', calls: 1, phase: 'after-commit', effect: { kind: 'reset' } });
  emulator.faults.add({ action: 'DescribeCommands', calls: [2, 100], effect: { kind: 'code', code: 'Forbidden.RAM' } });
  const line = ['commands', 'create', '--name', 'lost one', '--debug', '--', 'uptime'];
  const { code, stdout, stderr } = await run(line, {
    watch: (said, kill) => {
      if ((said.match(/debug: DescribeCommands HTTP 403/g) ?? []).length >= 1) kill('SIGINT');
    },
  });
  assert.equal(code, 130);
  assert.equal(stdout, '');
  assert.match(
    stderr,
    /Outcome unknown: CreateCommand[\s\S]*ecs-invoke commands list --name 'lost one' -r cn-hangzhou/,
  );
  const sent = stderr.match(/debug: POST \S+ CreateCommand/g) ?? [];
  assert.equal(sent.length, 1);
  assert.doesNotMatch(stderr, /dXB0aW1l/);
});

test('where it could not be looked up before, it is not looked up after: 4, and one command at most', async (t) => {
  const { emulator, run } = await stage(t);
  emulator.faults.add({ action: 'CreateCommand', ...losses[0]! });
  emulator.faults.add({ action: 'DescribeCommands', calls: 1, effect: { kind: 'code', code: 'Forbidden.RAM' } });
  const line = ['commands', 'create', '--name', 'unseen', '--allow-duplicate-name', '-o', 'json', '--', 'uptime'];
  const { code, stdout, stderr } = await run(line);
  assert.deepEqual([code, stdout], [4, '']);
  const document = JSON.parse(stderr);
  const follows: boolean = valid(document);
  assert.ok(follows, JSON.stringify(valid.errors));
  assert.deepEqual([document.error.type, document.exit.code], ['outcome-unknown', 4]);
  assert.match(document.error.fix[0], /ecs-invoke commands list --name unseen -r cn-hangzhou/);
  assert.doesNotMatch(document.error.why, /may have run/);
});

test('a refusal of the service says which rule, and what is kept stays as it was', async (t) => {
  const { emulator, run } = await stage(t, { quotas: { commands: 4 } });
  const full = await run(['commands', 'create', '--name', 'fifth', '--', 'uptime']);
  assert.deepEqual([full.code, full.stdout], [69, '']);
  assert.match(full.stderr, /CmdCount\.ExceedQuota {2}\(CreateCommand, cn-hangzhou\)/);
  emulator.faults.refuseNext('ModifyCommand', 'CmdName.Readonly');
  const readonly = await run(['commands', 'update', 'hello', '--name', 'hi', '-y']);
  assert.equal(readonly.code, 3);
  assert.match(readonly.stderr, /published command keeps its name/);
});
