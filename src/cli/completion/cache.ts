import fs from 'node:fs';
import path from 'node:path';

export type Env = Readonly<Record<string, string | undefined>>;

/** A value with what it is: an ID with its name. Nothing in it holds control characters. */
export interface Row {
  readonly value: string;
  readonly about: string;
  /** What else is known of it: tags of an instance, parameters of a command. */
  readonly words?: readonly string[];
}

/** How long a list counts as new, and how long a refresh that brought nothing is not tried again. */
const freshMs = 60_000;
const patienceMs = 30_000;

/** `$XDG_CACHE_HOME/ecs-invoke`; null where this user has no such place. */
export function cacheDirectory(env: Env, platform: NodeJS.Platform): string | null {
  const { XDG_CACHE_HOME: cache, HOME: home, LOCALAPPDATA: local } = env;
  if (cache && path.isAbsolute(cache)) return path.join(cache, 'ecs-invoke');
  if (platform === 'win32' && local) return path.join(local, 'ecs-invoke', 'cache');
  return home ? path.join(home, '.cache', 'ecs-invoke') : null;
}

/** One file for each list of each destination and account: `leading` is everything that leads there, and no secret. */
export function cacheFile(directory: string, kind: string, leading: readonly unknown[]): string {
  return path.join(directory, `${kind}-${digest(JSON.stringify(leading))}.tsv`);
}

export interface Cached {
  readonly rows: readonly Row[];
  readonly fresh: boolean;
}

/** null when there is nothing, or nothing that this user alone can have written. */
export function readCache(file: string, now: number): Cached | null {
  try {
    if (!isPrivate(path.dirname(file))) return null;
    const { mtimeMs } = fs.statSync(file);
    const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean);
    const rows = lines.map((line) => {
      const [value = '', about = '', ...words] = line.split('\t');
      return { value, about, words };
    });
    return { rows, fresh: Math.abs(now - mtimeMs) < freshMs };
  } catch {
    return null;
  }
}

/** Replaces the list in one step, so that nobody reads half of one. */
export function writeCache(file: string, rows: readonly Row[], pid: number): void {
  const draft = `${file}.${pid}`;
  const lines = rows.map(({ value, about, words = [] }) => `${[value, about, ...words].join('\t')}\n`);
  fs.writeFileSync(draft, lines.join(''), { mode: 0o600 });
  fs.renameSync(draft, file);
}

/** Whether it is this process that shall refresh the list: nobody has tried for a while. Makes the directory. */
export function claimRefresh(file: string, now: number): boolean {
  const directory = path.dirname(file);
  const mark = markOf(file);
  try {
    makePrivate(directory);
    if (!isPrivate(directory)) return false;
    const tried = fs.statSync(mark, { throwIfNoEntry: false })?.mtimeMs;
    if (tried !== undefined && Math.abs(now - tried) < patienceMs) return false;
    fs.writeFileSync(mark, '', { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}

export function releaseRefresh(file: string): void {
  fs.rmSync(markOf(file), { force: true });
}

/** Clears away what nobody has asked for in a week. */
export function sweep(directory: string, now: number): void {
  for (const name of fs.readdirSync(directory)) {
    if (!/^[a-z]+-[0-9a-f]{16}\.tsv(\.\w+)?$/.test(name)) continue;
    const file = path.join(directory, name);
    const changed = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - changed > 7 * 24 * 3_600_000) fs.rmSync(file, { force: true });
  }
}

/** One line without a tab or a control character: it is shown by a shell as it is. */
export function shown(text: string): string {
  return cleaned(text).slice(0, 128);
}

/** Whether it is shown just as it is, so that it may stand for itself in a line. */
export function isShowable(text: string): boolean {
  return text !== '' && text.length <= 256 && text === cleaned(text);
}

function cleaned(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim();
}

function markOf(file: string): string {
  return `${file}.tried`;
}

/** Made with those above it, one by one: Node's own way turns in a circle where a parent refuses children. */
export function makePrivate(directory: string): void {
  try {
    fs.mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const above = path.dirname(directory);
    if (code !== 'ENOENT' || above === directory) throw error;
    makePrivate(above);
    fs.mkdirSync(directory, { mode: 0o700 });
  }
}

export function isPrivate(directory: string): boolean {
  const { mode, uid } = fs.lstatSync(directory);
  const own = typeof process.getuid === 'function' ? process.getuid() : null;
  return own === null || (uid === own && (mode & 0o077) === 0);
}

/** 64 bits in 16 hexadecimal digits (FNV-1a): Node's own digests cost more to load than this program. */
export function digest(text: string): string {
  let sum = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
  return sum.toString(16).padStart(16, '0');
}
