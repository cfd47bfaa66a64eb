import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';
import { type StartedShell, startedShells, typist } from '../support/shells.ts';

/** Tab pressed in real shells, in a real terminal, against an emulator. */
const fleet = {
  instances: [
    { id: 'i-bp1aaa', name: 'shop-frontend' },
    { id: 'i-bp2bbb', name: 'shop-database' },
    { id: 'i-bp3ccc', name: 'ledger' },
  ],
};
const here = stage({ after }, { fleet });

for (const shell of Object.keys(startedShells) as StartedShell[]) {
  const press = async (keys: string) => {
    const { env } = await here;
    const { screen, types, words } = await typist(shell, env);
    try {
      await types(`${keys}`, /\S/);
      return await words();
    } finally {
      screen.pty.kill();
    }
  };

  test(`${shell}: a subcommand`, async () => {
    assert.deepEqual(await press('ecs-invoke sh\t'), ['ecs-invoke', 'show']);
    assert.deepEqual(await press('ecs-invoke emulator ex\t'), ['ecs-invoke', 'emulator', 'exec']);
  });

  test(`${shell}: a flag`, async () => {
    assert.deepEqual(await press('ecs-invoke --reh\t'), ['ecs-invoke', '--rehearse']);
    assert.deepEqual(await press('ecs-invoke --lang zh show --wait-\t'), [
      'ecs-invoke',
      '--lang',
      'zh',
      'show',
      '--wait-timeout',
    ]);
  });

  test(`${shell}: a value of a choice, in both spellings`, async () => {
    assert.deepEqual(await press('ecs-invoke invoke -o te\t'), ['ecs-invoke', 'invoke', '-o', 'text']);
    assert.deepEqual(await press('ecs-invoke --repeat-mode=Per\t'), ['ecs-invoke', '--repeat-mode=Period']);
  });

  test(`${shell}: words with ":" and "=" before the cursor`, async () => {
    const { env } = await here;
    const endpoint = `--endpoint=${env.ECS_INVOKE_ENDPOINT}`;
    const line = `ecs-invoke ${endpoint} --frequency 'at(2030-01-01 02:00:00 Asia/Shanghai)' -c c-he\t`;
    assert.deepEqual(await press(line), [
      'ecs-invoke',
      endpoint,
      '--frequency',
      'at(2030-01-01 02:00:00 Asia/Shanghai)',
      '-c',
      'c-hello',
    ]);
  });
}
