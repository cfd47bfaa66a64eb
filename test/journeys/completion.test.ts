import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { EmulatorOptions } from '../../src/emulator/start.ts';
import { stage } from '../support/journey.ts';
import { type StartedShell, startedShells, type Typist, typist } from '../support/shells.ts';

/** Tab pressed in real shells, in a real terminal, against an emulator. */
const fleet: EmulatorOptions['fleet'] = {
  instances: [
    { id: 'i-bp1aaa', name: 'shop-frontend', tags: { env: 'prod', team: 'shop' } },
    { id: 'i-bp2bbb', name: 'shop-database', tags: { env: 'test', 'api-token': 'canary' } },
    { id: 'i-bp3ccc', name: 'ledger', tags: { env: 'prod', owner: 'Ann Lee' } },
  ],
  commands: [{ id: 'c-deploy', name: 'deploy', content: 'echo {{version}} {{target}}', enableParameter: true }],
};
const here = stage({ after }, { fleet });

for (const shell of Object.keys(startedShells) as StartedShell[]) {
  let started: Promise<Typist> | undefined;
  const shellHere = () => {
    started ??= here.then(async ({ env }) => {
      const typing = await typist(shell, env);
      await typing.knows('commands', 'instances');
      return typing;
    });
    return started;
  };
  // A shell that never came has failed its tests; as a failed hook it would keep the next ones from ending.
  after(() => started?.then(({ leaves }) => leaves()).catch(() => {}));
  const press = async (keys: string) => {
    const { types, words } = await shellHere();
    await types(keys, /\S/);
    return words();
  };

  test(`${shell}: a subcommand`, async () => {
    assert.deepEqual(await press('ecs-invoke sh\t'), ['ecs-invoke', 'show']);
    assert.deepEqual(await press('ecs-invoke emulator exe\t'), ['ecs-invoke', 'emulator', 'exec']);
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

  test(`${shell}: an instance by its ID, and by a part of its name`, async () => {
    assert.deepEqual(await press('ecs-invoke -i i-bp2\t'), ['ecs-invoke', '-i', 'i-bp2bbb']);
    assert.deepEqual(await press('ecs-invoke -i ledg\t'), ['ecs-invoke', '-i', 'i-bp3ccc']);
    assert.deepEqual(await press('ecs-invoke --instance=ledg\t'), ['ecs-invoke', '--instance=i-bp3ccc']);
  });

  // fish shows only what begins as typed; of several names it has nothing in common to offer.
  if (shell !== 'fish') {
    test(`${shell}: several that are found by their names are shown, and what is typed stays`, async () => {
      const { types, words } = await shellHere();
      await types('ecs-invoke -i shop\t\t', /i-bp1aaa +(-- |\()shop-frontend[\s\S]*i-bp2bbb +(-- |\()shop-database/);
      assert.deepEqual(await words(), ['ecs-invoke', '-i', 'shop']);
    });
  }

  test(`${shell}: the second value behind a comma, without the first`, async () => {
    assert.deepEqual(await press('ecs-invoke -i i-bp1aaa,i-bp3\t'), ['ecs-invoke', '-i', 'i-bp1aaa,i-bp3ccc']);
    assert.deepEqual(await press('ecs-invoke -i i-bp1aaa,i-bp2bbb,i-bp\t'), [
      'ecs-invoke',
      '-i',
      'i-bp1aaa,i-bp2bbb,i-bp3ccc',
    ]);
    assert.deepEqual(await press('ecs-invoke --instance=i-bp1aaa,i-bp3\t'), [
      'ecs-invoke',
      '--instance=i-bp1aaa,i-bp3ccc',
    ]);
  });

  test(`${shell}: the second value behind a comma by a part of its name`, async () => {
    assert.deepEqual(await press('ecs-invoke -i i-bp1aaa,ledg\t'), ['ecs-invoke', '-i', 'i-bp1aaa,i-bp3ccc']);
    assert.deepEqual(await press('ecs-invoke --instance=i-bp1aaa,ledg\t'), [
      'ecs-invoke',
      '--instance=i-bp1aaa,i-bp3ccc',
    ]);
  });

  test(`${shell}: a value right behind its short flag`, async () => {
    assert.deepEqual(await press('ecs-invoke -cc-dep\t'), ['ecs-invoke', '-cc-deploy']);
    assert.deepEqual(await press('ecs-invoke -cdep\t'), ['ecs-invoke', '-cc-deploy']);
    assert.deepEqual(await press('ecs-invoke -ii-bp2\t'), ['ecs-invoke', '-ii-bp2bbb']);
    assert.deepEqual(await press('ecs-invoke -ii-bp1aaa,i-bp3\t'), ['ecs-invoke', '-ii-bp1aaa,i-bp3ccc']);
    assert.deepEqual(await press('ecs-invoke -ii-bp1aaa,ledg\t'), ['ecs-invoke', '-ii-bp1aaa,i-bp3ccc']);
    assert.deepEqual(await press('ecs-invoke -i@mach\t'), ['ecs-invoke', '-i@machines.txt']);
    assert.deepEqual(await press('ecs-invoke -ote\t'), ['ecs-invoke', '-otext']);
  });

  test(`${shell}: the key of a tag, then its value, and none of a secret`, async () => {
    assert.deepEqual(await press('ecs-invoke --invocation-tag en\t'), ['ecs-invoke', '--invocation-tag', 'env=']);
    assert.deepEqual(await press('ecs-invoke --invocation-tag env=te\t'), [
      'ecs-invoke',
      '--invocation-tag',
      'env=test',
    ]);
    assert.deepEqual(await press('ecs-invoke --invocation-tag=env=te\t'), ['ecs-invoke', '--invocation-tag=env=test']);
    assert.deepEqual(await press('ecs-invoke --invocation-tag en\tp\t'), [
      'ecs-invoke',
      '--invocation-tag',
      'env=prod',
    ]);
    assert.deepEqual(await press('ecs-invoke --invocation-tag owner=\t'), [
      ...['ecs-invoke', '--invocation-tag', 'owner=Ann Lee'],
    ]);
    assert.deepEqual(await press('ecs-invoke --invocation-tag api-token=\t'), [
      ...['ecs-invoke', '--invocation-tag', 'api-token='],
    ]);
  });

  test(`${shell}: the parameters of the command, less those that are given`, async () => {
    assert.deepEqual(await press('ecs-invoke -c c-deploy -p ver\t'), [
      'ecs-invoke',
      '-c',
      'c-deploy',
      '-p',
      'version=',
    ]);
    assert.deepEqual(await press('ecs-invoke --command=deploy -p version=3 --param-env \t'), [
      ...['ecs-invoke', '--command=deploy', '-p', 'version=3', '--param-env', 'target='],
    ]);
    assert.deepEqual(await press('ecs-invoke -c c-deploy --param-file tar\tmach\t'), [
      ...['ecs-invoke', '-c', 'c-deploy', '--param-file', 'target=machines.txt'],
    ]);
    assert.deepEqual(await press('ecs-invoke -p ver\t'), ['ecs-invoke', '-p', 'ver']);
  });

  test(`${shell}: a file behind @`, async () => {
    assert.deepEqual(await press('ecs-invoke -i @mach\t'), ['ecs-invoke', '-i', '@machines.txt']);
    assert.deepEqual(await press('ecs-invoke --config mach\t'), ['ecs-invoke', '--config', 'machines.txt']);
    assert.deepEqual(await press('ecs-invoke --param-file x=mach\t'), ['ecs-invoke', '--param-file', 'x=machines.txt']);
  });

  test(`${shell}: flags are shown with what they do`, async () => {
    const { types, words } = await shellHere();
    await types('ecs-invoke show --wait\t\t', /--wait-timeout[\s\S]*stop waiting/);
    await words();
  });

  test(`${shell}: behind "--" stands another program`, async () => {
    assert.deepEqual(await press('ecs-invoke emulator exec -- cat mach\t'), [
      ...['ecs-invoke', 'emulator', 'exec', '--', 'cat', 'machines.txt'],
    ]);
  });
}
