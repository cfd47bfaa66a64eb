import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { text } from '../domain/text.ts';
import { ConfigurationProblem, type Resolved } from './configuration-problem.ts';
import type { Env } from './environment-names.ts';
import { isObject, type PlainObject, plainData, textIn } from './plain-data.ts';

export interface FileContent {
  readonly text: string;
  /** Permission bits; null where the system has none. */
  readonly mode: number | null;
}

/** Throws Node's errors, with their `code`. */
export type ReadFile = (path: string) => FileContent;

/** The configuration of the official CLI. Nothing is ever written to it here. */
export interface ProfileFile {
  readonly path: string;
  readonly current: string;
  readonly profiles: readonly Profile[];
  /** Somebody else on this machine can read the secrets in it. */
  readonly openToOthers: boolean;
}

export interface Profile {
  readonly name: string;
  /** As the file has them: `mode`, `region_id`, `access_key_id` … */
  readonly fields: PlainObject;
}

export interface FileSources {
  readonly env: Env;
  readonly readFile: ReadFile;
  /** The home directory as the system names it, for when the environment does not. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** A configuration file named by the user. */
  readonly configFlag?: string | undefined;
}

/** `~/.aliyun/config.json`, with the home directory of the official CLI. */
export function profilePath({ env, home, platform, configFlag }: FileSources): string {
  if (configFlag !== undefined) return configFlag;
  if (platform !== 'win32') return path.posix.join(env.HOME || home, '.aliyun', 'config.json');
  const drive = env.HOMEDRIVE && env.HOMEPATH ? `${env.HOMEDRIVE}${env.HOMEPATH}` : '';
  return path.win32.join(drive || env.USERPROFILE || home, '.aliyun', 'config.json');
}

/** The file; null when there is none and nobody asked for it by name. No problem of it quotes its content. */
export function readProfiles(sources: FileSources): Resolved<ProfileFile | null> {
  const file = profilePath(sources);
  let content: FileContent;
  try {
    content = sources.readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    if (missing && sources.configFlag === undefined) return { ok: true, value: null, notes: [] };
    return { ok: false, problem: missing ? fileMissing(file) : fileUnreadable(file, code) };
  }
  const parsed = parsedJson(content.text);
  if (!isObject(parsed) || !Array.isArray(parsed.profiles)) return { ok: false, problem: fileBroken(file) };
  const profiles = parsed.profiles.filter(isObject).map((fields) => ({ name: textIn(fields, 'name'), fields }));
  const openToOthers = content.mode !== null && (content.mode & 0o044) !== 0;
  return { ok: true, value: { path: file, current: textIn(parsed, 'current'), profiles, openToOthers }, notes: [] };
}

/** The real disk. */
export const readFileFromDisk: ReadFile = (file) => ({
  text: readFileSync(file, 'utf8'),
  mode: process.platform === 'win32' ? null : statSync(file).mode & 0o777,
});

/** The parser's own message quotes the text around the mistake, which may be a secret; so it is not kept. */
function parsedJson(content: string) {
  try {
    return plainData(JSON.parse(content.replace(/^\uFEFF/, '')));
  } catch {
    return null;
  }
}

function fileMissing(file: string): ConfigurationProblem {
  return new ConfigurationProblem(
    'config-missing',
    text(`There is no configuration file ${file}.`, `配置文件 ${file} 不存在。`),
    text(
      'Check the path given with --config, or leave it out to use ~/.aliyun/config.json.',
      '请检查 --config 给出的路径，或去掉该选项以使用 ~/.aliyun/config.json。',
    ),
  );
}

function fileUnreadable(file: string, code: string): ConfigurationProblem {
  const because = code === '' ? '' : ` (${code})`;
  return new ConfigurationProblem(
    'config-unreadable',
    text(
      `The configuration file ${file} cannot be read${because}.`,
      `无法读取配置文件 ${file}${code && `（${code}）`}。`,
    ),
    text(
      'Give yourself the right to read it, or name another one with --config.',
      '请为当前用户添加读取权限，或用 --config 指定其他文件。',
    ),
  );
}

function fileBroken(file: string): ConfigurationProblem {
  return new ConfigurationProblem(
    'config-broken',
    text(
      `The configuration file ${file} is not the JSON that the official CLI writes.`,
      `配置文件 ${file} 不是官方 CLI 所写的 JSON 格式。`,
    ),
    text(
      'Mend it by hand, or move it away and run `aliyun configure` again.',
      '请手动修复，或将其移走后重新运行 `aliyun configure`。',
    ),
  );
}
