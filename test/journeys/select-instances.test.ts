import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { documents, oddFleet } from '../support/documents.ts';
import { stage } from '../support/journey.ts';

const here = stage({ after }, { fleet: oddFleet });

test('a selection is frozen and shown before it is sent, and in a dry run', async (t) => {
  const { run, starts } = await stage(t);
  const dry = await run(['-c', 'c-hello', '--tag', 'env=prod', '--name', 'web-*', '-n']);
  assert.equal(dry.code, 0, dry.stderr);
  assert.match(dry.stdout, /InstanceId\.1 +i-web1\n +InstanceId\.2 +i-web2\n/);
  assert.match(dry.stderr, /! 2 instances match --tag env=prod --name 'web-\*': web-1, web-2\.\n/);
  assert.deepEqual(await starts(), []);
  const [shown] = documents((await run(['-c', 'c-hello', '--tag', 'env=prod', '-n', '-o', 'json'])).stdout);
  assert.deepEqual(shown.requests[0].parameters.InstanceId, ['i-web1', 'i-web2', 'i-db1']);
  assert.equal(shown.notes[0].code, 'selected');

  const ran = await run(['-c', 'c-hello', '--tag', 'role=db', '--wait']);
  assert.equal(ran.code, 0, ran.stderr);
  assert.equal(ran.stdout, 'Hello! This is db-1.\n');
  assert.match(ran.stderr, /^! 1 instance matches --tag role=db: db-1\.\naccepted as /);
  assert.deepEqual(
    (await starts()).map(({ instanceId }) => instanceId),
    ['i-db1'],
  );
});

test('a flag beats a variable, in either direction', async () => {
  const { run } = await here;
  const byTag = await run(['-c', 'c-hello', '--tag', 'role=db', '-n'], { env: { ECS_INVOKE_INSTANCE: 'i-web1' } });
  assert.match(byTag.stdout, /InstanceId\.1 +i-db1\n/);
  const byId = await run(['-c', 'c-hello', '-i', 'i-web1', '-n'], { env: { ECS_INVOKE_TAG: 'role=db' } });
  assert.match(byId.stdout, /InstanceId\.1 +i-web1\n/);
  const variables = { ECS_INVOKE_INSTANCE: 'i-web1', ECS_INVOKE_TAG: 'role=db' };
  assert.equal((await run(['-c', 'c-hello', '-n'], { env: variables })).code, 64);
});

test('nothing selected: nothing sent, and what there is instead', async () => {
  const { run } = await here;
  const hints: readonly (readonly [readonly string[], RegExp])[] = [
    [['--tag', 'evn=prod'], /Did you mean env\? No instance there has a tag evn; there are: a b, db-password/],
    [['--tag', 'env=prud'], /The tag env is there as: prod\./],
    [['--tag', 'db-password=x'], /The tag db-password has other values there\./],
    [['--tag', 'env=prod', '--tag', 'role=web', '--name', 'db-1'], /matches all of it\./],
    [['--name', 'zzzz'], /ecs-invoke instances list/],
    [['--tag', 'env=prod', '-r', 'us-east-1'], /no instance at all/],
  ];
  for (const [args, words] of hints) {
    const { code, stdout, stderr } = await run(['-c', 'c-hello', ...args]);
    assert.equal(code, 64, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, words);
  }
  const json = await run(['-c', 'c-hello', '--tag', 'env=prud', '-o', 'json']);
  assert.equal(documents(json.stderr)[0].error.violations[0].rule, 'nothing-selected');
});

test('--skip-unfit goes on with the rest, and says whom it left out and why', async (t) => {
  const { run, emulator, starts } = await stage(t, { fleet: oddFleet });
  const args = ['-c', 'hello', '-i', 'i-web1,i-windows1,i-far1,i-noagent1', '--skip-unfit'];
  const text = await run([...args, '--wait']);
  assert.equal(text.code, 0, text.stderr);
  assert.equal(text.stdout, 'Hello! This is web-1.\n');
  const told = text.stderr.replace(/\s+/g, ' ');
  assert.match(
    told,
    /^! Left out, 3 of 4: i-windows1 \(its operating system is Windows, [^)]*\), i-far1 \(it is in cn-beijing/,
  );
  const json = await run([...args, '--wait', '-o', 'json']);
  const [document] = documents(json.stdout);
  assert.equal(document.notes[0].code, 'skipped-unfit');
  assert.deepEqual(
    document.results.map(({ instanceId }: { instanceId: string }) => instanceId),
    ['i-web1'],
  );
  const leftOut = document.leftOut.map(
    ({ instanceId, causes }: { instanceId: string; causes: { reason: string }[] }) => [
      instanceId,
      ...causes.map(({ reason }) => reason),
    ],
  );
  assert.deepEqual(leftOut, [
    ['i-windows1', 'wrong-os'],
    ['i-far1', 'other-region'],
    ['i-noagent1', 'no-agent'],
  ]);
  const quiet = await run([...args, '--wait', '-q']);
  assert.deepEqual([quiet.code, quiet.stdout], [0, 'Hello! This is web-1.\n']);
  assert.match(quiet.stderr.replace(/\s+/g, ' '), /^! Left out, 3 of 4: i-windows1 .*i-noagent1 \([^)]*\)\. $/);
  const [allFit] = documents((await run(['-c', 'hello', '-i', 'i-web1', '--skip-unfit', '-o', 'json'])).stdout);
  assert.deepEqual(allFit.leftOut, []);
  emulator.faults.refuseNext('InvokeCommand', 'Forbidden.RAM');
  const [refused] = documents((await run([...args, '-o', 'json'])).stderr);
  assert.deepEqual([refused.error.code, refused.leftOut.length], ['Forbidden.RAM', 3]);
  assert.deepEqual(new Set((await starts()).map(({ instanceId }) => instanceId)), new Set(['i-web1']));

  const dry = await run(['-c', 'hello', '--tag', 'env=prod', '--skip-unfit', '-n']);
  assert.match(dry.stdout, /InstanceId\.3 +i-db1\n/);
  const schedule = ['-c', 'c-fail', '-i', 'i-old1,i-web1', '--skip-unfit', '-n', '--frequency'];
  assert.doesNotMatch((await run([...schedule, 'rate(5m)'])).stdout, /i-old1/);
  assert.match((await run([...schedule, '0 0 2 * * ?'])).stdout, /i-old1/);
  const nobody = await run(['-c', 'hello', '-i', 'i-windows1,i-far1', '--skip-unfit']);
  assert.equal(nobody.code, 3);
  assert.match(nobody.stderr, /Left out, 2 of 2[\s\S]*None of the instances can take the command/);
});
