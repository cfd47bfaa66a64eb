import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { type EditionName, editionNames } from '../../src/domain/editions.ts';
import { stage } from '../support/journey.ts';

/** Stored commands in the published forms of the API, each against an emulator of that form. */
const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-editions-'));
after(() => rmSync(directory, { recursive: true }));
const stages = new Map(
  editionNames.map((edition) => [edition, stage({ after }, { edition, fleet: { commands: [] } })] as const),
);

async function runIn(edition: EditionName, word: string, ...line: readonly string[]) {
  const { run } = await stages.get(edition)!;
  return run(['commands', word, '--edition', edition, ...line]);
}

for (const edition of editionNames) {
  test(`${edition}: create, show, update, delete`, async () => {
    const created = await runIn(edition, 'create', '--name', 'life', '--timeout', '70', '--', 'uptime');
    assert.equal(created.code, 0, created.stderr);
    const id = created.stdout.trim();
    const changed = await runIn(edition, 'update', 'life', '--timeout', '90', '--description', 'd', '-y');
    assert.equal(changed.code, 0, changed.stderr);
    assert.doesNotMatch(changed.stderr, /still shows/);
    const { stdout } = await runIn(edition, 'show', id, '-o', 'json');
    const { command } = JSON.parse(stdout);
    assert.deepEqual([command.timeout, command.description, command.content], [90, 'd', 'uptime\n']);
    assert.equal((await runIn(edition, 'list', '-q', '--name', 'l?fe')).stdout, `${id}\n`);
    assert.equal((await runIn(edition, 'delete', 'life', '-y')).stdout, `${id}\n`);
    assert.equal((await runIn(edition, 'show', id)).code, 3);
  });
}

for (const edition of ['2018', '2019'] as const) {
  for (const [flag, ...value] of [
    ['--launcher', 'python3'],
    ['--tag', 'a=b'],
    ['--resource-group', 'rg-a'],
    ['--client-token', 't'],
    ...(edition === '2018' ? [['--enable-parameter'] as const] : []),
  ] as const) {
    test(`${edition} lacks ${flag}: 64, naming the edition`, async () => {
      const { code, stderr } = await runIn(edition, 'create', '--name', 'x', flag, ...value, '--', 'uptime');
      assert.equal(code, 64);
      assert.match(stderr, new RegExp(`${flag}[\\s\\S]*Edition ${edition} of the API does not know this`));
    });
  }

  test(`${edition} has no public commands`, async () => {
    assert.match((await runIn(edition, 'list', '--public')).stderr, /--public[\s\S]*Edition 201/);
  });

  test(`${edition}: a new script takes effect, and its parameters are counted up`, async () => {
    const place = path.join(directory, 'new.sh');
    writeFileSync(place, '#!/bin/sh\r\necho {{who}} {{when}}\n');
    await runIn(edition, 'create', '--name', 'script', '--', 'echo {{who}}');
    const crlf = await runIn(edition, 'update', 'script', '--script', place, '-y');
    assert.equal(crlf.code, 64);
    const changed = await runIn(edition, 'update', 'script', '--script', place, '--fix-line-ends', '-y');
    assert.equal(changed.code, 0, changed.stderr);
    assert.match(changed.stderr, /script {2}13 bytes → 32 bytes {2}\+\{\{when\}\}\n/);
    assert.equal((await runIn(edition, 'show', 'script', '--content')).stdout, '#!/bin/sh\necho {{who}} {{when}}\n');
  });

  test(`${edition}: 16 KB of Base64 at most`, async () => {
    const place = path.join(directory, 'large.sh');
    writeFileSync(place, 'x'.repeat(12_289));
    const { code, stderr } = await runIn(edition, 'create', '--name', 'large', '--script', place);
    assert.equal(code, 64);
    assert.match(stderr, new RegExp(`at\\s+most\\s+16384\\s+are\\s+taken\\s+\\(edition\\s+${edition}\\)`));
    writeFileSync(place, 'x'.repeat(12_288));
    assert.equal((await runIn(edition, 'create', '--name', 'large', '--script', place)).code, 0);
  });
}

test('2018: braces are text, names have 30 characters, and a minute is the least', async () => {
  const { stderr } = await runIn('2018', 'create', '--name', 'braces', '--timeout', '10', '--', 'echo {{who}}');
  assert.match(stderr, /no custom parameters: \{\{who\}\} stays/);
  assert.match(stderr, /below 60 s for 60 s/);
  const long = ['--name', 'n'.repeat(31), '--description', 'd'.repeat(101), '--', 'uptime'];
  const refused = await runIn('2018', 'create', ...long);
  assert.match(refused.stderr, /at\s+most 30[\s\S]*at\s+most 100/);
  assert.equal((await runIn('current', 'create', ...long)).code, 0);
});
