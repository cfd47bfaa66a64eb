import type { Command } from 'commander';
import type { Flag } from './flag.ts';

/** What the user gave, by flag or by environment, before anything is judged. */
export interface Given {
  /** Every value of a flag, in order; empty when absent. */
  all(name: string): readonly Value[];
  /** The last value of a flag. */
  one(name: string): Value | null;
  /** Whether a switch is on. */
  on(name: string): boolean;
  /** Where a flag or switch was given; null when it was not. */
  from(name: string): 'flag' | 'environment' | null;
  /** The flag as the user would write it: `-i`, `--region`, or the variable it came from. */
  spelled(name: string): string;
}

export interface Value {
  readonly text: string;
  readonly from: 'flag' | 'environment';
}

type Env = Readonly<Record<string, string | undefined>>;

/** A flag on the line wins over its variable `ECS_INVOKE_<FLAG>`; an empty variable is no variable. */
export function readGiven(command: Command, flags: readonly Flag[], env: Env): Given {
  const values = new Map<string, readonly Value[]>();
  const switches = new Map<string, 'flag' | 'environment'>();
  const byName = new Map(flags.map((flag) => [flag.name, flag]));
  // `emulator --edition 2018 exec` says the same as `emulator exec --edition 2018`.
  const options: Record<string, unknown> = { ...command.parent?.opts(), ...command.opts() };
  for (const flag of flags) {
    const given = options[attributeName(flag.name)];
    const variable = env[variableName(flag.name)] ?? '';
    if (flag.value === undefined) {
      if (given === !flag.name.startsWith('no-')) switches.set(flag.name, 'flag');
      else if (isOn(variable)) switches.set(flag.name, 'environment');
    } else if (Array.isArray(given)) {
      values.set(
        flag.name,
        given.map((text: string) => ({ text, from: 'flag' })),
      );
    } else if (variable !== '') {
      values.set(flag.name, [{ text: variable, from: 'environment' }]);
    }
  }
  const all = (name: string) => values.get(name) ?? [];
  const from = (name: string) => switches.get(name) ?? all(name)[0]?.from ?? null;
  return {
    all,
    one: (name) => all(name).at(-1) ?? null,
    on: (name) => switches.has(name),
    from,
    spelled(name) {
      if (from(name) === 'environment') return variableName(name);
      const short = byName.get(name)?.short;
      return short ? `-${short}` : `--${name}`;
    },
  };
}

export const nothingGiven: Given = {
  all: () => [],
  one: () => null,
  on: () => false,
  from: () => null,
  spelled: (name) => `--${name}`,
};

/** The same with one switch more. */
export function switchedOn(given: Given, name: string): Given {
  return { ...given, on: (asked) => asked === name || given.on(asked) };
}

/** The same with these values in place of what was given. */
export function withValues(given: Given, values: Readonly<Record<string, string>>): Given {
  const value = (name: string): Value | null =>
    Object.hasOwn(values, name) ? { text: values[name]!, from: 'flag' } : given.one(name);
  return {
    ...given,
    one: value,
    all: (name) => (Object.hasOwn(values, name) ? [value(name)!] : given.all(name)),
    from: (name) => (Object.hasOwn(values, name) ? 'flag' : given.from(name)),
  };
}

/** `dry-run` is ECS_INVOKE_DRY_RUN. */
export function variableName(flag: string): string {
  return `ECS_INVOKE_${flag.toUpperCase().replaceAll('-', '_')}`;
}

/** Where commander keeps a flag: `--no-fold` under `fold`, `--dry-run` under `dryRun`. */
function attributeName(flag: string): string {
  return flag.replace(/^no-/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a variable switches something on. */
export function isOn(variable: string): boolean {
  return !['', '0', 'false', 'no', 'off'].includes(variable.toLowerCase());
}
