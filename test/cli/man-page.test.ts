import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { manPage } from '../../src/cli/man-page.ts';
import { commandSpecs, rootTopic } from '../../src/cli/program.ts';

const { version, man, files } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  man: string;
  files: readonly string[];
};
const page = readFileSync(man, 'utf8');

test('the manual page is the one that the tree gives, and ships along', () => {
  const again = 'node --import tsx test/support/generate-man-page.ts';
  assert.ok(page === manPage(rootTopic, version), `man/ecs-invoke.1 is stale: ${again}`);
  assert.ok(files.includes('man'));
});

test('every line is a request we use or text, in ASCII', () => {
  for (const line of page.trimEnd().split('\n')) {
    assert.match(line, /^(?:\.(?:TH|SH|SS|TP|PP|RS 4|RE|nf|fi|br|nh|ad l|BR)\b|[^.'\n])/, line);
    assert.match(line, /^[\x20-\x7e]+$/);
  }
});

test('every flag of every command is there', () => {
  const plain = page.replaceAll('\\-', '-');
  for (const { flags } of commandSpecs()) for (const { name } of flags) assert.ok(plain.includes(`--${name}`), name);
});

const groff = spawnSync('groff', ['-man', '-Tutf8', '-ww', man], { encoding: 'utf8' });
test('groff has nothing to complain of', { skip: groff.error ? 'there is no groff here' : false }, () => {
  assert.equal(groff.stderr, '');
  assert.equal(groff.status, 0);
  // Bold letters are struck twice.
  assert.match(groff.stdout.replace(/.\x08/g, ''), /EXIT STATUS/);
});
