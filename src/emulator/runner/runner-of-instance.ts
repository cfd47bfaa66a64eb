import type { RunningProcess } from './process.ts';
import type { Runner, RunRequest, Survivor } from './runner.ts';

/** Several runners as one: each instance has its own kind. */
export class RunnerOfInstance implements Runner {
  readonly #runners: readonly Runner[];
  readonly #of: (instanceId: string) => Runner;

  /** `of` picks one of the runners. */
  constructor(runners: readonly Runner[], of: (instanceId: string) => Runner) {
    this.#runners = runners;
    this.#of = of;
  }

  check(request: RunRequest): void {
    this.#of(request.instanceId).check(request);
  }

  start(request: RunRequest): Promise<RunningProcess> {
    return this.#of(request.instanceId).start(request);
  }

  survivors(): Survivor[] {
    return this.#runners.flatMap((runner) => runner.survivors());
  }

  async settled(patienceMs: number): Promise<number> {
    const overtaken = await Promise.all(this.#runners.map((runner) => runner.settled(patienceMs)));
    return overtaken.reduce((sum, each) => sum + each, 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#runners.map((runner) => runner.close()));
  }
}
