/** The end of a path of a module, whichever way its slashes lean. */
const ends = (id, end) => id.replaceAll('\\', '/').endsWith(end);

function replaced(code, pairs) {
  return pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the build expects ${JSON.stringify(from)} in a dependency`);
    return text.replaceAll(from, to);
  }, code);
}

/**
 * Two dependencies are changed on their way into the bundle. httpx takes addresses apart with url.parse(), of which Node
 * 24 warns everywhere but below node_modules; commander loads what starts programs, which we never let it do.
 */
export const popCore = {
  name: 'pop-core',
  transform(code, id) {
    if (ends(id, '/node_modules/httpx/lib/index.js')) {
      const parse = `(address) => {
  const { protocol, hostname, port, pathname, search, href } = new URL(address);
  return { protocol, hostname: hostname.replace(/^\\[|\\]$/g, ''), port, path: pathname + search, href };
}`;
      return replaced(code, [
        ["require('url').parse", parse],
        ["require('url').format", '({ href }) => href'],
      ]);
    }
    if (ends(id, '/node_modules/commander/lib/command.js')) {
      return replaced(code, [
        ["const childProcess = require('node:child_process');\n", '\n'],
        ['childProcess.', "require('node:child_process')."],
      ]);
    }
    return null;
  },
};
