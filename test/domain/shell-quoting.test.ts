import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ScriptType } from '../../src/domain/script-type.ts';
import { scriptOfWords } from '../../src/domain/shell-quoting.ts';

function script(words: readonly string[], type: ScriptType): string {
  const made = scriptOfWords(words, type);
  return made.ok ? made.value : `refused: ${made.objections.map(({ rule }) => rule).join()}`;
}

test('a single word is a line of the remote shell, taken as it is', () => {
  for (const type of ['RunShellScript', 'RunPowerShellScript', 'RunBatScript'] as const) {
    assert.equal(script(["ps aux | grep 'a b' > %TEMP%"], type), "ps aux | grep 'a b' > %TEMP%\n");
  }
});

test('several words arrive at a real sh as they were given, whatever they hold', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('', "'", '"', '$HOME', '`id`', '\\', '\n', '*', '~', 'a=b', '-n', '!', '#', '$(id)', '中文', "'''"),
  );
  const clean = word.filter((text) => !text.includes('\0') && text.isWellFormed());
  fc.assert(
    fc.property(fc.array(clean, { minLength: 1, maxLength: 5 }), (words) => {
      // Each argument behind a mark and with one more: an empty last one would be lost otherwise.
      const line = script(['printf', '<%s>\\0', ...words], 'RunShellScript');
      const printed = execFileSync('sh', ['-c', line], { encoding: 'utf8' });
      assert.equal(printed, words.map((each) => `<${each}>\0`).join(''));
    }),
    { numRuns: 60 },
  );
});

test('the first of several words is a program, even when it looks like an assignment', () => {
  assert.match(script(['a=b', 'c'], 'RunShellScript'), /^'a=b' c\n$/);
});

const powershell: readonly (readonly [readonly string[], string])[] = [
  [['Get-Item', 'C:\\a b'], "& 'Get-Item' 'C:\\a b'\r\nexit $LASTEXITCODE\r\n"],
  [['echo', "it's $x `n"], "& 'echo' 'it''s $x `n'\r\nexit $LASTEXITCODE\r\n"],
  [['echo', '\u2019'], "& 'echo' '\u2019\u2019'\r\nexit $LASTEXITCODE\r\n"],
];
for (const [words, expected] of powershell) {
  test(`PowerShell: ${JSON.stringify(words)}`, () => assert.equal(script(words, 'RunPowerShellScript'), expected));
}

test('batch: words with blanks and operators are quoted; what cannot be quoted is refused', () => {
  assert.equal(script(['dir', 'C:\\Program Files', 'a&b'], 'RunBatScript'), 'dir "C:\\Program Files" "a&b"\r\n');
  for (const word of ['say "hi"', '%PATH%', 'a\nb']) {
    assert.equal(script(['echo', word], 'RunBatScript'), 'refused: bat-words');
  }
});
