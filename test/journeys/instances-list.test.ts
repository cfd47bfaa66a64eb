import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { documents, oddFleet, secretTagValue as secret } from '../support/documents.ts';
import { type Ended, stage } from '../support/journey.ts';

const here = stage({ after }, { fleet: oddFleet });
const lines = ({ stdout }: Ended) => stdout.split('\n').filter(Boolean);

test('list: a row an instance, and a line that counts them', async () => {
  const { run } = await here;
  const { code, stdout, stderr } = await run(['instances', 'list']);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^instance +name +status +system +agent +address +tags$/m);
  assert.match(stdout, /^i-web1 +web-1 +Running +Linux +2\.2\.4\.997 +172\.16\.0\.1 +env=prod, role=web$/m);
  assert.match(stdout, /^i-stopped1 +stopped-1 +Stopped +Linux +– /m);
  assert.match(stdout, /^i-noagent1 +noagent-1 +Running +Linux +none /m);
  assert.match(stdout, /^i-classic1 .* 10\.0\.0\.6$/m);
  assert.match(stdout, /^10 instances in cn-hangzhou, 8 running, 7 with an agent that answers$/m);
  assert.doesNotMatch(stdout, /i-far1|canary/);
  assert.match(
    (await run(['instances', '--lang', 'zh'])).stdout,
    /cn-hangzhou 共 10 台实例，运行中 8 台，Agent 在线 7 台/,
  );
});

const selections: readonly (readonly [title: string, args: readonly string[], ids: readonly string[]])[] = [
  ['a tag', ['--tag', 'env=prod'], ['i-web1', 'i-web2', 'i-db1']],
  ['all of several tags', ['--tag', 'env=prod', '--tag', 'role=web'], ['i-web1', 'i-web2']],
  ['a name with ?', ['--name', 'web-?'], ['i-web1', 'i-web2']],
  ['a name with a set', ['--name', '*-[2-9]'], ['i-web2']],
  ['a whole name', ['--name', 'web-1'], ['i-web1']],
  ['tag and name', ['--tag', 'env=prod', '--name', '*b*1'], ['i-web1', 'i-db1']],
  ['signs in a tag', ['--tag', 'a b=c=d,e "f"'], ['i-odd1']],
  ['a tag in Chinese', ['--tag', '部门=研发'], ['i-odd1']],
  ['an empty value', ['--tag', 'empty='], ['i-odd1']],
  ['an empty value is not any', ['--tag', 'env='], []],
  ['signs in a name', ['--name', '怪 \\[x\\]\\*'], ['i-odd1']],
  ['a status', ['--status', 'stopped'], ['i-stopped1']],
  ['IDs and a status', ['-i', 'i-web1,i-stopped1', '--status', 'Running'], ['i-web1']],
];
for (const [title, args, ids] of selections) {
  test(`list -q, by ${title}: IDs, one a line`, async () => {
    const { run } = await here;
    const ended = await run(['instances', 'list', ...args, '-q']);
    assert.equal(ended.code, 0, ended.stderr);
    assert.deepEqual(lines(ended), ids);
  });
}

test('list: nothing matches is no error, and is said; what is missing of -i too', async () => {
  const { run } = await here;
  const { code, stdout, stderr } = await run(['instances', 'list', '--tag', 'env=pord', '--status', 'Stopped']);
  assert.equal(code, 0);
  assert.equal(stdout, '');
  assert.match(stderr, /No instance in cn-hangzhou matches --tag env=pord --status Stopped\./);
  const [empty] = documents((await run(['instances', 'list', '--tag', 'env=pord', '-o', 'json'])).stdout);
  assert.deepEqual(
    [empty.instances, empty.notes.map(({ code: each }: { code: string }) => each)],
    [[], ['nothing-found']],
  );
  const some = await run(['instances', 'list', '-i', 'i-web1,i-far1', '-o', 'json']);
  const [document] = documents(some.stdout);
  assert.deepEqual(document.notes, [{ code: 'not-listed', text: 'Not in cn-hangzhou: i-far1.' }]);
  assert.equal((await run(['instances', 'list', '-r', 'us-east-1'])).stderr, '! There is no instance in us-east-1.\n');
});

test('list as JSON, and as a line an instance; secret tag values are nowhere', async () => {
  const { run } = await here;
  const json = await run(['instances', 'list', '-o', 'json']);
  const [document] = documents(json.stdout);
  assert.equal(document.instances.length, 10);
  const odd = document.instances.find(({ instanceId }: { instanceId: string }) => instanceId === 'i-odd1');
  assert.deepEqual(odd.tags[1], { key: 'db-password', value: '<hidden:11>' });
  const jsonl = await run(['instances', 'list', '--name', 'web*', '-o', 'jsonl']);
  assert.deepEqual(
    documents(jsonl.stdout).map(({ instances }) => instances[0].instanceId),
    ['i-web1', 'i-web2'],
  );
  const queried = await run(['instances', 'list', '--query', 'instances[?agent.online].instanceId | [0]', '-q']);
  assert.equal(queried.stdout, 'i-web1\n');
  for (const args of [
    ['instances', 'list', '--tag', `db-password=${secret}`],
    ['-c', 'c-hello', '--tag', `db-password=${secret}x`],
    ['-c', 'c-hello', '--tag', `db-password=${secret}`, '--debug', '-n'],
  ]) {
    const { stdout, stderr } = await run(args);
    assert.ok(!`${stdout}${stderr}`.includes(secret), `${args.join(' ')}\n${stdout}${stderr}`);
  }
});

const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['no tag', ['--tag', 'env'], /--tag\n {6}A tag to select by is key=value/],
  ['two values of one key', ['--tag', 'env=a', '--tag', 'env=b'], /one value for the tag env/],
  ['two names', ['--name', 'a', '--name', 'b'], /--name[\s\S]*given twice/],
  ['an open set', ['--name', 'web-['], /--name {2}web-\[\n {6}The set in brackets/],
  ['IDs and a tag', ['-i', 'i-web1', '--tag', 'env=prod'], /named by ID, or selected by --tag/],
];
for (const [title, args, words] of refused) {
  test(`refused before anything is asked: ${title}`, async () => {
    const { run } = await here;
    for (const command of [
      ['instances', 'list'],
      ['instances', 'check'],
      ['-c', 'c-hello'],
    ]) {
      const { code, stdout, stderr } = await run([...command, ...args]);
      assert.equal(code, 64, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, words);
    }
  });
}

for (const edition of ['2018', '2019'] as const) {
  test(`${edition}: list page by page, select, check`, async (t) => {
    const { run } = await stage(t, { edition, instances: 230 });
    const all = await run(['instances', 'list', '--edition', edition, '-q']);
    assert.equal(lines(all).length, 237, all.stderr);
    const listed = await run(['instances', 'list', '--edition', edition, '--tag', 'rack=r02']);
    assert.match(listed.stdout, /50 instances in cn-hangzhou, 50 running, 50 with an agent/);
    const checked = await run(['instances', 'check', '--edition', edition, '-i', 'i-web1,i-classic1,i-nosuch']);
    assert.equal(checked.code, 3);
    assert.match(checked.stdout, /i-nosuch\n {4}none of your 13 regions has it/);
    assert.equal(/i-classic1 {2}classic-1\n {4}it is in the classic network/.test(checked.stdout), edition === '2018');
    const ran = await run(['-c', 'c-hello', '--edition', edition, '--name', 'web-*', '--wait']);
    assert.equal(ran.code, 0, ran.stderr);
  });
}

test('a service that says no, or nothing: the exit of that', async (t) => {
  const { run } = await here;
  const env = { ECS_INVOKE_ENDPOINT: 'http://127.0.0.1:9' };
  for (const args of [
    ['instances', 'list'],
    ['instances', 'check', '-i', 'i-web1'],
    ['-c', 'c-hello', '--tag', 'a=b'],
  ]) {
    assert.equal((await run(args, { env })).code, 69, args.join(' '));
  }
  const { run: barred, emulator } = await stage(t);
  emulator.faults.add({ action: 'DescribeCloudAssistantStatus', effect: { kind: 'code', code: 'Forbidden.RAM' } });
  const { code, stderr } = await barred(['instances', 'check', '-i', 'i-web1']);
  assert.equal(code, 77, stderr);
  assert.match(stderr, /Forbidden\.RAM {2}\(DescribeCloudAssistantStatus/);
});
