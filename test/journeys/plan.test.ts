import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import Ajv from 'ajv';
import { documents } from '../support/documents.ts';
import { type JourneyOptions, stage } from '../support/journey.ts';

const here = stage({ after });
const scratch = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const place = (name: string) => path.join(scratch, name);
const valid = new Ajv({ allErrors: true, allowUnionTypes: true, formats: { 'date-time': true } }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-plan-1.json', 'utf8')),
);
const run = async (args: readonly string[], { env = {}, ...rest }: JourneyOptions = {}) =>
  (await here).run(args, { env: { XDG_STATE_HOME: place('state'), ...env }, ...rest });
interface Start {
  readonly tags: readonly { readonly value: string }[];
}
const startsOf = async (runId: string) => {
  const { starts } = documents((await run(['emulator', 'ledger', '-o', 'json'])).stdout)[0];
  return (starts as Start[]).filter(({ tags }) => tags.some(({ value }) => value === runId)).length;
};
async function planned(name: string, line: readonly string[], options: JourneyOptions = {}) {
  const ended = await run([line[0]!, '--plan', place(name), ...line.slice(1)], options);
  assert.equal(ended.code, 0, ended.stderr);
  const content = readFileSync(place(name), 'utf8');
  assert.ok(valid(JSON.parse(content)), JSON.stringify(valid.errors));
  assert.equal(statSync(place(name)).mode & 0o777, 0o600);
  return { ...ended, content, runId: JSON.parse(content).run.runId as string };
}

test('a plan sends nothing; applied twice, by whomever, it runs once', async () => {
  const { stdout, runId } = await planned('a.plan', [
    'invoke',
    '-c',
    'hello',
    '-i',
    'i-web1,i-web2',
    '-p',
    'name=Jo',
    '--wait',
  ]);
  assert.match(stdout, /hello \(c-hello\)/);
  assert.match(stdout, /name=Jo/);
  assert.ok(stdout.includes(`ecs-invoke apply ${place('a.plan')}`));
  assert.equal(await startsOf(runId), 0);
  const first = await run(['apply', place('a.plan')]);
  assert.equal(first.code, 0, first.stderr);
  assert.match(first.stdout, /Hello, Jo! This is web-1\.|Hello, Jo!/);
  assert.equal(await startsOf(runId), 2);
  const second = await run(['apply', place('a.plan')]);
  assert.deepEqual([second.code, second.stdout], [0, first.stdout]);
  assert.equal(await startsOf(runId), 2);
});

test('a plan is not written over another, unless --yes says so', async () => {
  const line = ['exec', '-i', 'i-web1', '--plan', place('b.plan')];
  assert.equal((await run([...line, '--', 'true'])).code, 0);
  const before = readFileSync(place('b.plan'), 'utf8');
  const again = await run([...line, '--', 'false']);
  assert.equal(again.code, 64);
  assert.match(again.stderr, /--yes/);
  assert.equal(readFileSync(place('b.plan'), 'utf8'), before);
  assert.equal((await run([...line, '--yes', '--', 'false'])).code, 0);
  assert.notEqual(readFileSync(place('b.plan'), 'utf8'), before);
});

test('a parameter that the command does not define is found when the plan is written', async () => {
  const line = ['-c', 'hello', '-i', 'i-web1', '-p', 'nme=Jo', '--plan', place('stray.plan')];
  const { code, stdout, stderr } = await run(line);
  assert.deepEqual([code, stdout], [64, ''], stderr);
  assert.match(stderr, /^ {2}-p {2}nme\n.*does not define.*\n {6}→ Did you mean name\? The command defines: name\.$/m);
  assert.equal(existsSync(place('stray.plan')), false);
  const json = await run(['-c', 'c-fail', '-i', 'i-web1', '-p', 'a=1', '-p', 'b=2', ...line.slice(-2), '-o', 'json']);
  const { violations } = JSON.parse(json.stderr).error as { violations: { rule: string; given: string }[] };
  assert.deepEqual(
    violations.map(({ rule, given }) => [rule, given]),
    [
      ['parameter-undefined', 'a'],
      ['parameter-undefined', 'b'],
    ],
  );
  // What its values are does not matter, nor in which case its name is written.
  assert.equal((await run([...line.slice(0, 5), 'NAME=Jo', ...line.slice(6)])).code, 0);
});

test('secrets are not in it; they are given again, and have to be the same', async () => {
  const env = { SECRET: 'canary-8861' };
  const line = ['invoke', '-c', 'c-hello', '-i', 'i-web1', '--param-env', 'name=SECRET', '--wait'];
  const { content, stdout, runId } = await planned('c.plan', line, { env });
  assert.doesNotMatch(content + stdout, /canary-8861/);
  const missing = await run(['apply', place('c.plan')]);
  assert.equal(missing.code, 64);
  assert.match(missing.stderr, /secret value of name.* given again/);
  const other = await run(['apply', place('c.plan'), '--param-env', 'name=SECRET'], { env: { SECRET: 'other' } });
  assert.equal(other.code, 64);
  assert.match(other.stderr, /name is not what was planned/);
  assert.equal(await startsOf(runId), 0);
  const right = await run(['apply', place('c.plan'), '--param-env', 'name=SECRET'], { env });
  assert.equal(right.code, 0, right.stderr);
  assert.equal(await startsOf(runId), 1);
});

test('edited, newer, no plan, another region or edition, another parameter: nothing is sent', async () => {
  const { content, runId } = await planned('d.plan', [
    'invoke',
    '-c',
    'c-hello',
    '-i',
    'i-web1',
    '-p',
    'name=Jo',
    '--wait',
  ]);
  const refused: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    [content.replace('i-web1', 'i-web2'), [], 64, /run\.instanceIds/],
    [content.replace('plan/1', 'plan/2'), [], 78, /newer version/],
    ['{}', [], 64, /not a file that --plan wrote/],
    [content, ['-r', 'cn-beijing'], 64, /-r {2}cn-beijing\n.*plan is for cn-hangzhou/],
    [content, ['--edition', '2019'], 64, /plan is for current/],
    [content, ['-p', 'name=Jack'], 64, /name is not what was planned/],
    [content, ['-p', 'more=1'], 64, /more is not what was planned/],
  ];
  for (const [source, more, code, said] of refused) {
    writeFileSync(place('edited.plan'), source);
    const ended = await run(['apply', place('edited.plan'), ...more]);
    assert.equal(ended.code, code, ended.stderr);
    assert.match(ended.stderr, said);
  }
  assert.equal((await run(['apply', place('none.plan')])).code, 74);
  assert.equal(await startsOf(runId), 0);
});

test('the command changed, or is gone: refused, and nothing is sent', async () => {
  const made = await run(['commands', 'create', '--name', 'mine', '-q', '--', 'echo one']);
  assert.equal(made.code, 0, made.stderr);
  const { runId } = await planned('e.plan', ['invoke', '-c', 'mine', '-i', 'i-web1', '--wait']);
  const update = await run(['commands', 'update', 'mine', '--yes', '--timeout', '90', '--name', 'other']);
  assert.equal(update.code, 0, update.stderr);
  const changed = await run(['apply', place('e.plan')]);
  assert.equal(changed.code, 64, changed.stderr);
  assert.match(changed.stderr, /changed since the plan was made: timeout\./);
  await run(['commands', 'delete', 'other', '--yes']);
  const gone = await run(['apply', place('e.plan')]);
  assert.equal(gone.code, 64, gone.stderr);
  assert.match(gone.stderr, /is gone/);
  assert.equal(await startsOf(runId), 0);
});

test('an instance that is not there is named', async () => {
  await planned('f.plan', ['exec', '-i', 'i-web1,i-nosuch', '--', 'true']);
  const { code, stderr } = await run(['apply', place('f.plan')]);
  assert.equal(code, 64);
  assert.match(stderr, /i-nosuch/);
});

test('a file to send is read again, and has to be the same', async () => {
  writeFileSync(place('app.conf'), 'a=1\n');
  const { content } = await planned('g.plan', ['send', place('app.conf'), '/etc/app', '-i', 'i-web1']);
  assert.ok(!content.includes(Buffer.from('a=1\n').toString('base64')));
  writeFileSync(place('app.conf'), 'a=2\n');
  const changed = await run(['apply', place('g.plan')]);
  assert.equal(changed.code, 64);
  assert.match(changed.stderr, /its content changed/);
  writeFileSync(place('app.conf'), 'a=1\n');
  const { code, stderr } = await run(['apply', place('g.plan')]);
  assert.equal(code, 0, stderr);
  const piped = await run(['send', '-', '/etc/app', '--file-name', 'x', '-i', 'i-web1', '--plan', place('h.plan')], {
    input: 'x',
  });
  assert.match(piped.stderr, /--plan\n.*does not hold the file/);
});

test('in JSON: what the plan holds; a dry run of it sends nothing', async () => {
  const line = [
    '-c',
    'c-hello',
    '-i',
    'i-web1,i-web2',
    '--canary',
    '1',
    '--wait',
    '--plan',
    place('i.plan'),
    '-o',
    'json',
  ];
  const { stdout, code } = await run(line);
  const [document] = documents(stdout);
  assert.equal(code, 0);
  assert.deepEqual([document.kind, document.instances, document.calls.length], ['plan', 2, 2]);
  const shown = await run(['apply', place('i.plan'), '--dry-run']);
  assert.equal(shown.code, 0, shown.stderr);
  assert.equal(shown.stdout.match(/InvokeCommand/g)?.length, 2);
  assert.equal(await startsOf(document.runId), 0);
});
