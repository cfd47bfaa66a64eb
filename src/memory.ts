import fs from 'node:fs';
import path from 'node:path';
import type { Memory } from './cli/services.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Small things for the next time, in one file of this user's state directory. Nothing depends on them: what cannot be
 * read is not remembered, and what cannot be written is forgotten.
 */
export function memory(env: Env, home: string, platform: NodeJS.Platform): Memory {
  const directory = stateDirectory(env, home, platform);
  const file = directory && path.join(directory, 'remembered.json');
  const read = () => (file === null ? {} : contentOf(file));
  return {
    recall: (name) => read()[name] ?? null,
    keep(name, value) {
      if (file === null) return;
      try {
        const { dir } = path.parse(file);
        fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
        const draft = `${file}.${process.pid}`;
        fs.writeFileSync(draft, `${JSON.stringify({ ...read(), [name]: value }, null, 2)}\n`, { mode: 0o600 });
        fs.renameSync(draft, file);
      } catch {
        // A read-only home is no reason to stop.
      }
    },
  };
}

function contentOf(file: string): Readonly<Record<string, string>> {
  try {
    const content: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    const entries = typeof content === 'object' && content !== null ? Object.entries(content) : [];
    return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
}

/** `$XDG_STATE_HOME/ecs-invoke`; null where this user has no such place. */
export function stateDirectory(env: Env, home: string, platform: NodeJS.Platform): string | null {
  const { XDG_STATE_HOME: state, LOCALAPPDATA: local } = env;
  if (state && path.isAbsolute(state)) return path.join(state, 'ecs-invoke');
  if (platform === 'win32' && local) return path.join(local, 'ecs-invoke', 'state');
  return home ? path.join(home, '.local', 'state', 'ecs-invoke') : null;
}
