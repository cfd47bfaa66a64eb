import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });

/**
 * CommonJS in many chunks: each is parsed only when it is used. pop-core stays outside, because Node is silent about
 * its url.parse() only for files under node_modules.
 */
export default {
  input: { main: 'src/main.ts', demo: 'src/demo.ts' },
  platform: 'node',
  external: [/^@alicloud\/pop-core/],
  output: { dir: 'dist', format: 'cjs', chunkFileNames: '[name]-[hash].js', sourcemap: true, exports: 'named' },
};
