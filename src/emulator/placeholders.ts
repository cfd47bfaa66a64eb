/**
 * `{{…}}` in a script. [doc] Custom names are case-insensitive; blanks and line breaks inside the braces are ignored.
 * `{{ACS::X}}` is left to the agent, `{{oos:x}}` and `{{oos-secret:x}}` to the parameter store.
 */
const anyPlaceholder = /\{\{([^{}]*)\}\}/g;
const customName = /^[A-Za-z0-9_-]+$/;
const builtIn = /^ACS\s*::\s*([A-Za-z]+)$/;
const parameterStore = /^oos(-secret)?\s*:/i;

/** The custom names in the order they appear, each once; what is not a name is given too, for the caller to refuse. */
export function customNames(content: string): string[] {
  const names = new Map<string, string>();
  for (const [, inside = ''] of content.matchAll(anyPlaceholder)) {
    const name = inside.trim();
    if (builtIn.test(name) || parameterStore.test(name)) continue;
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}

export function isCustomName(name: string): boolean {
  return customName.test(name);
}

export function mentionsParameterStore(content: string): boolean {
  return [...content.matchAll(anyPlaceholder)].some(([, inside = '']) => parameterStore.test(inside.trim()));
}

/** [doc] What the server does before delivery. [assumed] A name that was not passed becomes the empty text. */
export function fillCustom(content: string, values: Readonly<Record<string, string>>): string {
  const byName = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  return content.replace(anyPlaceholder, (whole, inside: string) =>
    isCustomName(inside.trim()) ? (byName.get(inside.trim().toLowerCase()) ?? '') : whole,
  );
}

/** [source] What the agent does after delivery; `unknown` is a name the agent cannot fill, which makes the task invalid. */
export function fillBuiltIn(
  content: string,
  values: Readonly<Record<string, string>>,
): { content: string; unknown: string | null } {
  let unknown: string | null = null;
  const filled = content.replace(anyPlaceholder, (whole, inside: string) => {
    const name = builtIn.exec(inside.trim())?.[1];
    if (name === undefined) return whole;
    if (Object.hasOwn(values, name)) return values[name]!;
    unknown ??= name;
    return '';
  });
  return { content: filled, unknown };
}
