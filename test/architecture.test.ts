import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

/**
 * Imports run one way: domain ← api ← usecases ← cli ← the top of src. The journal knows what the use-cases keep, and no more. The emulator reads the wire with its own eyes:
 * of the rest it knows only the schedules, whose dialect both sides share, and how a person's file and words are read.
 */
const rings: Readonly<Record<string, readonly RegExp[]>> = {
  domain: [/^domain\//],
  api: [/^api\//, /^domain\//],
  usecases: [/^usecases\//, /^domain\//, /^api\/(cloud-assistant|call-problem)\.ts$/],
  cli: [
    /^cli\//,
    /^usecases\//,
    /^domain\//,
    /^api\/(cloud-assistant|call-problem|call-trace|configuration-problem|credentials|emulator-controls|emulator-status|credentials\/(?:plan|looked-at)|endpoint|error-catalogue|network-explanations|errors\/row)\.ts$/,
  ],
  journal: [
    /^journal\//,
    /^domain\//,
    /^usecases\/(run-journal|run-journals|run-record|run-record-shape|stored-run)\.ts$/,
    /^api\/cloud-assistant\.ts$/,
  ],
  emulator: [
    /^emulator\//,
    /^domain\/(schedule|next-run|minimal-gap|time-zone|text|violation|json-text|near-miss|local-time|cron-fields|zone-clock|fault|fault-spec|output-profile)\.ts$/,
  ],
};

/** Packages have one home each. */
const homes: Readonly<Record<string, readonly string[]>> = {
  '@alicloud/pop-core': ['api'],
  'cron-validator': ['domain'],
  commander: ['cli'],
  chalk: ['cli'],
  ora: ['cli'],
  inquirer: ['cli'],
  '@inquirer/core': ['cli'],
  jmespath: ['cli'],
  'string-width': ['cli'],
};

const root = path.resolve('src');
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts'));

function importsOf(file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|\brequire\(\s*'([^']+)'\s*\)/g,
  );
  return [...found].map(([, stated, lazily, required]) => stated ?? lazily ?? required ?? '');
}

test('there are files to look at, and their imports are found', () => {
  assert.ok(files.length > 50);
  assert.ok(importsOf('usecases/run-input.ts').includes('../domain/editions.ts'));
  assert.ok(importsOf('cli/page.ts').includes('chalk'));
});

for (const file of files) {
  const ring = file.includes(path.sep) ? file.split(path.sep)[0]! : 'top';
  test(`${file} imports only from where it may`, () => {
    for (const imported of importsOf(file)) {
      if (imported.startsWith('node:')) continue;
      if (!imported.startsWith('.')) {
        const name = imported.startsWith('@') ? imported.split('/').slice(0, 2).join('/') : imported.split('/')[0]!;
        assert.ok(homes[name]?.includes(ring), `${imported} has no business in ${ring}`);
        continue;
      }
      const target = path.relative(root, path.resolve(root, path.dirname(file), imported)).replaceAll(path.sep, '/');
      if (ring === 'top') continue;
      assert.ok(rings[ring], `no rule for ${ring}`);
      assert.ok(
        rings[ring].some((allowed) => allowed.test(target)),
        `${ring} must not import ${target}`,
      );
    }
  });
}
