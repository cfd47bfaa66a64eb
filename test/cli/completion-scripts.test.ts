import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { levelsOf } from '../../src/cli/completion/levels.ts';
import { completionScript, shellNames, shells } from '../../src/cli/completion/scripts.ts';
import { commandSpecs } from '../../src/cli/program.ts';

for (const shell of shellNames) {
  const { file } = shells[shell];
  test(`completions/${file} is what the command tree makes`, () => {
    const kept = readFileSync(path.join('completions', file), 'utf8');
    assert.ok(kept === completionScript(shell, commandSpecs(), 'en'), 'stale: npm run generate');
  });

  test(`${shell}: every command, flag and choice is in the script, the descriptions in the language asked for`, () => {
    const script = unescaped(completionScript(shell, commandSpecs(), 'zh'));
    for (const { path: place, flags } of levelsOf(commandSpecs())) {
      for (const part of place.split('/')) assert.ok(script.includes(part), part);
      for (const { name, value, words } of flags) {
        assert.ok(script.includes(name), name);
        assert.ok(script.includes(words.zh.split(/['‘’：:[\]]/)[0]!), words.zh);
        if (value?.kind === 'words') for (const word of value.words) assert.ok(script.includes(word), word);
      }
    }
  });
}

/** As the script for PowerShell spells what is not ASCII. */
function unescaped(script: string): string {
  return script.replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

async function parsed(script: string): Promise<Node> {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));
  return parser.parse(script)!.rootNode;
}

for (const language of ['en', 'zh'] as const) {
  const script = completionScript('powershell', commandSpecs(), language);

  test(`PowerShell, ${language}: the grammar of PowerShell reads the script`, async () => {
    assert.ok((await parsed("Write-Output 'it’")).hasError, 'the grammar refuses nothing');
    const root = await parsed(script);
    const wrong = root.descendantsOfType('ERROR').map((node) => `${node?.startPosition.row}: ${node?.text}`);
    assert.deepEqual([root.hasError, wrong], [false, []]);
  });

  test(`PowerShell, ${language}: no code page and no typographic quote can break a string`, () => {
    assert.match(script, /^[\n -~]*$/);
    assert.match(script, /\\u[0-9a-f]{4}/);
  });

  test(`PowerShell, ${language}: nothing that 5.1 does not know`, () => {
    const bare = script.replace(/'(?:[^']|'')*'|"(?:`[\s\S]|[^"`])*"|#[^\n]*/g, '');
    assert.doesNotMatch(bare, /&&|\|\||\?\?|\?\.|\? |-Parallel|`u\{/);
  });

  test(`PowerShell, ${language}: the rows of a table are texts, which lines of their own keep apart`, () => {
    const tables = [...script.matchAll(/^ {8}'[\w/-]*' = @\(\n([\s\S]*?)\n {8}\)$/gm)];
    assert.ok(tables.length > 10);
    for (const [, rows = ''] of tables)
      for (const line of rows.split('\n')) assert.match(line, /^ {12}'(?:[^']|'')+ (?:[^']|'')+'$/);
  });
}
