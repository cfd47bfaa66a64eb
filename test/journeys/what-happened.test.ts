import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { VirtualClock } from '../../src/emulator/clock.ts';
import { documents } from '../support/documents.ts';
import { type JourneyOptions, stage } from '../support/journey.ts';

const here = stage({ after });
const flat = (text: string) => text.replace(/\s+/g, ' ');

test('four instances, one fails, one is stopped, one has no agent: each with its cause and cure', async () => {
  const { run } = await here;
  const line = [
    'exec',
    '-i',
    'i-web1,i-stopped1,i-noagent1,i-db1',
    '--',
    'sh',
    '-c',
    'case $PWD in *db1*) exit 3; esac',
  ];
  const { code, stderr } = await run(line);
  assert.equal(code, 1, stderr);
  assert.match(
    stderr,
    /i-stopped1 .*InstanceNotRunning\n.*not running \(Stopped\)[\s\S]*→ Start it:\n +ecs-invoke emulator power start i-stopped1\n/,
  );
  assert.match(stderr, /i-noagent1 [\s\S]*not installed[\s\S]*this instance has no agent, and none can be installed/);
  assert.match(stderr, /1 of 4 succeeded/);
  const [document] = documents((await run(['exec', '-o', 'json', ...line.slice(1)])).stdout);
  const causes = document.results.map(({ instanceId, causes }: Record<string, unknown>) => [
    instanceId,
    (causes as { reason: string }[] | undefined)?.map(({ reason }) => reason),
  ]);
  assert.deepEqual(causes, [
    ['i-web1', undefined],
    ['i-stopped1', ['not-running']],
    ['i-noagent1', ['no-agent']],
    ['i-db1', undefined],
  ]);
  assert.deepEqual(document.exit, { code: 1, reason: 'failed' });
  const chinese = await run(['exec', '--lang', 'zh', ...line.slice(1)]);
  assert.match(chinese.stderr, /实例未在运行（Stopped）/);
});

test('show names several invocations, what was asked for, and hides what looks secret', async () => {
  const { run } = await here;
  const ids = [
    ['-c', 'c-hello', '-i', 'i-web1', '-p', 'name=Ada'],
    ['exec', '--no-wait', '-i', 'i-web2', '-p', 'token=canary-77', '--', 'echo {{token}} | wc -c'],
  ].map(async (args) => (await run(args)).stdout.trim());
  const [first = '', second = ''] = await Promise.all(ids);
  const both = await run(['show', first, second, '--wait']);
  assert.equal(both.code, 0, both.stderr);
  assert.match(both.stdout, new RegExp(`== ${first} ==\\nHello, Ada![\\s\\S]*== ${second} ==\\n`));
  assert.match(
    flat(both.stderr),
    new RegExp(`${first}: hello \\(c-hello\\), accepted \\d{4}-.* parameters: name=<hidden:3>`),
  );
  assert.match(both.stderr, /token=<hidden:9>/);
  assert.doesNotMatch(both.stderr, /canary-77|ecs-invoke-run/);
  const [document] = documents((await run(['show', first, second, '-o', 'json'])).stdout);
  assert.deepEqual(document.invokeIds, [first, second]);
  assert.doesNotMatch(JSON.stringify(document.invocations), /canary-77/);

  const partly = await run(['show', first, 't-nosuch']);
  assert.equal(partly.code, 3);
  assert.match(partly.stderr, /✔ i-web1[\s\S]*knows no invocation t-nosuch/);
  const [listed] = documents((await run(['show', first, 't-nosuch', '-o', 'json'])).stdout);
  assert.deepEqual(
    [listed.errors[0].invokeId, listed.errors[0].error.type, listed.results.length],
    ['t-nosuch', 'invocation-not-found', 1],
  );
  assert.equal((await run(['show', first, '-q'])).stderr, '');
});

test('what show refuses', async () => {
  const { run } = await here;
  for (const [args, message] of [
    [['t-1', '--history', '--wait'], /nothing to wait for/],
    [['t-1', 't-2', '--follow'], /output of one invocation/],
    [['t-1', '--run', '0'], /counted from 1/],
    [['t-1', 'nightly'], /looks like t-/],
    [[], /InvokeId/i],
  ] as const) {
    const { code, stderr } = await run(['show', ...args]);
    assert.equal(code, 64, stderr);
    assert.match(flat(stderr), message);
  }
});

for (const edition of ['2018', '2019', 'current'] as const) {
  test(`a schedule, edition ${edition}: no end, its runs, and none after the stop`, async (t) => {
    const clock = new VirtualClock(new Date());
    const { run, emulator } = await stage(t, { edition, clock });
    const ask = (...args: readonly string[]) => run(args, { env: { ECS_INVOKE_EDITION: edition } });
    const started = await ask('-c', 'c-fail', '-i', 'i-web1', '--frequency', '*/10 * * * * ?');
    const id = started.stdout.trim();
    const ended = async (runs: number) => {
      for (let turn = 0; turn < 400; turn++) {
        if (emulator.ledger.starts().length < runs) await clock.advance(1000);
        const [document] = documents((await ask('show', id, '-o', 'json')).stdout);
        if (emulator.ledger.starts().length >= runs && document.results[0].exitCode === 7) return;
      }
      assert.fail('it does not run');
    };
    await ended(2);

    const shown = await ask('show', id, '--wait');
    assert.equal(shown.code, 0, shown.stderr);
    assert.match(
      flat(shown.stderr),
      /goes on without an end\. .*last run \(.*\): 0 of 1 succeeded; i-web1: exit code 7/,
    );
    const [document] = documents((await ask('show', id, '-o', 'json')).stdout);
    assert.deepEqual(document.exit, { code: 0, reason: 'scheduled' });
    const history = await ask('show', id, '--history');
    const one = await ask('show', id, '--run', '1');
    if (edition === 'current') {
      assert.match(flat(shown.stderr), /\. Next run: .* UTC/);
      assert.match(document.invocations[0].nextRun, /^\d{4}-/);
      assert.equal(history.code, 0);
      assert.match(history.stdout, /^run +instance .*\n2 +i-web1 .* 7 .*failed.*\n1 +i-web1 .* 7 /);
      const [runs] = documents((await ask('show', id, '--history', '-o', 'json')).stdout);
      assert.deepEqual(
        runs.results.map(({ run }: { run: number }) => run),
        [2, 1],
      );
      assert.equal(one.code, 7, one.stderr);
      assert.match(one.stdout, /\S/);
      assert.equal((await ask('show', id, '--run', '99')).code, 64);
    } else {
      assert.deepEqual([history.code, one.code], [64, 64]);
      assert.match(flat(history.stderr), /--history The API of 201[89] tells the last run/);
    }

    const stopped = await ask(...(edition === '2019' ? ['schedule', 'stop', id] : ['stop', id]));
    assert.equal(stopped.code, 0, stopped.stderr);
    assert.match(stopped.stderr, edition === 'current' ? /stopped, no further run starts/ : /i-web1 +stopped/);
    const starts = emulator.ledger.starts().length;
    await clock.advance(60_000);
    assert.equal(emulator.ledger.starts().length, starts);
  });
}

test('a batch whose second answer is lost: its instances, how to look for them, and the verdicts of the others', async (t) => {
  const { run, emulator, starts } = await stage(t);
  const loseTheSecond = () => {
    const struck = { action: 'RunCommand', calls: 2, phase: 'after-commit' } as const;
    emulator.faults.add({ ...struck, effect: { kind: 'reset' } });
    emulator.faults.add({ ...struck, effect: { kind: 'hide', ms: Number.POSITIVE_INFINITY } });
  };
  loseTheSecond();
  const line = [
    'exec',
    '--no-retry',
    '-i',
    'i-web1,i-web2,i-db1',
    '--batch',
    '--batch-size',
    '1',
    '--concurrency',
    '1',
    '--',
    'echo',
    'ran',
  ];
  const { code, stdout, stderr } = await run(line);
  assert.equal(code, 4, stderr);
  assert.equal(stdout, 'ran\n');
  assert.match(stderr, /call 2 of 3, 1 instance: i-web2/);
  assert.match(flat(stderr), /Find out what really began before you send anything: ecs-invoke emulator ledger/);
  assert.match(stderr, /✔ i-web1/);
  assert.match(flat(stderr), /Not sent at all: 1 instance i-db1/);
  loseTheSecond();
  const [document] = documents((await run(['exec', '-o', 'json', ...line.slice(1)])).stdout);
  assert.deepEqual(
    document.results.map(({ instanceId, verdict }: Record<string, string>) => `${instanceId} ${verdict}`),
    ['i-web1 success', 'i-web2 unknown', 'i-db1 not-delivered'],
  );
  assert.deepEqual(document.exit, { code: 4, reason: 'unknown' });
  const [, { error: lost }] = document.calls;
  assert.deepEqual([lost.clientToken, lost.runId], [`${document.runId}-2`, document.runId]);
  // Sent once each, the lost one included; processes of two calls may start in any order.
  const started = (await starts()).map(({ instanceId }) => instanceId);
  assert.deepEqual(started.sort(), ['i-web1', 'i-web1', 'i-web2', 'i-web2']);
});

test('a single call whose answer is lost: JSON names what to look for it by', async (t) => {
  const { run, emulator } = await stage(t);
  const lose = () => {
    const struck = { action: 'InvokeCommand', calls: 1, phase: 'after-commit' } as const;
    emulator.faults.add({ ...struck, effect: { kind: 'reset' } });
    emulator.faults.add({ ...struck, effect: { kind: 'hide', ms: Number.POSITIVE_INFINITY } });
  };
  lose();
  const line = ['-c', 'c-hello', '-i', 'i-web1', '--no-retry', '-o', 'json'];
  const { code, stderr, stdout } = await run(line);
  assert.deepEqual([code, stdout], [4, '']);
  const [{ error, runId }] = documents(stderr);
  assert.deepEqual([error.type, error.clientToken, error.runId], ['outcome-unknown', `${runId}-1`, runId]);
  assert.equal(error.fix[0], 'Find out what really began before you send anything: ecs-invoke emulator ledger');
  lose();
  const [untagged] = documents((await run([...line, '--no-tags'])).stderr);
  assert.deepEqual([untagged.error.clientToken, untagged.error.runId], [`${untagged.runId}-1`, undefined]);
});

const once =
  (signal: NodeJS.Signals, when: RegExp): NonNullable<JourneyOptions['watch']> =>
  (text, kill) => {
    if (when.test(text)) kill(signal);
  };
const sleeping = ['-i', 'i-web1,i-web2', '--batch', '--batch-size', '1', '--', 'sleep', '60'];
const detached: readonly (readonly [string, readonly string[], NodeJS.Signals, number, number])[] = [
  ['a batch', ['-c', 'c-slow', '-i', 'i-web1,i-web2', '--batch', '--batch-size', '1', '--wait'], 'SIGINT', 130, 2],
  ['exec', ['exec', ...sleeping], 'SIGTERM', 143, 2],
  ['exec, hung up', ['exec', ...sleeping], 'SIGHUP', 143, 2],
];
for (const [title, line, signal, expected, invocations] of detached) {
  test(`${signal} while waiting for ${title}: ${expected}, and how to come back to each`, async () => {
    const { run } = await here;
    const { code, stderr } = await run(line, { watch: once(signal, /(accepted as t-\S+\n[\s\S]*){2}/) });
    assert.equal(code, expected, stderr);
    const back = [...flat(stderr).matchAll(/ecs-invoke show (t-\S+) -r cn-hangzhou --wait/g)].map(([, id]) => id);
    assert.equal(back.length, invocations, stderr);
    await run(['stop', ...(back as string[])]);
  });
}

test('show --wait: Ctrl-C detaches, and what runs goes on', async () => {
  const { run } = await here;
  const id = (await run(['exec', '--no-wait', '-i', 'i-web1', '--', 'sleep', '60'])).stdout.trim();
  const { code, stderr } = await run(['show', id, '--wait', '--debug'], {
    watch: once('SIGINT', /DescribeInvocationResults HTTP 200/),
  });
  assert.equal(code, 130, stderr);
  assert.match(flat(stderr), new RegExp(`ecs-invoke show ${id} -r cn-hangzhou --wait`));
  const [stopped] = documents((await run(['stop', id, '-o', 'json'])).stdout);
  assert.equal(stopped.targets[0].outcome, 'stopped');
});

test('--stop-on-interrupt stops every call of a batch', async () => {
  const { run, emulator } = await here;
  const { code, stderr } = await run(['exec', '--stop-on-interrupt', ...sleeping], {
    watch: once('SIGINT', /(accepted as t-\S+\n[\s\S]*){2}/),
  });
  assert.equal(code, 130, stderr);
  assert.match(
    stderr,
    /i-web1 +(stopped|was over)[\s\S]*i-web2 +(stopped|was over)|i-web2 +(stopped|was over)[\s\S]*i-web1 +(stopped|was over)/,
  );
  const ids = [...stderr.matchAll(/accepted as (t-\S+)/g)].map(([, id]) => id);
  for (const { pid } of emulator.ledger.starts().filter(({ invokeId }) => ids.includes(invokeId))) {
    assert.throws(() => process.kill(pid, 0), /ESRCH/);
  }
});

test('stop: several, some of the instances, strangers, unknown ones, files', async () => {
  const { run } = await here;
  const start = async () =>
    (await run(['exec', '--no-wait', '-i', 'i-web1,i-web2', '--', 'sleep', '60'])).stdout.trim();
  const [first, second] = [await start(), await start()];
  const [some] = documents((await run(['stop', first, '-i', 'i-web1', '-o', 'json'])).stdout);
  assert.deepEqual(
    some.targets.map(({ outcome, result }: { outcome: string; result: { instanceId: string } }) => [
      result.instanceId,
      outcome,
    ]),
    [['i-web1', 'stopped']],
  );
  const stranger = await run(['stop', first, '-i', 'i-db1', '-o', 'json']);
  assert.deepEqual([stranger.code, documents(stranger.stderr)[0].error.type], [64, 'not-a-target']);
  const several = await run(['stop', first, second, 't-nosuch']);
  assert.equal(several.code, 3, several.stderr);
  assert.match(several.stderr, new RegExp(`${first}\\n[\\s\\S]*${second}\\n[\\s\\S]*no invocation t-nosuch`));
  const [partly] = documents((await run(['stop', second, 't-nosuch', '-o', 'json'])).stdout);
  assert.deepEqual([partly.errors[0].invokeId, partly.targets.length], ['t-nosuch', 2]);
  const file = await run(['stop', 'f-1']);
  assert.equal(file.code, 64);
  assert.match(flat(file.stderr), /stops commands only/);
});
