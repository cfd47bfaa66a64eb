import type { EmulatorClock } from './clock.ts';
import { deliveryLimitMs, deliveryProblem } from './delivery.ts';
import type { Edition } from './editions.ts';
import type { Instance } from './fleet.ts';
import { momentsOf } from './frequency.ts';
import { type Invocation, isRepeating } from './invocation.ts';
import type { Ledger } from './ledger.ts';
import { fillBuiltIn } from './placeholders.ts';
import { type Failure, Run } from './run.ts';
import { CannotRun, type Runner, type RunRequest } from './runner/runner.ts';
import { ScheduleRunner } from './schedule-runner.ts';
import { isOver, type TaskStatus } from './status.ts';

/** What a task needs of the emulator around it. */
export interface TaskSurroundings {
  readonly clock: EmulatorClock;
  readonly edition: Edition;
  readonly runner: Runner;
  readonly ledger: Ledger;
  /** How long a task is visibly Pending. */
  readonly pendingMs: number;
  /** The command asked, by its exit code, for a reboot or a power-off. */
  readonly exited: (instance: Instance, exitCode: number) => void;
}

/** One instance's share of an invocation, from Pending to its end. */
export class Task {
  readonly invocation: Invocation;
  readonly instance: Instance;
  /** Every run so far, oldest first; a task that was never delivered has one blank run that carries its error. */
  readonly runs: Run[] = [];
  status: TaskStatus = 'Pending';
  updatedAt: Date;
  stoppedAt: Date | null = null;
  readonly #around: TaskSurroundings;
  #schedule: ScheduleRunner | null = null;
  #cancelDelivery: () => void = () => {};
  #waitsForBoot = false;
  /** No further run will be started; the run under way, if any, decides the final status. */
  #lastRunIsUnderWay = false;

  constructor(invocation: Invocation, instance: Instance, around: TaskSurroundings) {
    this.invocation = invocation;
    this.instance = instance;
    this.#around = around;
    this.updatedAt = invocation.createdAt;
  }

  /** Number of runs that were started [doc: Repeats]. */
  get repeats(): number {
    return this.runs.filter((run) => run.startedAt !== null).length;
  }

  get latest(): Run | null {
    return this.runs.at(-1) ?? null;
  }

  /** Starts the task's life: Pending for a while, then delivered. */
  begin(): void {
    const { repeatMode } = this.invocation;
    this.#cancelDelivery = this.#around.clock.after(this.#around.pendingMs, () => {
      // [assumed] A task for the next start is kept by the server, so the instance may be down now.
      if (repeatMode === 'NextRebootOnly' || repeatMode === 'EveryReboot') this.#waitForBoot();
      else this.#deliver();
    });
  }

  /** [source] A run under way is killed, what has not started is cancelled, a schedule ends. What is over stays so. */
  stop(): void {
    if (isOver(this.status) || this.status === 'Stopping') return;
    this.#cancelAll();
    this.stoppedAt = this.#around.clock.now();
    if (this.#isRunning) {
      this.#become('Stopping');
      this.latest?.kill('stopped');
    } else this.#become('Cancelled');
  }

  /** The instance goes down: what runs there is interrupted. [assumed] Schedules go on after the next start. */
  interrupt(): void {
    if (this.#isRunning) this.latest?.kill('interrupted');
  }

  booted(): void {
    if (!this.#waitsForBoot || this.#isRunning) return;
    if (this.invocation.repeatMode === 'NextRebootOnly') this.#waitsForBoot = false;
    this.#deliver();
  }

  /** The emulator stops: no timer of this task fires any more. */
  abandon(): void {
    this.#cancelAll();
  }

  get #isRunning(): boolean {
    const run = this.latest;
    return run !== null && !isOver(run.status);
  }

  #cancelAll(): void {
    this.#cancelDelivery();
    this.#schedule?.stop();
    this.#waitsForBoot = false;
    this.#lastRunIsUnderWay = true;
  }

  #waitForBoot(): void {
    this.#waitsForBoot = true;
    this.#become('Scheduled');
  }

  #deliver(): void {
    const problem = deliveryProblem(this.instance, this.invocation, this.#around.edition);
    if (problem?.errorCode === 'DeliveryTimeout') {
      this.#cancelDelivery = this.#around.clock.after(deliveryLimitMs, () => this.#giveUp(problem));
    } else if (problem) this.#giveUp(problem);
    else if (this.invocation.repeatMode === 'Period') this.#startSchedule();
    else if (this.invocation.repeatMode === 'DryRun') this.#rehearse();
    else void this.#run();
  }

  #giveUp(failure: Failure): void {
    this.#cancelAll();
    const run = new Run(this.runs.length + 1);
    this.runs.push(run);
    run.fail(failure, this.#around.clock.now());
    this.#become(failure.status);
  }

  #startSchedule(): void {
    const { schedule, createdAt } = this.invocation;
    const next = momentsOf(schedule!, createdAt, this.instance, this.#around.edition);
    this.#schedule = new ScheduleRunner(next, this.#around.clock, {
      fire: () => {
        // [source] A moment that comes while a run is alive is skipped; so is one while the instance is down.
        if (!this.#isRunning && this.instance.power === 'Running') void this.#run();
      },
      ended: () => {
        this.#lastRunIsUnderWay = true;
        if (!this.#isRunning) this.#become(this.latest?.status ?? 'Cancelled');
      },
    });
    if (this.#schedule.start()) this.#become('Scheduled');
    else this.#giveUp({ status: 'Invalid', errorCode: 'BadCronExpression' });
  }

  /** [source] Only the agent's own checks are made. [assumed] What passes them is shown as Success. */
  #rehearse(): void {
    try {
      this.#around.runner.check(this.#request(0));
    } catch (error) {
      this.#giveUp(problemOf(error));
      return;
    }
    const run = new Run(1);
    this.runs.push(run);
    run.rehearsed(this.#around.clock.now());
    this.#become('Success');
  }

  async #run(): Promise<void> {
    const { clock, runner, ledger } = this.#around;
    const run = new Run(this.runs.length + 1);
    this.runs.push(run);
    try {
      const running = await runner.start(this.#request(run.number));
      const { id: invokeId, clientToken, tags } = this.invocation;
      const startedAt = clock.now();
      const ended = ledger.started({
        ...{ invokeId, instanceId: this.instance.id, pid: running.pid, simulated: this.instance.simulated },
        ...{ startedAt, clientToken, tags },
      });
      run.started(running, startedAt);
      if (this.status !== 'Stopping') this.#become('Running');
      const end = await running.end;
      ended(end.how === 'exited' ? end.exitCode : null, running.output.total);
      run.over(end, clock.now(), this.invocation.timeout);
    } catch (error) {
      run.fail(problemOf(error), clock.now());
    }
    this.#afterRun(run);
  }

  #afterRun(run: Run): void {
    const goesOn = isRepeating(this.invocation.repeatMode) && !this.#lastRunIsUnderWay;
    // [source] What the agent refuses once, it refuses for good.
    if (run.status === 'Invalid') this.#cancelAll();
    this.#become(goesOn && run.status !== 'Invalid' ? 'Scheduled' : run.status);
    if (run.exitCode !== null) this.#around.exited(this.instance, run.exitCode);
  }

  #request(number: number): RunRequest {
    const { invocation, instance } = this;
    const { content, unknown } = invocation.command.enableParameter
      ? fillBuiltIn(invocation.script, this.#builtIns())
      : { content: invocation.script, unknown: null };
    if (unknown) throw new CannotRun('Invalid', 'InvalidEnvironmentParameter');
    return {
      ...{ invokeId: invocation.id, instanceId: instance.id, number, script: content },
      ...{ workingDir: invocation.workingDir, username: invocation.username, launcher: invocation.launcher },
      ...{ timeoutSeconds: invocation.timeout, kills: invocation.terminationMode },
    };
  }

  /** [doc] The built-in parameters. [assumed] The account is the one of the documentation's samples. */
  #builtIns(): Record<string, string> {
    const { invocation, instance } = this;
    return {
      ...{ RegionId: invocation.regionId, AccountId: '123456789012' },
      ...{ InstanceId: instance.id, InstanceName: instance.name },
      ...{ InvokeId: invocation.id, CommandId: invocation.command.id },
    };
  }

  #become(status: TaskStatus): void {
    this.status = status;
    this.updatedAt = this.#around.clock.now();
  }
}

function problemOf(error: unknown): CannotRun {
  return error instanceof CannotRun ? error : new CannotRun('Error', 'ExecutionException', error);
}
