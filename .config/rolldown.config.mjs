import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });

const common = { platform: 'node', external: [/^@alicloud\/pop-core/] };
const output = { dir: 'dist', format: 'cjs', chunkFileNames: '[name]-[hash].js', sourcemap: true, exports: 'named' };

/**
 * CommonJS in many chunks: each is parsed only when it is used. pop-core stays outside, because Node is silent about
 * its url.parse() only for files under node_modules. What answers a press of Tab is one file that shares none.
 */
export default [
  { ...common, input: { main: 'src/main.ts', demo: 'src/demo.ts', refresh: 'src/complete-refresh.ts' }, output },
  { ...common, input: { complete: 'src/complete.ts' }, output },
];
