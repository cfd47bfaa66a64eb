import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { documents, oddFleet } from '../support/documents.ts';
import { stage } from '../support/journey.ts';

const here = stage({ after }, { fleet: oddFleet });

test('check: the unfit first, each with cause and cure; exit 3', async () => {
  const { run } = await here;
  const ids = 'i-web1,i-stopped1,i-noagent1,i-windows1,i-far1,i-nosuch,i-starting1,i-classic1';
  const english = await run(['instances', 'check', '-c', 'hello', '-i', ids]);
  assert.equal(english.code, 3, english.stderr);
  const expected = [
    '✖ i-stopped1  stopped-1\n    it is not running (Stopped)\n    → Start it:\n        ecs-invoke emulator power start i-stopped1\n',
    '✖ i-noagent1  noagent-1\n    its Cloud Assistant agent is not installed',
    '    → In the emulator this instance has no agent',
    '✖ i-windows1  windows-1\n    its operating system is Windows, and the command is for Linux\n',
    '✖ i-far1\n    it is in cn-beijing, not in cn-hangzhou\n    → Run it there, in a call of its own: -r cn-beijing.\n',
    '✖ i-nosuch\n    none of your 13 regions has it\n',
    '✖ i-starting1\n    it is not running (Starting)\n    → Wait a minute until it runs:\n        ecs-invoke instances check -r cn-hangzhou -i i-starting1\n',
    '✓ i-web1, i-classic1\n2 of 8 can take a command, 6 cannot.\n',
  ];
  let from = 0;
  for (const each of expected) {
    const at = english.stdout.indexOf(each, from);
    assert.ok(at >= 0, `${each}\nis not in\n${english.stdout.slice(from)}`);
    from = at + each.length;
  }
  assert.equal(from, english.stdout.length);
  const chinese = await run(['instances', 'check', '-c', 'hello', '-i', ids, '--lang', 'zh']);
  assert.match(chinese.stdout, /i-far1\n {4}它在 cn-beijing，不在 cn-hangzhou\n/);
  assert.match(chinese.stdout, /共 8 台：2 台可以执行命令，6 台不能。\n$/);
  const quiet = await run(['instances', 'check', '-c', 'hello', '-i', ids, '-q']);
  assert.deepEqual([quiet.code, quiet.stdout, quiet.stderr], [3, 'i-web1\ni-classic1\n', '']);
});

interface Judged {
  readonly instanceId: string;
  readonly fit: boolean | null;
  readonly causes: readonly { readonly reason: string }[];
}

test('check as JSON: causes as data, in the order asked for', async () => {
  const { run } = await here;
  const args = ['instances', 'check', '--type', 'RunShellScript', '-i', 'i-web1,i-windows1,i-far1,mi-1', '-o'];
  const json = await run([...args, 'json', '--lang', 'zh']);
  const [document] = documents(json.stdout);
  assert.deepEqual(document.exit, { code: 3, reason: 'unfit' });
  assert.equal(json.code, 3);
  assert.deepEqual(
    document.instances.map(({ instanceId, fit, causes }: Judged) => [instanceId, fit, causes[0]?.reason ?? null]),
    [
      ['i-web1', true, null],
      ['i-windows1', false, 'wrong-os'],
      ['i-far1', false, 'other-region'],
      ['mi-1', null, null],
    ],
  );
  assert.deepEqual(document.instances[2].causes[0].fix, ['Run it there, in a call of its own: -r cn-beijing.']);
  assert.equal(documents((await run([...args, 'jsonl'])).stdout).length, 4);
});

test('check: all fit is exit 0; which command, and which instances', async () => {
  const { run } = await here;
  const fine = await run(['instances', 'check', '--tag', 'env=prod', '-o', 'json']);
  assert.deepEqual(documents(fine.stdout)[0].exit, { code: 0, reason: 'fit' });
  assert.equal(fine.code, 0);
  assert.match(
    (await run(['instances', 'check', '--name', 'web-1'])).stdout,
    /^✓ i-web1\nThe instance can take a command\.\n$/,
  );
  const none = await run(['instances', 'check', '--name', 'wob-1']);
  assert.equal(none.code, 64);
  assert.match(
    none.stderr,
    /--name wob-1\n {6}No instance of cn-hangzhou matches\.\n {6}→ Did you mean --name web-1\?/,
  );
  const command = await run(['instances', 'check', '-i', 'i-web1', '-c', 'helo']);
  assert.equal(command.code, 64);
  assert.match(command.stderr, /-c {2}helo\n {6}This region has no such command/);
  assert.equal((await run(['instances', 'check', '-i', 'i-web1', '-c', 'c-nosuch'])).code, 64);
  assert.equal((await run(['instances', 'check'])).code, 64);
  assert.equal((await run(['instances', 'check', '-i', 'i-web1', '-c', 'c-hello', '--type', 'RunBatScript'])).code, 64);
});

test('equal causes of many are told once', async (t) => {
  const many = Array.from({ length: 60 }, (_, at) => ({
    id: `i-off${at}`,
    power: 'Stopped' as const,
    tags: { set: 'off' },
  }));
  const { run } = await stage(t, { fleet: { instances: many } });
  const { stdout } = await run(['instances', 'check', '--tag', 'set=off']);
  assert.match(stdout, /^✖ 60 instances\n {4}i-off0, [\s\S]*and 10 more\n {4}it is not running \(Stopped\)\n/);
  assert.equal(stdout.match(/emulator power start/g)?.length, 1);
  const refusedNow = await run(['-c', 'c-hello', '--tag', 'set=off']);
  assert.equal(refusedNow.code, 64);
  assert.match(refusedNow.stderr, /--tag set=off\n {6}60 instances are given; one call takes at most 50/);
});
