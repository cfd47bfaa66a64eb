import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import Ajv from 'ajv';
import { stage } from '../support/journey.ts';

/** Every JSON that the program prints follows the schema that ships with it, in every locale. */
const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
);
const binary = { id: 'c-binary', name: 'binary', content: "printf '\\377\\000x'" };
const here = stage({ after }, { fleet: { commands: [binary] } });

function assertDocument(text: string) {
  const document = JSON.parse(text);
  const follows: boolean = valid(document);
  assert.ok(follows, `${JSON.stringify(valid.errors, null, 1)}\n${text}`);
  return document;
}

const good = ['-c', 'c-hello', '-i', 'i-web1'];
const onStdout: readonly (readonly [string, readonly string[]])[] = [
  ['run', good],
  ['run', [...good, '--wait']],
  ['run', ['-c', 'c-fail', '-i', 'i-web1,i-web1,i-noagent1', '--wait']],
  ['run', [...good, '--frequency', 'rate(1h)']],
  ['run', [...good, '--query', 'length(exit.code)']],
  ['dry-run', [...good, '--dry-run', '-p', 'name=x']],
  ['schedule', ['schedule', '0 0 2 * * ?', '--calendar']],
  ['schedule', ['schedule', 'rate(5m)', '--calendar=2027-01', '--lang', 'zh']],
  ['schedule', ['schedule', 'at(2090-01-31 09:00:00)', '--query', '@']],
];
for (const [kind, args] of onStdout) {
  test(`${kind}: ${args.join(' ')}`, async () => {
    const { run } = await here;
    const { stdout, stderr } = await run([...args, '-o', 'json'], { env: { LANG: 'zh_CN.UTF-8' } });
    assert.equal(assertDocument(stdout).kind, kind);
    assert.equal(stderr, '');
    assert.doesNotMatch(stdout, /\p{Script=Han}/u);
  });
}

const onStderr: readonly (readonly [string, readonly string[], Readonly<Record<string, string | undefined>>])[] = [
  ['usage', ['-i', 'x'], {}],
  ['usage', ['--unknown'], {}],
  ['usage', ['schedule', '*/7 * * * * *'], {}],
  ['io', ['-c', 'c-hello', '-i', '@/nonexistent'], {}],
  ['configuration', good, { ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined }],
  ['refused', ['-c', 'c-nosuch', '-i', 'i-web1'], {}],
  ['refused', ['-c', 'c-hello', '-i', 'i-nosuch'], {}],
  ['not-sent', good, { ECS_INVOKE_ENDPOINT: 'http://127.0.0.1:1' }],
  ['command-name', ['-c', 'nosuch', '-i', 'i-web1'], {}],
  ['invocation-not-found', ['show', 't-nosuch'], {}],
];
for (const [type, args, env] of onStderr) {
  test(`error ${type}: ${args.join(' ')}`, async () => {
    const { run } = await here;
    const { stdout, stderr, code } = await run([...args, '-o', 'json'], { env: { LANG: 'zh_CN.UTF-8', ...env } });
    const document = assertDocument(stderr);
    assert.equal(document.error.type, type);
    assert.equal(document.exit.code, code);
    assert.equal(stdout, '');
    assert.doesNotMatch(stderr, /\p{Script=Han}/u);
  });
}

test('bytes that are no text are there twice: readable, and exact', async () => {
  const { run } = await here;
  const { stdout } = await run(['-c', 'c-binary', '-i', 'i-web1', '--wait', '-o', 'json']);
  const [result] = assertDocument(stdout).results;
  assert.deepEqual(Buffer.from(result.outputBase64, 'base64'), Buffer.from([0xff, 0x00, 0x78]));
});

test('an invocation shown, and its events as lines', async () => {
  const { run } = await here;
  const { stdout: id } = await run(good);
  const shown = await run(['show', id.trim(), '--wait', '-o', 'json']);
  assert.equal(assertDocument(shown.stdout).kind, 'invocation');
  const { stdout } = await run([...good, '--wait', '-o', 'jsonl']);
  for (const line of stdout.trimEnd().split('\n')) assertDocument(line);
});
