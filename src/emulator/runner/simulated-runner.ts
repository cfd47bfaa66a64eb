import type { EmulatorClock } from '../clock.ts';
import type { Output } from './output.ts';
import { OutputRing } from './output-ring.ts';
import type { ProcessEnd, RunningProcess } from './process.ts';
import { CannotRun, type Runner, type RunRequest, type Survivor } from './runner.ts';
import { type SimulatedModel, simulatedOutcome } from './simulated-model.ts';

/** What is known of an instance that is simulated. */
export interface SimulatedInstance {
  readonly name: string;
  readonly model: SimulatedModel;
}

/** Who the agent itself may be, on Linux and on Windows. */
const ownNames = ['', 'root', 'System'];

/**
 * Answers in place of a process, by the emulator's clock. The script is not looked at, nor is its directory: there is no
 * machine that could lack it. Its user is, where the fleet names users of the instance.
 */
export class SimulatedRunner implements Runner {
  readonly #clock: EmulatorClock;
  readonly #find: (instanceId: string) => SimulatedInstance | undefined;
  readonly #running = new Set<() => void>();
  readonly #newOutput: () => Output;
  #closed = false;

  constructor(
    clock: EmulatorClock,
    find: (instanceId: string) => SimulatedInstance | undefined,
    newOutput: () => Output = () => new OutputRing(),
  ) {
    this.#newOutput = newOutput;
    this.#clock = clock;
    this.#find = find;
  }

  check({ username, usernames }: RunRequest): void {
    if (usernames.length > 0 && ![...ownNames, ...usernames].includes(username)) {
      throw new CannotRun('Invalid', 'AccountNotExists');
    }
  }

  async start(request: RunRequest): Promise<RunningProcess> {
    if (this.#closed) throw new CannotRun('Error', 'ExecutionException');
    this.check(request);
    const { instanceId, number, timeoutSeconds } = request;
    const { name = instanceId, model = {} } = this.#find(instanceId) ?? {};
    const { delayMs, exitCode } = simulatedOutcome(instanceId, number, model);
    const output = this.#newOutput();
    const print = (line: string) => {
      if (model.output === undefined) output.push(Buffer.from(`${line}\n`));
    };
    print(`Hello from ${name}, a simulated instance: no process runs.`);
    output.push(Buffer.from(model.output ?? ''));
    // [source] 0 is no limit.
    const timeoutMs = timeoutSeconds > 0 ? timeoutSeconds * 1000 : Number.POSITIVE_INFINITY;
    let kill: () => void = () => {};
    const end = new Promise<ProcessEnd>((resolve) => {
      const over = (how: ProcessEnd) => {
        this.#running.delete(kill);
        output.over();
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
