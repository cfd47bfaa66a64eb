import type { RepeatMode } from '../../api/cloud-assistant.ts';
import { type Parameter, parameter, parseAssignment, parseParametersJson } from '../../domain/parameters.ts';
import type { Flag } from '../flag.ts';
import { type Given, variableName } from '../given.ts';

/** When it runs. `given` are the words of the line as they came. */
export type When =
  | { readonly kind: 'now' }
  | { readonly kind: 'schedule'; readonly expression: string }
  | { readonly kind: 'start'; readonly repeatMode: RepeatMode }
  | { readonly kind: 'given'; readonly words: readonly string[] };

/** The value of one parameter, and whether it was typed: then it is secret, and only this process knows it. */
export interface ParameterAnswer {
  readonly value: string;
  readonly typed: boolean;
}

/** What has been answered so far. It turns into a line of `invoke`, which is read like any other. */
export interface Draft {
  /** Flags that no question is about, as they were given. */
  readonly rest: readonly string[];
  readonly regionId: string | null;
  /** As -c takes it. */
  readonly command: string | null;
  /** As -i takes them: IDs, or a file after `@`. */
  readonly instances: readonly string[];
  /** Parameters of the line, as they were given. */
  readonly givenParameters: readonly string[];
  /** Those that must not be shown again: of a secret name, or from the environment. By name. */
  readonly hidden: ReadonlyMap<string, string>;
  readonly answers: ReadonlyMap<string, ParameterAnswer>;
  readonly when: When;
}

const parameterFlags = ['param', 'param-env', 'param-file', 'params'];
const whenFlags = ['frequency', 'timezone', 'timed', 'repeat-mode'];
/** Flags that questions are about; their variables are answered too, so they must not speak again. */
const askedFlags = ['command', 'instance', 'region', ...parameterFlags, ...whenFlags, 'interactive'];

export function draftFrom(given: Given, flags: readonly Flag[]): Draft {
  const words = (names: readonly string[], sources: readonly string[]) =>
    flags.filter(({ name }) => names.includes(name)).flatMap((flag) => wordsOfFlag(flag, given, sources));
  const either = ['flag', 'environment'];
  const when = words(whenFlags, either);
  const others = flags.map(({ name }) => name).filter((name) => !askedFlags.includes(name));
  return {
    // Variables hold for the next command anyway; what stood on the line has to stand there again.
    rest: words(others, ['flag']),
    regionId: given.one('region')?.text ?? null,
    command: given.one('command')?.text ?? null,
    instances: given.all('instance').map(({ text }) => text),
    ...parametersOf(given),
    answers: new Map(),
    when: when.length > 0 ? { kind: 'given', words: when } : { kind: 'now' },
  };
}

/** The parameters of the line: what may be shown as the words it was, what may not by its value. */
function parametersOf(given: Given): Pick<Draft, 'givenParameters' | 'hidden'> {
  const words: string[] = [];
  const hidden = new Map<string, string>();
  const take = ({ name, value, secret }: Parameter) => {
    if (secret) hidden.set(name, value);
    else words.push('-p', `${name}=${value}`);
  };
  for (const { text, from } of given.all('param')) {
    const parsed = parseAssignment(text, '');
    if (parsed.ok) take(parameter(parsed.value.name, parsed.value.value, from === 'environment'));
  }
  // These two name a place, not a value.
  for (const flag of ['param-env', 'param-file'])
    words.push(...given.all(flag).flatMap(({ text }) => [`--${flag}`, text]));
  for (const { text, from } of given.all('params')) {
    if (text.startsWith('@')) words.push('--params', text);
    else {
      const parsed = parseParametersJson(text, from === 'environment');
      if (parsed.ok) parsed.value.forEach(take);
    }
  }
  return { givenParameters: words, hidden };
}

function wordsOfFlag({ name, value }: Flag, given: Given, sources: readonly string[]): readonly string[] {
  if (!sources.includes(given.from(name) ?? '')) return [];
  if (value === undefined) return [`--${name}`];
  return given.all(name).flatMap(({ text }) => (value.startsWith('[') ? [`--${name}=${text}`] : [`--${name}`, text]));
}

/** The line without questions, and the variables it takes the typed values from. */
export interface DraftLine {
  readonly words: readonly string[];
  readonly typed: Readonly<Record<string, string>>;
}

export function lineOf(draft: Draft): DraftLine {
  const { rest, regionId, command, instances, givenParameters, hidden, answers, when } = draft;
  const typed: Record<string, string> = {};
  const fromVariable = (name: string, value: string) => {
    const variable = freeVariable(name, typed);
    typed[variable] = value;
    return ['--param-env', `${name}=${variable}`];
  };
  const parameters = [
    ...[...hidden].flatMap(([name, value]) => fromVariable(name, value)),
    ...[...answers].flatMap(([name, { value, typed: isTyped }]) =>
      isTyped && value !== '' ? fromVariable(name, value) : ['-p', `${name}=${value}`],
    ),
  ];
  const words = [
    ...(regionId === null ? [] : ['-r', regionId]),
    ...(command === null ? [] : ['-c', command]),
    ...instances.flatMap((each) => ['-i', each]),
    ...givenParameters,
    ...parameters,
    ...wordsOfWhen(when),
    ...rest,
  ];
  return { words, typed };
}

function wordsOfWhen(when: When): readonly string[] {
  switch (when.kind) {
    case 'now':
      return [];
    case 'schedule':
      return ['--frequency', when.expression];
    case 'start':
      return ['--repeat-mode', when.repeatMode];
    case 'given':
      return when.words;
  }
}

/** `PARAM_TOKEN`: a variable that nothing else listens to, one for each name. */
function freeVariable(name: string, taken: Readonly<Record<string, string>>): string {
  const wanted = `PARAM_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
  let variable = wanted;
  for (let number = 2; variable in taken; number++) variable = `${wanted}_${number}`;
  return variable;
}

/** The environment without the variables of flags that have been asked for. */
export function withoutAsked(env: Readonly<Record<string, string | undefined>>) {
  const asked = new Set(askedFlags.map(variableName));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !asked.has(name)));
}
