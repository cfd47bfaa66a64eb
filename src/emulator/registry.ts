import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** What a running emulator tells other processes of the same user, in a directory that only this user may enter. */
export interface Announced {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly pid: number;
  readonly edition: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface Announcement {
  /** Mode 0600; holds the secret. */
  readonly credentialsFile: string;
  withdraw(): Promise<void>;
}

export async function announce(emulator: Announced, env: NodeJS.ProcessEnv): Promise<Announcement> {
  const directory = await runtimeDirectory(env);
  const credentialsFile = path.join(directory, `emulator-${emulator.pid}-${randomBytes(4).toString('hex')}.json`);
  await fs.writeFile(credentialsFile, `${JSON.stringify(emulator, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return { credentialsFile, withdraw: () => fs.rm(credentialsFile, { force: true }) };
}

/** The emulator of this edition that was started last and still answers; null when there is none. */
export async function findRunning(edition: string, env: NodeJS.ProcessEnv): Promise<Announced | null> {
  const [newest] = (await everyRunning(env)).filter((each) => each.edition === edition);
  return newest ?? null;
}

/** All that still answer, the newest first. */
export async function everyRunning(env: NodeJS.ProcessEnv): Promise<readonly Announced[]> {
  const directory = await runtimeDirectory(env);
  const names = (await fs.readdir(directory)).filter((name) => /^emulator-.*\.json$/.test(name));
  const announced = await Promise.all(names.map((name) => readAnnounced(path.join(directory, name))));
  const fitting = announced.filter((each) => each !== null);
  // What a crash left behind is cleared away by whoever comes next.
  const dead = names.filter((_, at) => announced[at] && !isAlive(announced[at].pid));
  await Promise.all(dead.map((name) => fs.rm(path.join(directory, name), { force: true })));
  const alive = await Promise.all(fitting.map(async (each) => isAlive(each.pid) && (await answers(each.endpoint))));
  return fitting.filter((_, at) => alive[at]).sort((a, b) => b.startedAt - a.startedAt);
}

export function runtimeDirectoryPath(env: NodeJS.ProcessEnv): string {
  return env.XDG_RUNTIME_DIR
    ? path.join(env.XDG_RUNTIME_DIR, 'ecs-invoke')
    : path.join(os.tmpdir(), `ecs-invoke-${ownUid() ?? os.userInfo().username}`);
}

/** null on systems without user numbers. */
function ownUid(): number | null {
  return typeof process.getuid === 'function' ? process.getuid() : null;
}

/** Refuses a directory that somebody else could have prepared: it must be ours, and closed to everybody else. */
async function runtimeDirectory(env: NodeJS.ProcessEnv): Promise<string> {
  const own = ownUid();
  const directory = runtimeDirectoryPath(env);
  await fs.mkdir(directory, { recursive: true, mode: 0o700 });
  const { uid, mode } = await fs.lstat(directory);
  if (own !== null && (uid !== own || (mode & 0o077) !== 0)) throw new UnsafeDirectory(directory);
  return directory;
}

class UnsafeDirectory extends Error {
  override readonly name = 'UnsafeDirectory';
  readonly directory: string;

  constructor(directory: string) {
    super(`not private: ${directory}`);
    this.directory = directory;
  }
}

async function readAnnounced(file: string): Promise<Announced | null> {
  try {
    if (!(await fs.lstat(file)).isFile()) return null;
    const read = JSON.parse(await fs.readFile(file, 'utf8')) as Partial<Announced>;
    const { endpoint, accessKeyId, accessKeySecret, pid, edition, startedAt } = read;
    if (!endpoint || !accessKeyId || !accessKeySecret || !pid || !edition || !startedAt) return null;
    return { endpoint, accessKeyId, accessKeySecret, pid, edition, startedAt };
  } catch {
    // Withdrawn meanwhile, or left half written by a crash.
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether anything listens there. */
export function answers(endpoint: string): Promise<boolean> {
  const { hostname, port } = new URL(endpoint);
  if (hostname !== '127.0.0.1') return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = net.connect({ host: hostname, port: Number(port), timeout: 500 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
}
