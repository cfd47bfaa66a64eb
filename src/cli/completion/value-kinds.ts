import type { Flag } from '../flag.ts';

/** What only the service, a file of this user, or the program itself knows. */
export const liveKinds = [
  'commands',
  'instances',
  'invocations',
  'regions',
  'profiles',
  'zones',
  'tags',
  'names',
  'parameters',
  'faults',
  'runs',
] as const;
type LiveKind = (typeof liveKinds)[number];

/**
 * What can stand in a place of the line. `instances`: commas, `@file`; `tags`: `key=value`; `names`: of instances; `parameters`: `name=`; `faults`: part by part; `runs`: IDs of those on record here;
 * `name=file`: the same with a file behind it.
 */
export type ValueKind =
  | { readonly kind: LiveKind | 'files' | 'directories' | '@files' | 'name=file' | 'codes' | 'nothing' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** By the long name of the flag, which means the same in every command. */
const kindOfFlag: Readonly<Record<string, ValueKind['kind']>> = {
  command: 'commands',
  instance: 'instances',
  region: 'regions',
  profile: 'profiles',
  timezone: 'zones',
  tag: 'tags',
  'invocation-tag': 'tags',
  param: 'parameters',
  'param-env': 'parameters',
  config: 'files',
  fleet: 'files',
  plan: 'files',
  'save-output': 'directories',
  data: 'directories',
  params: '@files',
  'param-file': 'name=file',
  file: 'files',
};

/** By the name of the argument in the usage line. */
const kindOfArgument: Readonly<Record<string, ValueKind['kind']>> = {
  InvokeId: 'invocations',
  code: 'codes',
  plan: 'files',
  'id or name': 'commands',
  'run id': 'runs',
};

/** null: the flag takes no value of its own word. */
export function valueOfFlag({ name, value, choices }: Pick<Flag, 'name' | 'value' | 'choices'>): ValueKind | null {
  if (value === undefined || value.startsWith('[')) return null;
  if (choices) return { kind: 'words', words: choices };
  // A name to select instances by; elsewhere a name is a new one.
  if (value === '<glob>') return { kind: 'names' };
  const kind = Object.hasOwn(kindOfFlag, name) ? kindOfFlag[name]! : value === '<path>' ? 'files' : 'nothing';
  // A path of the instance is none of this machine.
  return { kind: name === 'working-dir' ? 'nothing' : kind } as ValueKind;
}

/** `known`: words that the argument's own command knows, such as the names of shells. */
export function valueOfArgument(name: string): ValueKind {
  const bare = name.replace(/^[<[]|\.{3}|[>\]]$/g, '').replace(/\.{3}$/, '');
  if (bare.includes('|')) return { kind: 'words', words: bare.split('|') };
  return { kind: Object.hasOwn(kindOfArgument, bare) ? kindOfArgument[bare]! : 'nothing' } as ValueKind;
}
