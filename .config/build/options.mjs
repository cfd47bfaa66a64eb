import path from 'node:path';
import { changedDependencies } from './changed-dependencies.mjs';
import { helpPages } from './help-pages.mjs';
import { lazyChunks } from './lazy-chunks.mjs';
import { plainExports } from './plain-exports.mjs';

/** What rolldown is told: two bundles of CommonJS, of which the first has many chunks. */
export function buildOptions(dir, codeSplitting) {
  const common = {
    platform: 'node',
    plugins: [changedDependencies, lazyChunks, plainExports],
    preserveEntrySignatures: 'allow-extension',
    // The layout is meant so, and takes the time it takes.
    checks: { ineffectiveDynamicImport: false, bundlerTimings: false },
  };
  const output = {
    ...{ dir, format: 'cjs', exports: 'named', chunkFileNames: '[name]-[hash].js' },
    ...{
      sourcemap: true,
      externalLiveBindings: false,
      // Of a source that is ASCII Node decodes nothing, and V8 keeps half. Short names make it a quarter smaller.
      minify: { compress: false, mangle: true, codegen: { asciiOnly: true } },
    },
  };
  return [
    {
      ...common,
      input: { main: 'src/entry.ts', demo: 'src/demo.ts', refresh: 'src/complete-refresh.ts' },
      output: { ...output, codeSplitting },
    },
    // Read by the build alone, and by a test.
    {
      ...common,
      plugins: [...common.plugins, helpPages(dir)],
      input: { 'help-pages': 'src/help-pages.ts' },
      output: { ...output, sourcemap: false, codeSplitting: false, dir: path.join(dir, 'help') },
    },
    // What answers a press of Tab is one file that shares none.
    { ...common, input: { complete: 'src/complete.ts' }, output },
    // What makes the others start quickly is read before them.
    { ...common, input: { 'code-cache': 'src/code-cache.ts' }, output },
  ];
}
