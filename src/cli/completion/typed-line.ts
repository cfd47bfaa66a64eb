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
  const found: Record<(typeof valued)[number], string | null> = {
    profile: null,
    config: null,
    region: null,
    endpoint: null,
    edition: null,
  };
  const end = words.indexOf('--');
  const line = (end < 0 ? words : words.slice(0, end)).map(unquoted);
  line.forEach((word, at) => {
    for (const name of valued) {
      if (word === `--${name}`) found[name] = line[at + 1] ?? found[name];
      else if (word.startsWith(`--${name}=`)) found[name] = unquoted(word.slice(name.length + 3));
    }
    if (word === '-r') found.region = line[at + 1] ?? found.region;
    else if (/^-r[^-]/.test(word)) found.region = word.slice(2);
  });
  const variable = (name: string) => env[`ECS_INVOKE_${name.toUpperCase()}`] || null;
  for (const name of valued) found[name] ??= variable(name);
  const emulator = variable('emulator') ?? '';
  const switched = !['', '0', 'false', 'no', 'off'].includes(emulator.toLowerCase());
  return { ...found, emulator: line.includes('--emulator') || (switched && !line.some(isEndpointFlag)) };
}

/** The aim as a line of its own. */
export function wordsOf(aim: Aim): readonly string[] {
  const words = valued.flatMap((name) => (aim[name] === null ? [] : [`--${name}=${aim[name]}`]));
  return aim.emulator ? [...words, '--emulator'] : words;
}

const isEndpointFlag = (word: string) => /^--endpoint(=|$)/.test(word);

function unquoted(word: string): string {
  return word.replace(/^(['"])(.*?)\1?$/, '$2');
}
