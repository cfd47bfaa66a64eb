import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchedCommandLine, parseLauncher } from '../../src/emulator/runner/launcher.ts';
import { invoke, ran, results, resultsWhen, started, stored } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const file = '/s/t-1.1.sh';

const commandLines: [launcher: string, commandLine: string[]][] = [
  ['sh', ['sh', file]],
  ['  python3   -u ', ['python3', '-u', file]],
  ['sh {{ACS::ScriptFileName}} after', ['sh', file, 'after']],
  ['sh --file={{ ACS :: ScriptFileName }}', ['sh', `--file=${file}`]],
  ['sh {{ACS::ScriptFileName|Ext(".py")}}', ['sh', file]],
  ['sh {{ ACS::ScriptFileName | Ext(.py) }} -x', ['sh', file, '-x']],
  [`sh "a  b" 'c d' e"f g"`, ['sh', '"a  b"', "'c d'", 'e"f g"', file]],
  ['sh "not closed', ['sh', '"not', 'closed', file]],
  ['@@tool x', ['@tool', 'x', file]],
  ['sh $HOME;reboot', ['sh', '$HOME;reboot', file]],
];

for (const [launcher, expected] of commandLines) {
  test(`the launcher ${launcher} becomes ${JSON.stringify(expected)} [source]`, () => {
    assert.deepEqual(launchedCommandLine(parseLauncher(launcher), file), expected);
  });
}

for (const [launcher, extension] of [
  ['sh', ''],
  ['sh {{ACS::ScriptFileName}}', ''],
  ['sh {{ACS::ScriptFileName|Ext(".py")}}', '.py'],
  ["sh {{ACS::ScriptFileName|Ext('.py')}}", '.py'],
  ['sh {{ACS::ScriptFileName|Ext(.mjs)}}', '.mjs'],
] as const) {
  test(`${launcher} names the script *${extension} [source] [assumed]`, () => {
    assert.equal(parseLauncher(launcher).extension, extension);
  });
}

for (const launcher of [
  'sh {{ACS::ScriptFileName}} {{ACS::ScriptFileName}}',
  'sh {{ACS::InstanceId}}',
  'sh {{name}}',
  'sh {{acs::ScriptFileName}}',
  'sh {{ACS::ScriptFileName|Ext(../../x)}}',
  'sh {{}}',
]) {
  test(`${launcher} makes the task invalid [source]`, () => {
    assert.throws(() => parseLauncher(launcher), { status: 'Invalid', errorCode: 'InvalidEnvironmentParameter' });
  });
}

test('a program is found in PATH and gets the script, which is no program then [source]', async (t) => {
  const emulator = await started(t);
  const script = 'echo "$0"; echo "$1"';
  const row = await ran(emulator, script, { Launcher: 'sh {{ACS::ScriptFileName|Ext(".txt")}} "$HOME"' });
  const [name, argument] = row.Output.split('\n');
  assert.match(name, new RegExp(`/${row.InvokeId}\\.1\\.txt$`));
  assert.deepEqual([argument, row.ExitCode, row.Launcher.slice(0, 3)], ['"$HOME"', 0, 'sh ']);
});

test("a launcher of the call goes before the command's own [doc]", async (t) => {
  const emulator = await started(t);
  const CommandId = await stored(emulator, 'the text', { Launcher: 'head -c 3' });
  const [own] = await resultsWhen(emulator, await invoke(emulator, { CommandId }));
  const [other] = await resultsWhen(emulator, await invoke(emulator, { CommandId, Launcher: 'head -c 5' }));
  assert.deepEqual(
    [own.Output, other.Output, own.Launcher, other.Launcher],
    ['the', 'the t', 'head -c 3', 'head -c 5'],
  );
});

for (const [launcher, status, code] of [
  ['no-such-program-anywhere', 'Error', 'ExecutionException'],
  ['@plugin', 'Error', 'ExecutionException'],
  ['sh {{ACS::X}}', 'Invalid', 'InvalidEnvironmentParameter'],
] as const) {
  test(`the launcher ${launcher}: ${status}, and no process [source] [assumed]`, async (t) => {
    const emulator = await started(t);
    const row = await ran(emulator, 'echo', { Launcher: launcher });
    assert.deepEqual([row.InvocationStatus, row.ErrorCode, row.StartTime], [status, code, '']);
    assert.notEqual(row.ErrorInfo, '');
    assert.deepEqual(emulator.ledger.starts(), []);
  });
}

test('a rehearsal looks at the launcher too [source]', async (t) => {
  const emulator = await started(t);
  const row = await ran(emulator, 'echo', { Launcher: 'sh {{x}}', RepeatMode: 'DryRun' });
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Invalid', 'InvalidEnvironmentParameter']);
});

test('a launcher is beyond an old agent [assumed]', async (t) => {
  const emulator = await started(t, { fleet: { instances: [{ id: 'i-old1', agent: 'old' }] } });
  const run = { Type: 'RunShellScript', CommandContent: 'echo', 'InstanceId.1': 'i-old1' };
  const { InvokeId } = await ask(emulator, 'RunCommand', { ...run, Launcher: 'sh' });
  await resultsWhen(emulator, InvokeId);
  assert.equal((await results(emulator, InvokeId))[0].ErrorCode, 'ClientNeedUpgrade');
});
