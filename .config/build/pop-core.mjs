import { RolldownMagicString } from 'rolldown';

/** The end of a path of a module, whichever way its slashes lean. */
const ends = (id, end) => id.replaceAll('\\', '/').endsWith(end);

/** Every place of each text in another one; its lines still lead to the file as it was. */
function replaced(code, pairs) {
  const edited = new RolldownMagicString(code);
  for (const [from, to] of pairs) {
    let at = code.indexOf(from);
    if (at < 0) throw new Error(`the build expects ${JSON.stringify(from)} in a dependency`);
    for (; at >= 0; at = code.indexOf(from, at + from.length)) edited.overwrite(at, at + from.length, to);
  }
  return { code: edited.toString(), map: edited.generateMap({ hires: true }).toString() };
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
