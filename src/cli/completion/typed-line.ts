import type { Env } from './cache.ts';

/** The flags that say which service is asked, as the line or its variables have them. */
export interface Aim {
  readonly profile: string | null;
  readonly config: string | null;
  readonly region: string | null;
  readonly endpoint: string | null;
  readonly edition: string | null;
  readonly emulator: boolean;
}

const valued = ['profile', 'config', 'region', 'endpoint', 'edition'] as const;

/** Reads the words typed so far; they may hold quotes still, and need not make a correct line. */
export function aimOf(words: readonly string[], env: Env): Aim {
  const line = lineOf(words);
  const found = (name: (typeof valued)[number]) =>
    valuesOf(line, name, name === 'region' ? 'r' : null).at(-1) ?? variable(env, name);
  const emulator = variable(env, 'emulator') ?? '';
  const switched = !['', '0', 'false', 'no', 'off'].includes(emulator.toLowerCase());
  return {
    profile: found('profile'),
    config: found('config'),
    region: found('region'),
    endpoint: found('endpoint'),
    edition: found('edition'),
    emulator: line.includes('--emulator') || (switched && !line.some(isEndpointFlag)),
  };
}

/** The aim as a line of its own. */
export function wordsOf(aim: Aim): readonly string[] {
  const words = valued.flatMap((name) => (aim[name] === null ? [] : [`--${name}=${aim[name]}`]));
  return aim.emulator ? [...words, '--emulator'] : words;
}

/** The command that the line names, and the names of the parameters that it gives already. */
export function parametersOf(words: readonly string[], env: Env): { command: string | null; given: readonly string[] } {
  const line = lineOf(words);
  const pairs = [...valuesOf(line, 'param', 'p'), ...valuesOf(line, 'param-env'), ...valuesOf(line, 'param-file')];
  return {
    command: valuesOf(line, 'command', 'c').at(-1) ?? variable(env, 'command'),
    given: [
      ...pairs.filter((pair) => pair.includes('=')).map((pair) => pair.slice(0, pair.indexOf('='))),
      ...valuesOf(line, 'params').flatMap(keysIn),
    ],
  };
}

/** The values of a flag in each of its spellings: `-c x`, `-cx`, `--command x`, `--command=x`. */
function valuesOf(line: readonly string[], name: string, short: string | null = null): readonly string[] {
  return line.flatMap((word, at) => {
    if (word === `--${name}` || (short !== null && word === `-${short}`)) return line.slice(at + 1, at + 2);
    if (word.startsWith(`--${name}=`)) return [unquoted(word.slice(name.length + 3))];
    return short !== null && word.startsWith(`-${short}`) && word[2] !== '-' ? [unquoted(word.slice(2))] : [];
  });
}

function lineOf(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).map(unquoted);
}

function variable(env: Env, name: string): string | null {
  return env[`ECS_INVOKE_${name.toUpperCase()}`] || null;
}

const isEndpointFlag = (word: string) => /^--endpoint(=|$)/.test(word);

/** Of JSON that is still being typed, or stands in a file, nothing. */
function keysIn(json: string): readonly string[] {
  try {
    return Object.keys(JSON.parse(json));
  } catch {
    return [];
  }
}

function unquoted(word: string): string {
  return word.replace(/^(['"])(.*?)\1?$/, '$2');
}
