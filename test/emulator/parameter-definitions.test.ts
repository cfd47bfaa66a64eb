import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CommandSeed } from '../../src/emulator/commands.ts';
import { simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const deploy: CommandSeed = {
  id: 'c-deploy',
  name: 'deploy',
  content: 'deploy {{Version}} {{where}} {{note}} {{__proto__}}',
  enableParameter: true,
  parameterDefinitions: [
    { parameterName: 'version', description: 'what to deploy', required: true, patternRegex: 'v\\d+|latest' },
    { parameterName: 'where', defaultValue: 'test', possibleValues: ['test', 'prod'] },
    { parameterName: '__proto__', defaultValue: 'plain' },
  ],
};

const world = (t: TestContext, edition: 'current' | '2019' = 'current') =>
  simulated(t, { edition, fleet: { commands: [deploy] } });

const passing = (Parameters?: string) => ({
  CommandId: 'c-deploy',
  'InstanceId.1': 'i-web1',
  ...(Parameters && { Parameters }),
});

test('DescribeCommands tells the definitions [doc]', async (t) => {
  const { emulator } = await world(t);
  const { Commands } = await ask(emulator, 'DescribeCommands', { CommandId: 'c-deploy' });
  assert.deepEqual(Commands.Command[0].ParameterNames.ParameterName, ['Version', 'where', 'note', '__proto__']);
  assert.deepEqual(Commands.Command[0].ParameterDefinitions.ParameterDefinition.slice(0, 2), [
    {
      ParameterName: 'version',
      Description: 'what to deploy',
      Required: true,
      PatternRegex: 'v\\d+|latest',
      PossibleValues: { PossibleValue: [] },
    },
    {
      ParameterName: 'where',
      Description: '',
      DefaultValue: 'test',
      Required: false,
      PossibleValues: { PossibleValue: ['test', 'prod'] },
    },
  ]);
});

test('the starter commands and those that are created have none [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const { Commands } = await ask(emulator, 'DescribeCommands');
  for (const row of Commands.Command) assert.deepEqual(row.ParameterDefinitions, { ParameterDefinition: [] });
});

for (const [parameters, script] of [
  ['{"version":"v1"}', 'deploy v1 test  plain'],
  ['{"VERSION":"latest","Where":"prod","note":"n"}', 'deploy latest prod n plain'],
  ['{"version":"v1","__proto__":"passed"}', 'deploy v1 test  passed'],
] as const) {
  test(`${parameters} runs: ${script} [assumed]`, async (t) => {
    const { emulator, clock, runner } = await world(t);
    const { InvokeId } = await ask(emulator, 'InvokeCommand', passing(parameters));
    await clock.advance(0);
    assert.deepEqual(
      runner.requests.map((request) => request.script),
      [script],
    );
    const { Invocations } = await ask(emulator, 'DescribeInvocations', { InvokeId });
    assert.equal(Invocations.Invocation[0].Parameters, parameters);
  });
}

for (const [what, parameters, code] of [
  ['without parameters', undefined, 'Parameter.MissingValue'],
  ['without the required one', '{"where":"prod"}', 'Parameter.MissingValue'],
  ['with the required one empty', '{"version":""}', 'Parameter.MissingValue'],
  ['with a value that matches in part', '{"version":"v1; rm"}', 'InvalidParameter.Parameters'],
  ['with a value that ends like the pattern', '{"version":"notlatest"}', 'InvalidParameter.Parameters'],
  ['with a value that is none of the possible', '{"version":"v1","where":"stage"}', 'InvalidParameter.Parameters'],
  ['with an empty value where that is not possible', '{"version":"v1","where":""}', 'InvalidParameter.Parameters'],
] as const) {
  test(`${what} it is refused: ${code} [assumed]`, async (t) => {
    const { emulator, clock, runner } = await world(t);
    const answer = await ask(emulator, 'InvokeCommand', passing(parameters));
    assert.deepEqual([answer.status, answer.Code], [400, code]);
    await clock.advance(0);
    assert.deepEqual(runner.requests, []);
  });
}

test('a required one with a default may be left out [assumed]', async (t) => {
  const definition = { parameterName: 'name', required: true, defaultValue: 'Ada' };
  const command = { id: 'c-hi', name: 'hi', content: 'hi {{name}}', enableParameter: true };
  const { emulator, clock, runner } = await simulated(t, {
    fleet: { commands: [{ ...command, parameterDefinitions: [definition] }] },
  });
  await ask(emulator, 'InvokeCommand', { CommandId: 'c-hi', 'InstanceId.1': 'i-web1' });
  await clock.advance(0);
  assert.equal(runner.requests[0]?.script, 'hi Ada');
});

test('edition 2019 knows no definitions: none is told, none holds [doc]', async (t) => {
  const { emulator, clock, runner } = await world(t, '2019');
  const { Commands } = await ask(emulator, 'DescribeCommands', { CommandId: 'c-deploy' });
  assert.equal('ParameterDefinitions' in Commands.Command[0], false);
  assert.equal((await ask(emulator, 'InvokeCommand', passing('{"where":"stage"}'))).status, 200);
  await clock.advance(0);
  assert.equal(runner.requests[0]?.script, 'deploy  stage  ');
});

for (const [what, parameterDefinitions] of [
  ['of a parameter the content does not mention', [{ parameterName: 'other' }]],
  ['that is there twice', [{ parameterName: 'where' }, { parameterName: 'Where' }]],
  ['with a pattern that is none', [{ parameterName: 'where', patternRegex: '(' }]],
] as const) {
  test(`a definition ${what} keeps the emulator from starting [own]`, async (t) => {
    await assert.rejects(simulated(t, { fleet: { commands: [{ ...deploy, parameterDefinitions }] } }));
  });
}
