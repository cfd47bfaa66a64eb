import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';

/** Refused by the service: explained in both languages, with the RequestId, in text and in JSON. */
const here = stage({ after });
const of2018 = stage({ after }, { edition: '2018' });

interface Case {
  readonly title: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly errorCode: string;
  readonly exit: number;
  readonly en: RegExp;
  readonly edition?: '2018';
}

const cases: readonly Case[] = [
  {
    title: 'an unknown instance',
    args: ['-c', 'c-hello', '-i', 'i-web1,i-nosuch'],
    errorCode: 'InvalidInstance.NotFound',
    exit: 3,
    en: /i-nosuch {2}none of your 13 regions has it/,
  },
  {
    title: 'an unknown command',
    args: ['-c', 'c-nosuch', '-i', 'i-web1'],
    errorCode: 'InvalidCmdId.NotFound',
    exit: 3,
    en: /--region/,
  },
  {
    title: 'a wrong secret',
    args: ['-c', 'c-hello', '-i', 'i-web1'],
    env: { ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'wrong-canary-secret' },
    errorCode: 'SignatureDoesNotMatch',
    exit: 77,
    en: /secret/i,
  },
  {
    title: 'an unknown key',
    args: ['-c', 'c-hello', '-i', 'i-web1'],
    env: { ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIcanaryid' },
    errorCode: 'InvalidAccessKeyId.NotFound',
    exit: 77,
    en: /access key/i,
  },
  {
    title: 'an undefined parameter',
    args: ['-c', 'c-hello', '-i', 'i-web1', '-p', 'nmae=x'],
    errorCode: 'Parameter.NotMatched',
    exit: 3,
    en: /not defined by the command: nmae[\s\S]*defined: name/,
  },
  {
    title: 'parameters for a command without',
    args: ['-c', 'c-fail', '-i', 'i-web1', '-p', 'a=x'],
    errorCode: 'Parameter.Disabled',
    exit: 3,
    en: /-p/,
  },
  {
    title: 'a Linux command on Windows',
    args: ['-c', 'c-hello', '-i', 'i-windows1'],
    errorCode: 'InvalidInstance.NotMatch',
    exit: 3,
    en: /i-windows1 {2}its operating system/,
  },
  {
    title: 'an agentless instance in 2018',
    args: ['--edition', '2018', '-c', 'c-hello', '-i', 'i-noagent1'],
    errorCode: 'InvalidInstance.NoClient',
    exit: 3,
    en: /i-noagent1 {2}its Cloud Assistant agent/,
    edition: '2018',
  },
  {
    title: 'a classic instance in 2018',
    args: ['--edition', '2018', '-c', 'c-hello', '-i', 'i-classic1'],
    errorCode: 'InvalidInstance.NotVpc',
    exit: 3,
    en: /i-classic1 {2}it is in the classic network/,
    edition: '2018',
  },
  {
    title: 'a stopped instance in 2018',
    args: ['--edition', '2018', '-c', 'c-hello', '-i', 'i-stopped1'],
    errorCode: 'InvalidInstanceStatus',
    exit: 3,
    en: /i-stopped1 {2}it is not running \(Stopped\)/,
    edition: '2018',
  },
];

for (const { title, args, env = {}, errorCode, exit, en, edition } of cases) {
  test(`${title}: ${errorCode}, exit ${exit}`, async () => {
    const { run, starts } = await (edition ? of2018 : here);
    const english = await run(args, { env });
    assert.equal(english.code, exit, english.stderr);
    assert.equal(english.stdout, '');
    assert.ok(english.stderr.includes(errorCode));
    assert.match(english.stderr, en);
    assert.match(english.stderr, /RequestId [0-9A-F]{8}-/);

    const chinese = await run([...args, '--lang', 'zh'], { env });
    assert.equal(chinese.code, exit);
    assert.match(chinese.stderr, /→ [^\n]*\p{Script=Han}/u);
    assert.match(chinese.stderr, /RequestId [0-9A-F]{8}-/);

    const json = await run([...args, '-o', 'json', '--lang', 'zh'], { env });
    assert.equal(json.stdout, '');
    const document = JSON.parse(json.stderr);
    assert.equal(document.error.code, errorCode);
    assert.match(document.error.requestId, /^[0-9A-F]{8}-/);
    assert.equal(document.exit.code, exit);
    assert.equal(json.code, exit);
    assert.deepEqual(await starts(), []);
  });
}

test('an agentless instance today: accepted, not delivered, exit 3, with cause and cure', async () => {
  const { run } = await here;
  const args = ['-c', 'c-hello', '-i', 'i-noagent1', '--wait'];
  const english = await run(args);
  assert.equal(english.code, 3);
  assert.match(english.stderr, /✖ i-noagent1 {2}not delivered {2}ClientNotRunning/);
  assert.match(english.stderr, /In the emulator this instance has no agent, and none can be installed/);
  const chinese = await run([...args, '--lang', 'zh']);
  assert.match(chinese.stderr, /未送达 {2}ClientNotRunning[\s\S]*云助手/);
  const json = await run([...args, '-o', 'json']);
  assert.equal(JSON.parse(json.stdout).results[0].verdict, 'not-delivered');
  assert.deepEqual(JSON.parse(json.stdout).exit, { code: 3, reason: 'not-run' });
  assert.equal(json.stderr, '');
});

test('a command name that two commands have, or none', async () => {
  const { run } = await here;
  const none = await run(['-c', 'nosuch', '-i', 'i-web1']);
  assert.equal(none.code, 64);
  assert.match(none.stderr, /No command is named "nosuch"/);
});

test('no credentials: 78, with the ways out; nothing sent', async () => {
  const { run } = await here;
  const nothing = { ALIBABA_CLOUD_ACCESS_KEY_ID: undefined, ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined };
  const { code, stderr, stdout } = await run(['-c', 'c-hello', '-i', 'i-web1'], { env: nothing });
  assert.equal(code, 78);
  assert.equal(stdout, '');
  assert.match(stderr, /ALIBABA_CLOUD_ACCESS_KEY_ID/);
  assert.match(stderr, /--emulator/);
});

test('an unreachable endpoint: 69, certainly not sent', async () => {
  const { run } = await here;
  const { code, stderr } = await run(['-c', 'c-hello', '-i', 'i-web1', '--endpoint', 'http://127.0.0.1:1']);
  assert.equal(code, 69);
  assert.match(stderr, /not sent to 127\.0\.0\.1:1/);
});
