/** One CommonJS file of what npm's package holds: the same entry and the same chunks, each still run on first use. */
export default {
  input: './.config/standalone/entry.cjs',
  platform: 'node',
  transform: { define: { ECS_INVOKE_STANDALONE: 'true' } },
  output: { file: 'build/standalone/ecs-invoke.js', format: 'cjs', codeSplitting: false, sourcemap: true },
};
