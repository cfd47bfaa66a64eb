import type { EmulatorClock } from './clock.ts';
import type { Instance } from './fleet.ts';
import type { Invocations } from './invocation.ts';
import { powerOffExitCode, rebootExitCode } from './runner/shims.ts';

/** [assumed] How long an emulated instance takes to come up. */
const bootMs = 1_000;

/** Takes emulated instances down and up; this machine is never touched. */
export class Power {
  readonly #clock: EmulatorClock;
  readonly #invocations: Invocations;

  constructor(clock: EmulatorClock, invocations: Invocations) {
    this.#clock = clock;
    this.#invocations = invocations;
  }

  /** [source] What the exit code of a command asks for, after its report. */
  exited(instance: Instance, exitCode: number): void {
    if (exitCode === rebootExitCode) this.reboot(instance);
    if (exitCode === powerOffExitCode) this.stop(instance);
  }

  reboot(instance: Instance): void {
    this.stop(instance);
    this.start(instance);
  }

  stop(instance: Instance): void {
    instance.power = 'Stopped';
    for (const task of this.#invocations.tasksOn(instance.id)) task.interrupt();
  }

  /** Running after a while; tasks that waited for it run then. */
  start(instance: Instance): void {
    if (instance.power !== 'Stopped') return;
    instance.power = 'Starting';
    this.#clock.after(bootMs, () => {
      if (instance.power !== 'Starting') return;
      instance.power = 'Running';
      for (const task of this.#invocations.tasksOn(instance.id)) task.booted();
    });
  }
}
