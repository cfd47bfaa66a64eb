import path from 'node:path';

/** A module as the layout names it: relative to the repository, with slashes. */
function moduleName(id) {
  return path.relative(process.cwd(), id.replace(/^\0/, '')).replaceAll('\\', '/');
}

/**
 * What every command needs, what a refusal of our own needs beside that, what a call needs, and --wait: each one file, because
 * reading many small ones costs more than their content. Everything else stays where the bundler puts it.
 * Two files more are what nothing else should bring along: the words of the commands that a line does not name, and the
 * tables of string-width. `layout` is {group: [module, …]}, see start-up-layout.json.
 */
export function groupsOf(layout) {
  const groupOf = new Map(Object.entries(layout).flatMap(([group, modules]) => modules.map((name) => [name, group])));
  return {
    includeDependenciesRecursively: false,
    groups: [{ debugName: 'start-up', name: (id) => groupOf.get(moduleName(id)) ?? apart(moduleName(id)) }],
  };
}

function apart(name) {
  if (name.startsWith('src/cli/specs/') || name === 'src/cli/help-topic.ts') return 'specs';
  return /^node_modules\/(string-width|strip-ansi|ansi-regex|get-east-asian-width)\//.test(name) ? 'width' : null;
}

/** Each module a file of its own, to see which ones a command reads. */
export const oneByOne = (named) => ({
  includeDependenciesRecursively: false,
  groups: [
    {
      debugName: 'each',
      name(id) {
        const name = moduleName(id).replaceAll(/[^\w-]/g, '_');
        named.set(name, moduleName(id));
        return name;
      },
    },
  ],
});
