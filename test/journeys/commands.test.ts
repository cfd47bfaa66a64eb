import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import Ajv from 'ajv';
import { ecsInvoke, type Stage, stage } from '../support/journey.ts';

const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
);
const here = stage({ after });
const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-commands-'));
after(() => rmSync(directory, { recursive: true }));

function document(text: string) {
  const parsed = JSON.parse(text);
  const follows: boolean = valid(parsed);
  assert.ok(follows, `${JSON.stringify(valid.errors, null, 1)}\n${text}`);
  assert.doesNotMatch(text, /\p{Script=Han}/u);
  return parsed;
}

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(directory, name);
  writeFileSync(place, content);
  return place;
}

/** The IDs of the commands with a name. */
async function idsOf(name: string, { run }: Pick<Stage, 'run'>): Promise<readonly string[]> {
  const { stdout } = await run(['commands', 'list', '--name', name, '-q']);
  return stdout.split('\n').filter(Boolean);
}

test('create, run, change, delete: the whole life of a command, in a script', async () => {
  const script = [
    'set -e',
    'id=$(ecs-invoke commands create --name greet -- \'echo "Hello, {{who}}"\')',
    'ecs-invoke -c greet -i i-web1 -p who=Jack --wait',
    'ecs-invoke commands update greet --timeout 2m --name greeting -y',
    'ecs-invoke commands show greeting --query command.timeout -q',
    'ecs-invoke commands delete greeting -y',
    'ecs-invoke commands list --name greeting -q',
  ].join('\n');
  const { code, stdout, stderr } = await ecsInvoke(['emulator', 'exec', '--', 'sh', '-c', script]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^Hello, Jack\n(c-[0-9a-f]{32})\n120\n\1\n$/);
});

test('what is printed when it is created is the ID and nothing else; the line to run it is on stderr', async () => {
  const { run, starts } = await here;
  const place = file('deploy.sh', '#!/bin/sh\necho "{{version}}"\n');
  const created = await run(['commands', 'create', '--name', 'deploy', '--script', place, '--tag', 'team=web']);
  assert.match(created.stdout, /^c-[0-9a-f]{32}\n$/);
  const id = created.stdout.trim();
  assert.match(created.stderr, /\{\{version\}\} will be filled in/);
  assert.match(created.stderr, new RegExp(`ecs-invoke -c ${id} -i <instances> -p version=<value> -r cn-hangzhou`));
  const shown = document((await run(['commands', 'show', 'deploy', '-o', 'json'])).stdout).command;
  assert.deepEqual(
    [shown.commandId, shown.type, shown.content, shown.enableParameter, shown.parameterNames, shown.tags],
    [id, 'RunShellScript', '#!/bin/sh\necho "{{version}}"\n', true, ['version'], [{ key: 'team', value: 'web' }]],
  );
  assert.equal((await starts()).length, 0);
});

test('an emulator that ends with the command leaves nothing to run it on: no line for that', async (t) => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const env = { XDG_RUNTIME_DIR: directory };
  const line = ['commands', 'create', '--emulator', '--name', 'deploy', '--', 'true'];
  const { code, stdout, stderr } = await ecsInvoke(line, { env });
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^c-/);
  assert.doesNotMatch(stderr, /to run it|ecs-invoke -c/);
});

test('the script comes back byte for byte', async () => {
  const { run } = await here;
  const bytes = Buffer.concat([Buffer.from('printf x\r\n\x1b[31m'), Buffer.from([0xff, 0xc4]), Buffer.from('no end')]);
  const created = await run(['commands', 'create', '--name', 'bytes', '--script', file('bytes', bytes), '-q']);
  assert.equal(created.code, 0, created.stderr);
  const [id = ''] = await idsOf('bytes', await here);
  const saved = file('saved', '');
  const show = await ecsInvoke([
    ...['emulator', 'exec', '--', 'sh', '-c', 'exec ecs-invoke commands show "$0" --content > "$1"'],
    ...['hello', saved],
  ]);
  assert.equal(show.code, 0, show.stderr);
  assert.match(readFileSync(saved, 'utf8'), /^name=\$\(cat <<'END_OF_NAME'\n[\s\S]*'\n$/);
  const { stdout } = await run(['commands', 'show', id, '-o', 'json']);
  assert.deepEqual(Buffer.from(document(stdout).command.contentBase64, 'base64'), bytes);
  const content = await run(['commands', 'show', id, '--content']);
  assert.equal(content.stdout, bytes.toString('utf8'));
  const page = await run(['commands', 'show', 'bytes']);
  assert.match(page.stdout, /\^\[\[31m/);
  assert.doesNotMatch(page.stdout, /\x1b/);
});

test('everything that is wrong is told together, and nothing is sent', async () => {
  const { run } = await here;
  const place = file('bad.sh', `#!/bin/sh\r\n{{a b}} {{ok}}\n`);
  const line = [
    'commands',
    'create',
    '--name',
    'i-x',
    '--script',
    place,
    '--timeout',
    '5',
    '--tag',
    '=',
    '--type',
    'x',
  ];
  const { code, stderr } = await run([...line, '--description', 'd'.repeat(513), '-o', 'json']);
  assert.equal(code, 64);
  const rules = document(stderr).error.violations.map(({ rule }: { rule: string }) => rule);
  assert.deepEqual(rules.sort(), [
    'command-description-length',
    'command-name-id',
    'command-tag',
    'script-type',
    'timeout',
  ]);
  const content = await run(['commands', 'create', '--name', 'x', '--script', place]);
  assert.match(content.stderr, /Add --fix-line-ends/);
  const mended = await run(['commands', 'create', '--name', 'x', '--script', place, '--fix-line-ends']);
  assert.match(mended.stderr, /\{\{a b\}\} is not the name of a parameter/);
  const nothing = await run(['commands', 'create', '--name', 'x', '--script', 'nosuch', '--', 'uptime']);
  assert.match(nothing.stderr, /a file and a command line/);
  assert.equal((await run(['commands', 'create', '--name', 'x', '--script', '/nonexistent'])).code, 74);
  assert.equal((await run(['commands', 'create', '--name', 'x'])).code, 64);
  assert.equal((await run(['commands', 'create', '--', 'uptime'])).code, 64);
  assert.match((await run(['commands', 'create', '--naem', 'x', '--', 'uptime'])).stderr, /Did you mean --name\?/);
  assert.match((await run(['commands', 'lst'])).stderr, /Did you mean:\s+ecs-invoke commands list\n/);
  assert.deepEqual(await idsOf('x', await here), []);
});

test('braces of another program stay as they are, and say so when they must', async () => {
  const { run } = await here;
  const line = "docker ps --format '{{.Names}}'";
  assert.equal((await run(['commands', 'create', '--name', 'ps', '--', line])).code, 0);
  const shown = document((await run(['commands', 'show', 'ps', '-o', 'json'])).stdout).command;
  assert.deepEqual([shown.enableParameter, shown.content], [false, `${line}\n`]);
  const off = ['commands', 'create', '--name', 'off', '--enable-parameter=false', '--', 'echo {{who}}'];
  assert.match((await run(off)).stderr, /\{\{who\}\} stays in the script/);
  const { stdout } = await run(['-c', 'off', '-i', 'i-web1', '--wait']);
  assert.equal(stdout, '{{who}}\n');
});

test('words after -- are a program and its arguments; one word is a line', async () => {
  const { run } = await here;
  await run(['commands', 'create', '--name', 'words', '--', 'printf', '%s|', "it's", '$HOME', '']);
  await run(['commands', 'create', '--name', 'one', '--', 'printf %s $((1 + 2))']);
  assert.equal((await run(['-c', 'words', '-i', 'i-web1', '--wait'])).stdout, "it's|$HOME||");
  assert.equal((await run(['-c', 'one', '-i', 'i-web1', '--wait'])).stdout, '3');
  const windows = ['commands', 'create', '--name', 'w', '--type', 'bat', '--', 'dir'];
  assert.equal((await run([...windows, 'C:\\Program Files'])).code, 0);
  assert.equal((await run(['commands', 'show', 'w', '--content'])).stdout, 'dir "C:\\Program Files"\r\n');
  const refused = await run([...windows, '%PATH%']);
  assert.equal(refused.code, 64);
  assert.match(refused.stderr.replace(/\s+/g, ' '), /In a batch file a word with a double quote, a percent sign/);
});

test('a second command of one name is refused with the first one’s ID, or allowed', async () => {
  const { run } = await here;
  const first = (await run(['commands', 'create', '--name', 'twin', '--', 'uptime'])).stdout.trim();
  const again = await run(['commands', 'create', '--name', 'twin', '--', 'uptime', '-a']);
  assert.equal(again.code, 64);
  const refused = await run(['commands', 'create', '--name', 'twin', '-o', 'json', '--', 'uptime']);
  assert.equal(refused.code, 64);
  const { error } = document(refused.stderr);
  assert.deepEqual([error.type, error.commandIds], ['name-taken', [first]]);
  const allowed = await run(['commands', 'create', '--name', 'twin', '--allow-duplicate-name', '--', 'uptime']);
  assert.equal(allowed.code, 0);
  const both = await run(['commands', 'show', 'twin']);
  assert.equal(both.code, 64);
  assert.match(both.stderr, new RegExp(`2 commands are named "twin"[\\s\\S]*${first}`));
  const known = document((await run(['commands', 'show', 'twin', '-o', 'json'])).stderr).error;
  assert.deepEqual(known.commandIds.sort(), [first, allowed.stdout.trim()].sort());
  assert.equal((await run(['commands', 'delete', 'twin', 'hello', '-y'])).code, 64);
  assert.equal((await idsOf('hello', await here)).length, 1);
});

test('a dry run shows the request and sends nothing; its script is the one that would run', async () => {
  const { run } = await here;
  const line = ['commands', 'create', '--name', 'dry', '-n', '-o', 'json', '--', 'echo {{who}}'];
  const [request] = document((await run(line)).stdout).requests;
  assert.deepEqual(request.parameters, {
    RegionId: 'cn-hangzhou',
    Name: 'dry',
    Type: 'RunShellScript',
    CommandContent: Buffer.from('echo {{who}}\n').toString('base64'),
    ContentEncoding: 'Base64',
    EnableParameter: true,
  });
  assert.deepEqual(await idsOf('dry', await here), []);
  const update = await run(['commands', 'update', 'hello', '--timeout', '90', '-n', '-o', 'json']);
  assert.deepEqual(document(update.stdout).requests[0].parameters, {
    RegionId: 'cn-hangzhou',
    CommandId: '<ID of the command named hello, looked up when sent>',
    Timeout: 90,
  });
  const deletion = await run(['commands', 'delete', 'c-hello', 'c-big', '--dry-run', '-o', 'json']);
  assert.equal(document(deletion.stdout).requests.length, 2);
  assert.equal((await idsOf('hello', await here)).length, 1);
});

test('a list: by name, by kind, as IDs, as documents; what finds nothing is no failure', async () => {
  const { run } = await here;
  const listed = document((await run(['commands', 'list', '--name', '[fs]*', '-o', 'json'])).stdout);
  assert.deepEqual(listed.commands.map(({ name }: { name: string }) => name).sort(), ['fail', 'slow']);
  const lines = (await run(['commands', 'list', '--name', '[fs]*', '-o', 'jsonl'])).stdout.trim().split('\n');
  assert.deepEqual(
    lines.map((line) => document(line).commands.length),
    [1, 1],
  );
  const table = await run(['commands', 'list', '--name', 'hello']);
  assert.match(
    table.stdout,
    /^ID {7}name {3}type {3}parameters {2}description\nc-hello {2}hello {2}Shell {2}name +greets/,
  );
  const none = await run(['commands', 'list', '--type', 'powershell']);
  assert.deepEqual([none.code, none.stdout], [0, '']);
  assert.match(none.stderr, /No command of yours fits in cn-hangzhou/);
  assert.equal(document((await run(['commands', 'list', '--public', '-o', 'json'])).stdout).commands.length, 0);
  assert.equal((await run(['commands', 'list', '--type', 'perl'])).code, 64);
});

test('an update says what changes, changes that only, and nothing twice', async () => {
  const { run } = await here;
  const id = (await run(['commands', 'create', '--name', 'old', '--description', 'd', '--', 'uptime'])).stdout.trim();
  const line = ['commands', 'update', 'old', '--timeout', '5m', '--working-dir', '/srv', '-y'];
  const changed = await run(line);
  assert.deepEqual([changed.code, changed.stdout], [0, `${id}\n`]);
  assert.match(changed.stderr, /timeout +60 s → 300 s\n/);
  assert.match(changed.stderr, /directory +– → \/srv\n/);
  const again = await run([...line, '-o', 'json']);
  assert.deepEqual(document(again.stdout).changed, []);
  const shown = document((await run(['commands', 'show', id, '-o', 'json'])).stdout).command;
  assert.deepEqual([shown.timeout, shown.workingDir, shown.description], [300, '/srv', 'd']);
  assert.match((await run(['commands', 'update', id, '--name', 'hello', '-y'])).stderr, /command named "hello"/);
  assert.match((await run(['commands', 'update', id, '-y'])).stderr, /not said what to change/);
  const script = await run(['commands', 'update', id, '--script', file('new.sh', 'date'), '-y']);
  assert.equal(script.code, 64);
  assert.match(script.stderr, /keeps the script of a command as it was created/);
  assert.equal((await run(['commands', 'update', 'c-nosuch', '--timeout', '60', '-y'])).code, 3);
  assert.equal((await run(['commands', 'update', 'nosuch', '--timeout', '60', '-y'])).code, 64);
});

test('without a terminal nothing is changed or deleted unless -y says so', async () => {
  const { run } = await here;
  for (const line of [
    ['update', 'hello', '--timeout', '70'],
    ['delete', 'hello'],
    ['delete', 'hello', '-o', 'json'],
  ]) {
    const { code, stderr } = await run(['commands', ...line]);
    assert.equal(code, 64);
    assert.match(stderr, /-y/);
  }
  assert.equal((await idsOf('hello', await here)).length, 1);
});

test('deleting: a schedule that uses it is named, and one refusal hides no other deletion', async () => {
  const { run } = await here;
  const create = async (name: string) =>
    (await run(['commands', 'create', '--name', name, '--', 'date'])).stdout.trim();
  const [used, free, other] = [await create('used'), await create('free'), await create('other')];
  const invokeId = (await run(['-c', used, '-i', 'i-web1', '--frequency', 'rate(1h)'])).stdout.trim();
  const mixed = await run(['commands', 'delete', used, 'free', 'c-nosuch', other, '-y']);
  assert.equal(mixed.code, 77);
  assert.equal(mixed.stdout, `${free}\n${other}\n`);
  assert.match(
    mixed.stderr,
    new RegExp(`${used} is still scheduled \\(1 schedule\\)[\\s\\S]*${invokeId} {2}rate\\(1h\\)`),
  );
  assert.match(mixed.stderr, /Operation\.Forbidden[\s\S]*still scheduled[\s\S]*InvalidCmdId\.NotFound/);
  await run(['schedule', 'stop', invokeId]);
  const gone = document((await run(['commands', 'delete', used, 'c-nosuch', '-y', '-o', 'json'])).stdout);
  assert.deepEqual(
    gone.deletions.map(({ outcome, error }: { outcome: string; error?: { code: string } }) => error?.code ?? outcome),
    ['deleted', 'InvalidCmdId.NotFound'],
  );
  assert.deepEqual(await idsOf('used', await here), []);
});
