import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { Ajv } from 'ajv';
import { stage } from '../support/journey.ts';
import { type Tui, tui } from '../support/tui.ts';
import { lead, program } from '../support/under-test.ts';

/** Everything that a hostile or a careless program may print to move the cursor, set the title, clear or hide. */
const hostile =
  "printf 'one\\n\\033[2J\\033[H\\033[1;1Hhome\\n\\033]0;owned\\007title\\n\\033Pq\\033\\\\\\\\device\\n\\302\\2332Jc1\\nab\\010\\010\\010\\010\\010cd\\n\\342\\200\\256lru\\nsecret\\rpublic\\nt\\tab\\n\\033c\\033[?1049h\\033[6n\\016end\\n'";
const bar = "for n in 10 20 30 40 50 60; do printf '\\rdone %s%%' $n; done; echo; echo after";
const odd = 'echo same; if [ "$(hostname)" = x ] || pwd | grep -q web2; then echo odd; else echo even; fi';
const chinese = "printf '\\267\\376\\316\\361\\322\\321\\306\\364\\266\\257\\n'";
const commands = Object.entries({ hostile, bar, odd, chinese }).map(([name, content]) => ({
  id: `c-${name}`,
  name,
  content,
}));
const here = stage({ after }, { fleet: { commands } });

async function onTerminal(...args: readonly string[]): Promise<Tui> {
  const { env } = await here;
  return tui(program, [...lead, ...args, '--no-color'], { env });
}

for (const instances of ['i-web1', 'i-web1,i-web2']) {
  for (const wait of ['--wait', '--follow']) {
    test(`a real terminal stays where it is, whatever ${instances} print (${wait})`, async () => {
      const screen = await onTerminal('-c', 'c-hostile', '-i', instances, wait);
      assert.equal(await screen.ended, 0);
      const prefix = wait === '--follow' && instances.includes(',') ? 'i-web1: ' : '';
      const expected = [
        'one',
        '^[[2J^[[H^[[1;1Hhome',
        '^[]0;owned^Gtitle',
        '^[Pq^[\\\\device',
        '\\u009b2Jc1',
        'ab^H^H^H^H^Hcd',
        '\\u202elru',
        'secret^Mpublic',
        't       ab',
        '^[c^[[?1049h^[[6n^Nend',
      ].map((line) => (prefix === '' || !line.startsWith('t ') ? prefix + line : `${prefix}t       ab`));
      const lines = screen.text().split('\n');
      const first = lines.indexOf(`${prefix}one`);
      const shown = lines.filter((line) => line.startsWith(prefix)).slice(prefix === '' ? first : 0);
      assert.deepEqual(shown.slice(0, expected.length), expected, screen.text());
      assert.match(screen.text(), /\n✔ i-web1 {2}success/);
      // Beside what moves the spinner there is no control sequence at all.
      assert.doesNotMatch(screen.all(), /\x1b[\]Pc]|\x1b\[(2J|H|1;1H|6n|\?1049h)|\x07|\x08|\x0e|\u202e|\u009b/);
    });
  }
}

test('--raw passes the sequences, so the window is cleared', async () => {
  const screen = await onTerminal('-c', 'c-hostile', '-i', 'i-web1', '--wait', '--raw');
  await screen.ended;
  assert.ok(screen.all().includes('\x1b]0;owned\x07'));
});

test('a progress bar comes down to its last state', async () => {
  const screen = await onTerminal('-c', 'c-bar', '-i', 'i-web1', '--wait', '-q');
  await screen.ended;
  assert.equal(screen.text(), '…^Mdone 60%\nafter');
});

test('cut output on a terminal has its mark where the gap is', async () => {
  const screen = await onTerminal('-c', 'c-big', '-i', 'i-web1', '--wait', '-q');
  await screen.ended;
  const lines = screen.text().split('\n');
  const at = lines.indexOf('[… 75,424 bytes of output dropped by the service …]');
  assert.ok(at > 0 && at < lines.length - 2, screen.text().slice(-500));
});

for (const how of ['invoke', 'exec', 'show']) {
  test(`--diff with ${how}: the majority whole, the others as they differ`, async () => {
    const { run } = await here;
    const on = ['-i', 'i-web1,i-web2,i-db1'];
    const { stdout: id } = how === 'show' ? await run(['-c', 'c-odd', ...on]) : { stdout: '' };
    const line = {
      invoke: ['-c', 'c-odd', ...on, '--wait'],
      exec: ['exec', ...on, '--diff', '--', odd],
      show: ['show', id.trim(), '--wait'],
    }[how]!;
    const { stdout, code } = await run(how === 'exec' ? line : [...line, '--diff']);
    assert.equal(code, 0);
    assert.equal(
      stdout,
      '── i-web1, i-db1 (2 instances)  success ──\nsame\neven\n── i-web2  success ──\n@@ -1,2 +1,2 @@\n same\n-even\n+odd\n',
    );
  });
}

const refused: readonly (readonly [readonly string[], RegExp])[] = [
  [['--diff', '-o', 'json'], /--diff/],
  [['--diff', '--no-fold'], /--no-fold/],
  [['--encoding', 'klingon'], /klingon/],
];
for (const [more, words] of refused) {
  test(`${more.join(' ')} is refused, and nothing is sent`, async () => {
    const { run, starts } = await here;
    const before = (await starts()).length;
    const { code, stderr } = await run(['-c', 'c-odd', '-i', 'i-web1', '--wait', ...more]);
    assert.equal(code, 64);
    assert.match(stderr, words);
    assert.equal((await starts()).length, before);
  });
}

test('a variable for every command does not stand in the way of JSON', async () => {
  const { run } = await here;
  const env = { ECS_INVOKE_DIFF: '1' };
  assert.equal((await run(['-c', 'c-odd', '-i', 'i-web1', '--wait', '-o', 'json'], { env })).code, 0);
});

test('GBK is read on a terminal and in JSON; in a pipe one target’s bytes are exact', async () => {
  const { run } = await here;
  const screen = await onTerminal('-c', 'c-chinese', '-i', 'i-web1', '--wait');
  await screen.ended;
  assert.match(screen.text(), /服务已启动\nSome output is no UTF-8 and was read as GBK/);
  const { stdout } = await run(['-c', 'c-chinese', '-i', 'i-web1', '--wait', '-o', 'json']);
  const document = JSON.parse(stdout);
  const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
  );
  const follows: boolean = valid(document);
  assert.ok(follows, JSON.stringify(valid.errors));
  const [{ output, encoding, outputBase64, seconds }] = document.results;
  assert.deepEqual([output, encoding], ['服务已启动\n', 'gbk']);
  assert.equal(Buffer.from(outputBase64, 'base64').toString('latin1'), '\xb7\xfe\xce\xf1\xd2\xd1\xc6\xf4\xb6\xaf\n');
  assert.ok(Number.isInteger(seconds));
});
