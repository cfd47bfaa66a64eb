import type { EmulatorClock } from './clock.ts';
import type { Log } from './data/log.ts';
import type { Fleet, Instance, PowerState } from './fleet.ts';
import type { Invocations } from './invocation.ts';
import { powerOffExitCode, rebootExitCode } from './runner/shims.ts';

/** [assumed] How long an emulated instance takes to come up. */
const bootMs = 1_000;

/** [source] */
const askingExitCodes = {
  linux: { powerOff: powerOffExitCode, reboot: rebootExitCode },
  windows: { powerOff: 3009, reboot: 3010 },
} as const;

/** Takes emulated instances down and up; this machine is never touched. */
export class Power {
  readonly #clock: EmulatorClock;
  readonly #invocations: Invocations;
  readonly #state: Log | null;
  #comingUp: readonly Instance[] = [];

  /** With a log each change is kept, under `power/<instance>`. */
  constructor(clock: EmulatorClock, invocations: Invocations, state: Log | null = null) {
    this.#clock = clock;
    this.#invocations = invocations;
    this.#state = state;
  }

  /** What was down is down; what was coming up is still coming up. */
  restore(fleet: Fleet): void {
    const changed: Instance[] = [];
    for (const [id, kept] of this.#state?.before<PowerState>('power') ?? []) {
      const instance = fleet.byId(id);
      if (!instance) continue;
      instance.power = kept;
      changed.push(instance);
    }
    this.#comingUp = changed.filter(({ power }) => power === 'Starting');
  }

  /** Goes on with the starts that were under way; an instance that the fleet describes as Starting stays so. */
  resume(): void {
    for (const instance of this.#comingUp) this.#comeUp(instance);
  }

  /** [source] What the exit code of a command asks for, after its report. */
  exited(instance: Instance, exitCode: number): void {
    const { powerOff, reboot } = askingExitCodes[instance.os];
    if (exitCode === reboot) this.reboot(instance);
    if (exitCode === powerOff) this.stop(instance);
  }

  reboot(instance: Instance): void {
    this.stop(instance);
    this.start(instance);
  }

  stop(instance: Instance): void {
    this.#become(instance, 'Stopped');
    for (const task of this.#invocations.tasksOn(instance.id)) task.interrupt();
  }

  /** Running after a while; tasks that waited for it run then. */
  start(instance: Instance): void {
    if (instance.power !== 'Stopped') return;
    this.#become(instance, 'Starting');
    this.#comeUp(instance);
  }

  #become(instance: Instance, power: PowerState): void {
    instance.power = power;
    this.#state?.put(`power/${instance.id}`, power);
  }

  #comeUp(instance: Instance): void {
    this.#clock.after(bootMs, () => {
      if (instance.power !== 'Starting') return;
      this.#become(instance, 'Running');
      for (const task of this.#invocations.tasksOn(instance.id)) task.booted();
    });
  }
}
