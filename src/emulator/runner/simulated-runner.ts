import type { EmulatorClock } from '../clock.ts';
import { OutputRing } from './output-ring.ts';
import type { ProcessEnd, RunningProcess } from './process.ts';
import { CannotRun, type Runner, type RunRequest, type Survivor } from './runner.ts';
import { simulatedOutcome } from './simulated-model.ts';

/**
 * Answers in place of a process, by the emulator's clock. The script is not looked at, nor are its directory and its
 * user: there is no machine that could lack them.
 */
export class SimulatedRunner implements Runner {
  readonly #clock: EmulatorClock;
  readonly #nameOf: (instanceId: string) => string;
  readonly #running = new Set<() => void>();
  #closed = false;

  constructor(clock: EmulatorClock, nameOf: (instanceId: string) => string) {
    this.#clock = clock;
    this.#nameOf = nameOf;
  }

  check(): void {}

  async start({ instanceId, number, timeoutSeconds }: RunRequest): Promise<RunningProcess> {
    if (this.#closed) throw new CannotRun('Error', 'ExecutionException');
    const { delayMs, exitCode } = simulatedOutcome(instanceId, number);
    const output = new OutputRing();
    const print = (line: string) => output.push(Buffer.from(`${line}\n`));
    print(`Hello from ${this.#nameOf(instanceId)}, a simulated instance: no process runs.`);
    // [source] 0 is no limit.
    const timeoutMs = timeoutSeconds > 0 ? timeoutSeconds * 1000 : Number.POSITIVE_INFINITY;
    let kill: () => void = () => {};
    const end = new Promise<ProcessEnd>((resolve) => {
      const over = (how: ProcessEnd) => {
        this.#running.delete(kill);
        resolve(how);
      };
      const cancel = this.#clock.after(Math.min(delayMs, timeoutMs), () => {
        if (delayMs > timeoutMs) return over({ how: 'timed-out' });
        print(`${exitCode === 0 ? 'Done' : `Failed with exit code ${exitCode}`} after ${delayMs} ms.`);
        over({ how: 'exited', exitCode });
      });
      kill = () => {
        cancel();
        over({ how: 'killed' });
      };
    });
    this.#running.add(kill);
    return { pid: 0, output, end, kill };
  }

  survivors(): Survivor[] {
    return [];
  }

  /** They end by the clock, which is not to wait for itself. */
  async settled(): Promise<number> {
    return 0;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const kill of this.#running) kill();
  }
}
