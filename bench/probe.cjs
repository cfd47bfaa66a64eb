// Loaded into an emulator that is measured: tells its own time and memory when it is asked.
process.on('message', () => {
  const cpuMs = spent();
  global.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send({ cpuMs, cpuMsWithProbe: spent(), heapMiB: (heapUsed + external) / 2 ** 20, rssMiB: rss / 2 ** 20 });
});
process.channel.unref();

function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
