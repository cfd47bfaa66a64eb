// Loaded into a program: leaves a list of what it read of its own, and of Node's modules that are no part of every start.
const started = new Set(process.moduleLoadList);
process.on('exit', () => {
  const nodes = process.moduleLoadList.filter((name) => !started.has(name)).map((name) => name.split(' ').at(-1));
  require('node:fs').writeFileSync(
    process.env.LOADED_FILE,
    JSON.stringify({ files: Object.keys(require.cache), nodes }),
  );
});
