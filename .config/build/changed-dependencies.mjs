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
 * Dependencies are changed on their way into the bundle. httpx takes addresses apart with url.parse(), of which Node 24
 * warns everywhere but below node_modules, and prints bodies where DEBUG says so. What a call does not need is read when it
 * is needed: TLS, unpacking, big numbers, assertions, the starting of programs that commander could do.
 */
const changes = {
  'httpx/lib/index.js': [
    ["require('url').parse", urlParse()],
    ["require('url').format", '({ href }) => href'],
    ["const zlib = require('zlib');\n", '\n'],
    ['zlib.', "require('zlib')."],
    ["const https = require('https');\n", '\n'],
    ['const httpsAgent = new https.Agent({ keepAlive: true });\n', '\n'],
    ['isHttps ? httpsAgent :', "isHttps ? require('https').globalAgent :"],
    ['isHttps ? https :', "isHttps ? require('https') :"],
    ["require('debug')('httpx:body')", 'Object.assign(() => {}, { enabled: false })'],
    ["require('debug')('httpx:header')", 'Object.assign(() => {}, { enabled: false })'],
  ],
  'json-bigint/lib/stringify.js': [
    ["var BigNumber = require('bignumber.js');\n", '\n'],
    ['(value instanceof BigNumber || BigNumber.isBigNumber(value))', "require('bignumber.js').isBigNumber(value)"],
  ],
  'json-bigint/lib/parse.js': [
    // The two patterns take a millisecond to be made ready; without one of these letters no key matches.
    ['suspectProtoRx.test(key)', '(/[_\\\\]/.test(key) && suspectProtoRx.test(key))'],
    ['suspectConstructorRx.test(key)', '(/tor|\\\\/.test(key) && suspectConstructorRx.test(key))'],
  ],
  '@alicloud/pop-core/lib/rpc.js': [
    // Ours is told with the parameters.
    ['defaultParams.SignatureNonce = kitx.makeNonce();\n', '\n'],
    ["const assert = require('assert');\n", "const assert = (value, why) => value || require('assert')(value, why);\n"],
  ],
  'commander/lib/command.js': [
    ["const childProcess = require('node:child_process');\n", '\n'],
    ['childProcess.', "require('node:child_process')."],
  ],
};

function urlParse() {
  return `(address) => {
  const { protocol, hostname, port, pathname, search, href } = new URL(address);
  return { protocol, hostname: hostname.replace(/^\\[|\\]$/g, ''), port, path: pathname + search, href };
}`;
}

export const changedDependencies = {
  name: 'changed-dependencies',
  transform(code, id) {
    const name = Object.keys(changes).find((end) => ends(id, `/node_modules/${end}`));
    return name === undefined ? null : replaced(code, changes[name]);
  },
};
