import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { levelsOf } from '../../src/cli/completion/levels.ts';
import { completionScript, shellNames, shells } from '../../src/cli/completion/scripts.ts';
import { commandSpecs } from '../../src/cli/program.ts';

for (const shell of shellNames) {
  const { file } = shells[shell];
  test(`completions/${file} is what the command tree makes`, () => {
    const kept = readFileSync(path.join('completions', file), 'utf8');
    assert.ok(kept === completionScript(shell, commandSpecs, 'en'), 'stale: npm run generate');
  });

  test(`${shell}: every command, flag and choice is in the script, the descriptions in the language asked for`, () => {
    const script = completionScript(shell, commandSpecs, 'zh');
    for (const { path: place, flags } of levelsOf(commandSpecs)) {
      for (const part of place.split('/')) assert.ok(script.includes(part), part);
      for (const { name, value, words } of flags) {
        assert.ok(script.includes(name), name);
        assert.ok(script.includes(words.zh.split(/['‘’：:[\]]/)[0]!), words.zh);
        if (value?.kind === 'words') for (const word of value.words) assert.ok(script.includes(word), word);
      }
    }
  });
}

test('PowerShell: brackets and quotes end where they should', () => {
  const script = readFileSync('completions/ecs-invoke.ps1', 'utf8');
  const open: string[] = [];
  const pairs: Readonly<Record<string, string>> = { ')': '(', '}': '{', ']': '[' };
  // Strings and comments are taken out first; a quote is doubled inside its own kind, a backtick keeps the next one.
  const bare = script.replace(/'(?:[^']|'')*'|"(?:`[\s\S]|[^"`])*"|#[^\n]*/g, '');
  assert.doesNotMatch(bare, /['"]/);
  for (const sign of bare) {
    if ('({['.includes(sign)) open.push(sign);
    else if (pairs[sign]) assert.equal(open.pop(), pairs[sign]);
  }
  assert.deepEqual(open, []);
});
