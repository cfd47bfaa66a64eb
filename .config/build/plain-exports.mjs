import { RolldownMagicString } from 'rolldown';

/** `Object.defineProperty(exports, "a", { enumerable: true, get: function () { return text; } });`, at the end of a chunk. */
const byGetter =
  /^Object\.defineProperty\(exports, "([\w$]+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return ([\w$]+);\s+\}\s+\}\);$/gm;

/**
 * What never changes is given out as it is: `exports.a = text;`. A getter for each of hundreds of names is a function more
 * to read and to make at every start. Names that may be given another value keep theirs.
 */
export const plainExports = {
  name: 'plain-exports',
  renderChunk(code, { fileName }) {
    const edited = new RolldownMagicString(code, { filename: fileName });
    const constant = new Set(
      [...code.matchAll(/^(?:const|(?:async )?function\*?|class) ([\w$]+)|^var ([\w$]+) = class\b/gm)].map(
        ([, name, ofClass]) => name ?? ofClass,
      ),
    );
    for (const { index, 0: lines, 1: name, 2: local } of code.matchAll(byGetter)) {
      if (constant.has(local)) edited.overwrite(index, index + lines.length, `exports.${name} = ${local};`);
    }
    if (!edited.hasChanged()) return null;
    return { code: edited.toString(), map: edited.generateMap({ hires: true }).toString() };
  },
};
