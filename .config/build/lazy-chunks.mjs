import { RolldownMagicString } from 'rolldown';

/** `const require_tree = require("./tree-1a2b.js");`, how a chunk names another one. */
const ofChunk = /^const (require_[\w$]+) = (require\("\.[^"]+"\));$/gm;
/** `let node_fs = require("node:fs");` */
const ofNode = /^let (node_[\w$]+) = (require\("node:[^"]+"\));$/gm;
/** `node_fs = __toESM(node_fs);`, further below: gives it a default. */
const ofDefault = /^(node_[\w$]+) = [^;\n]+\(\1(?:, 1)?\);$/gm;

/**
 * A chunk, and a module of Node, is read when something of it is used first, not when a chunk that may use it is read:
 * `const require_tree = …` becomes a function that remembers its answer, and `require_tree.x` becomes `require_tree().x`.
 * Our modules do nothing but define, so nobody sees the difference but the clock.
 */
export const lazyChunks = {
  name: 'lazy-chunks',
  renderChunk(code, { fileName }) {
    const edited = new RolldownMagicString(code, { filename: fileName });
    const imports = [...code.matchAll(ofChunk), ...code.matchAll(ofNode)];
    const defaults = [...code.matchAll(ofDefault)];
    const lines = [...imports, ...defaults].map(({ index, 0: line }) => ({ from: index, to: index + line.length }));
    const isInLine = (at) => lines.some(({ from, to }) => at >= from && at < to);
    for (const { index, 0: line } of defaults) edited.remove(index, index + line.length);
    for (const { index, 0: line, 1: name, 2: load } of imports) {
      const lazy = `let kept_${name}; const ${name} = () => (kept_${name} ??= ${load});`;
      edited.overwrite(index, index + line.length, lazy);
      // A module of Node is its own default.
      const uses = `${name.replaceAll('$', '\\$')}(?![\\w$])${name.startsWith('node_') ? '(?:\\.default\\b)?' : ''}`;
      for (const { index: at, 0: use } of code.matchAll(new RegExp(`(?<![^.]\\.|[\\w$])${uses}`, 'g'))) {
        if (!isInLine(at)) edited.overwrite(at, at + use.length, `(${name}())`);
      }
    }
    if (!edited.hasChanged()) return null;
    return { code: edited.toString(), map: edited.generateMap({ hires: true }).toString() };
  },
};
