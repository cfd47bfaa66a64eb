import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'rolldown';

/** Maps of dist lead on to the sources. */
const mapped = {
  name: 'maps-of-dist',
  load: {
    filter: { id: /[/\\]dist[/\\][^/\\]+\.js$/ },
    handler: (id) =>
      existsSync(`${id}.map`) ? { code: readFileSync(id, 'utf8'), map: readFileSync(`${id}.map`, 'utf8') } : null,
  },
};

/**
 * Writes one CommonJS file of what npm's package holds: the same entry and the same chunks, each still run on first use.
 * An executable cannot `require` what is not inside; supports-color is only asked for by `debug`, which goes without.
 */
export function bundle(file) {
  return build({
    input: './.config/standalone/entry.cjs',
    platform: 'node',
    transform: { define: { ECS_INVOKE_STANDALONE: 'true' } },
    resolve: { alias: { 'supports-color': false } },
    plugins: [mapped],
    logLevel: 'warn',
    output: {
      file,
      format: 'cjs',
      codeSplitting: false,
      dynamicImportInCjs: false,
      sourcemap: true,
      // From the root of the project, wherever the file is written.
      sourcemapPathTransform: (source, map) =>
        path.relative('', path.resolve(path.dirname(map), source)).replaceAll('\\', '/'),
    },
  });
}
