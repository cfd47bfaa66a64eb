import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import type { Socket } from 'node:net';
import type { EmulatorClock } from '../clock.ts';
import type { Output } from './output.ts';
import { openPipe } from './pipe.ts';
import { descendants, killNow, processTable } from './process-table.ts';

export interface ProcessSpec {
  /** A program, looked for in the PATH of the environment, and its arguments. */
  readonly commandLine: readonly [program: string, ...words: string[]];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** 0 is no limit [source]. */
  readonly timeoutMs: number;
  /** Calls after so many milliseconds of the emulator's clock; the answer cancels that. */
  readonly after: EmulatorClock['after'];
  /** What a timeout or a stop kills: the first process alone, or it and what is below it [source]. */
  readonly kills: 'Process' | 'ProcessTree';
  readonly output: Output;
  /** Where the pipe is made. */
  readonly scratch: string;
}

export type ProcessEnd =
  /** -1 when a signal killed it [source]. */
  { readonly how: 'exited'; readonly exitCode: number } | { readonly how: 'timed-out' } | { readonly how: 'killed' };

export interface RunningProcess {
  readonly pid: number;
  readonly output: Output;
  readonly end: Promise<ProcessEnd>;
  kill(): void;
}

/** [source] How long stray output is waited for once the first process is gone. */
const strayOutputMs = 200;

/**
 * A real process in its own group, without input, both streams in one pipe in the order they were written. The end is
 * that of the first process, not of the pipe: a child in the background does not delay it, and what it writes later is
 * lost [source]. Rejects when it cannot be started.
 */
export async function startProcess(spec: ProcessSpec): Promise<RunningProcess> {
  const { reader, writeEnd } = await openPipe(spec.scratch);
  const { output } = spec;
  reader.on('data', (chunk: Buffer) => output.push(chunk));
  reader.on('error', () => reader.destroy());
  let child: ChildProcess;
  try {
    child = await spawned(spec, writeEnd);
  } catch (error) {
    reader.destroy();
    throw error;
  } finally {
    fs.closeSync(writeEnd);
  }
  const pid = child.pid!;
  let killedBy: 'timed-out' | 'killed' | null = null;
  const kill = (why: 'timed-out' | 'killed') => {
    if (killedBy !== null || child.exitCode !== null || child.signalCode !== null) return;
    killedBy = why;
    if (spec.kills === 'ProcessTree') for (const below of descendants(pid, processTable())) killNow(below);
    killNow(pid);
  };
  const cancelLimit = spec.timeoutMs > 0 ? spec.after(spec.timeoutMs, () => kill('timed-out')) : () => {};
  const end = new Promise<ProcessEnd>((resolve) => {
    child.once('exit', async (exitCode) => {
      cancelLimit();
      output.over();
      await strayOutput(reader);
      reader.destroy();
      resolve(killedBy === null ? { how: 'exited', exitCode: exitCode ?? -1 } : { how: killedBy });
    });
  });
  return { pid, output, end, kill: () => kill('killed') };
}

/** Some reasons why a program cannot be started are thrown at once, others come as an event. */
async function spawned({ commandLine, directory, environment }: ProcessSpec, output: number): Promise<ChildProcess> {
  const [program, ...words] = commandLine;
  const child = spawn(program, words, {
    cwd: directory,
    env: { ...environment },
    detached: true,
    stdio: ['ignore', output, output],
  });
  await once(child, 'spawn');
  return child;
}

function strayOutput(reader: Socket): Promise<void> {
  if (reader.readableEnded || reader.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    // After a pause of this process the timer is due before the pipe is read: what lies in it by then still counts.
    const timer = setTimeout(() => setImmediate(resolve), strayOutputMs);
    reader.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
