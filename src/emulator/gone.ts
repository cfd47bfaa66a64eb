import fs from 'node:fs';
import { isHeld } from './data/directory-lock.ts';
import { answers } from './registry.ts';
import { isSameProcess, startOf } from './runner/process-table.ts';

const longestMs = 30_000;
const pauseMs = 25;

/** What a stopping emulator leaves last. */
export interface Leaving {
  readonly endpoint: string;
  readonly dataDir: string;
  /** The directory goes with it. */
  readonly temporary: boolean;
  /** The process that ends with it; null: it goes on without. */
  readonly pid: number | null;
}

/** Resolves once the port is closed, the directory free or removed, and the process over; false when that takes too long. */
export async function waitUntilGone(
  { endpoint, dataDir, temporary, pid }: Leaving,
  signal: AbortSignal,
): Promise<boolean> {
  const lives = pid === null ? () => false : livingness(pid);
  const isThere = async () =>
    lives() || (temporary ? fs.existsSync(dataDir) : isHeld(dataDir)) || (await answers(endpoint));
  const until = Date.now() + longestMs;
  while (await isThere()) {
    if (signal.aborted || Date.now() > until) return false;
    await new Promise((wake) => setTimeout(wake, pauseMs));
  }
  return true;
}

/** Whether the process that has this number now lives on. One that is dead and that nobody has asked about does not. */
function livingness(pid: number): () => boolean {
  const started = startOf(pid);
  const systemTells = startOf(process.pid) !== '';
  return () => (systemTells ? started !== '' && startOf(pid) === started : isSameProcess(pid, ''));
}
