import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import Ajv from 'ajv';
import { ecsInvoke, stage } from '../support/journey.ts';
import { terminal } from '../support/terminal.ts';
import { lead, program } from '../support/under-test.ts';

const follows = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
);
function assertValid(document: unknown): void {
  const fine: boolean = follows(document);
  assert.ok(fine, JSON.stringify(follows.errors));
}
const here = stage({ after });

test('a code, offline and without any configuration', async () => {
  const { code, stdout, stderr } = await ecsInvoke(['explain', 'invalidinstance.notfound']);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  assert.match(stdout, /^InvalidInstance\.NotFound\n.*Nothing ran\. Exit code 3 \(refused\)\./);
  assert.match(stdout, /InvokeCommand, 2018 +HTTP 404 +The specified instances does not exist\./);
  assert.match(stdout, /InvokeCommand, 2019 +HTTP 404 +The specified instance does not exist\./);
});

test('in Chinese', async () => {
  const { stdout } = await ecsInvoke(['--lang', 'zh', 'explain', 'ClientNotResponse']);
  assert.match(stdout, /命令可能已执行。退出码 4 \(unknown\)。/);
  assert.match(stdout, /文档中的写法：/);
});

test('a family says that it is one', async () => {
  const { stdout } = await ecsInvoke(['explain', 'Throttling.Nobody']);
  assert.match(stdout, /one of the family Throttling\.\*\./);
});

test('an unknown code: 64, with the near ones; on stdout nothing', async () => {
  const { code, stdout, stderr } = await ecsInvoke(['explain', 'InvalidInstance.NotFoud']);
  assert.equal(code, 64);
  assert.equal(stdout, '');
  assert.match(stderr, /Did you mean InvalidInstance\.NotFound/);
  const parts = await ecsInvoke(['explain', 'permission']);
  assert.match(parts.stderr, /Did you mean ParameterStore\.NoPermission/);
  const nothing = await ecsInvoke(['explain', 'Zzzz.Zzzz']);
  assert.match(nothing.stderr, /ecs-invoke explain --all/);
});

const refused: readonly (readonly [string, readonly string[], string])[] = [
  ['nothing to explain', ['explain'], 'code-missing'],
  ['prose without a code', ['explain', 'it does not work'], 'code-missing'],
  ['all and one', ['explain', '--all', 'ClientNotRunning'], 'all-and-code'],
  ['an unknown flag', ['explain', 'ClientNotRunning', '--region', 'x'], 'unknown-flag'],
  ['a code where a command stands', ['InvalidInstance.NotFound'], 'unknown-word'],
  ['a mistyped command', ['explian', 'ClientNotRunning'], 'unknown-word'],
];
for (const [title, args, rule] of refused) {
  test(`${title}: 64, told once`, async () => {
    const { code, stdout, stderr } = await ecsInvoke([...args, '-o', 'json']);
    const document = JSON.parse(stderr);
    assertValid(document);
    assert.deepEqual(
      document.error.violations.map((each: { rule: string }) => each.rule),
      [rule],
    );
    assert.equal(code, 64);
    assert.equal(stdout, '');
  });
}

test('pasted text is never quoted back: it may hold a signed URL', async () => {
  const pasted = 'failed https://ecs.aliyuncs.com/?AccessKeyId=canary-id&Signature=canary-signature';
  const { stderr, stdout, code } = await ecsInvoke(['explain', pasted]);
  assert.equal(code, 64);
  assert.doesNotMatch(stderr + stdout, /canary/);
});

test('what the program itself prints can be handed to it', async () => {
  const { run } = await here;
  for (const form of ['text', 'json']) {
    const failed = await run(['-c', 'c-hello', '-i', 'i-nosuch', '-o', form]);
    const { stdout, code } = await ecsInvoke(['explain', '-'], { input: failed.stderr });
    assert.equal(code, 0);
    assert.match(stdout, /^InvalidInstance\.NotFound\n/);
  }
});

test('a refusal and a failed result name this command, each code once', async () => {
  const { run } = await here;
  const refusal = await run(['-c', 'c-hello', '-i', 'i-nosuch']);
  assert.match(refusal.stderr, /^ {2}More: ecs-invoke explain InvalidInstance\.NotFound$/m);
  const result = await run(['-c', 'c-fail', '-i', 'i-noagent1,i-web1', '--wait', '--lang', 'zh']);
  const named = result.stderr.match(/^详情：ecs-invoke explain .+$/gm) ?? [];
  assert.equal(named.length, 1, result.stderr);
  assert.doesNotMatch(named.join(), /ExitCodeNonzero/);
});

test('--all as JSON follows the schema, as lines too; --query takes a part', async () => {
  const whole = JSON.parse((await ecsInvoke(['explain', '--all', '-o', 'json'])).stdout);
  assertValid(whole);
  const lines = (await ecsInvoke(['explain', '--all', '-o', 'jsonl'])).stdout.trimEnd().split('\n');
  for (const line of lines) assertValid(JSON.parse(line));
  assert.equal(lines.length, whole.explanations.length);
  const { stdout } = await ecsInvoke(['explain', 'DeliveryTimeout', '-q', '--query', 'explanations[0].ran']);
  assert.equal(stdout, 'no\n');
});

test('a terminal of 60 columns shows no wider line, Chinese included', async () => {
  for (const args of [
    ['explain', '--all'],
    ['invoke', '--help'],
    ['explain', 'ClientNotResponse'],
  ]) {
    const screen = terminal(program, [...lead, ...args, '--lang', 'zh', '--no-color'], { env: {}, columns: 60 });
    assert.equal(await screen.ended, 0);
    const { stringWidth } = await import('../../src/cli/render/wrap.ts');
    for (const line of screen.all().split(/\r?\n/)) assert.ok(stringWidth(line) <= 60, line);
  }
});

const suggestions: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['a region by its place', ['-r', 'singapore'], /Did you mean ap-southeast-1\?/],
  ['a region in Chinese', ['-r', '杭州'], /Did you mean cn-hangzhou\?/],
  ['a region by its half', ['-r', 'hangzhou'], /Did you mean cn-hangzhou\?/],
  ['a place with a slip', ['-r', 'singapor'], /Did you mean ap-southeast-1\?/],
  ['a name of the API', ['--RegionId', 'cn-hangzhou'], /Did you mean --region\?/],
  ['a numbered name of the API', ['--InstanceId.1', 'i-a'], /Did you mean --instance\?/],
  ['other hyphens', ['--workingdir', '/'], /Did you mean --working-dir\?/],
  ['a region without its flag', ['cn-hangzhou'], /A region goes behind -r/],
];
for (const [title, args, words] of suggestions) {
  test(`${title} is understood: ${args.join(' ')}`, async () => {
    const { code, stderr } = await ecsInvoke(['-c', 'c-hello', '-i', 'i-web1', ...args]);
    assert.equal(code, 64);
    assert.match(stderr, words);
  });
}
