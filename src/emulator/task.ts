import { takePlace } from './concurrency.ts';
import { recorded } from './data/recorded.ts';
import { deliveryLimitMs, deliveryProblem } from './delivery.ts';
import type { Instance } from './fleet.ts';
import { momentsOf } from './frequency.ts';
import { type Invocation, isRepeating } from './invocation.ts';
import { keepHead } from './keep-head.ts';
import { type Failure, Run } from './run.ts';
import { runRequestOf } from './run-request.ts';
import { CannotRun } from './runner/runner.ts';
import { ScheduleRunner } from './schedule-runner.ts';
import { isOver, type TaskStatus } from './status.ts';
import { forgetRuns, keepTask } from './task-record.ts';
import type { TaskSurroundings } from './task-surroundings.ts';

/** One instance's share of an invocation, from Pending to its end. */
export class Task {
  readonly invocation: Invocation;
  readonly instance: Instance;
  /**
   * Every run that is remembered, oldest first; a task that was never delivered has one blank run that carries its
   * error.
   */
  readonly runs: Run[] = [];
  status: TaskStatus = 'Pending';
  updatedAt: Date;
  stoppedAt: Date | null = null;
  /** Number of runs that were started [doc], those that are forgotten too. */
  repeats = 0;
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

  get latest(): Run | null {
    return this.runs.at(-1) ?? null;
  }

  /** When its schedule fires next; null without one. */
  get nextRun(): Date | null {
    return this.#schedule?.moment ?? null;
  }

  /** It is about to start, or a run of it is under way; waiting for a schedule or a boot does not count. */
  get isBusy(): boolean {
    return ['Pending', 'Running', 'Stopping'].includes(this.status) || this.#isRunning;
  }

  /** Starts the task's life: Pending for a while, then delivered. */
  begin(): void {
    const { repeatMode } = this.invocation;
    this.#cancelDelivery = this.#around.clock.after(this.#pendingMs, () => {
      // [assumed] A task for the next start is kept by the server, so the instance may be down now.
      if (repeatMode === 'NextRebootOnly' || repeatMode === 'EveryReboot') this.#waitForBoot();
      else this.#deliver();
    });
  }

  /**
   * The emulator is back, and its agents with it. [assumed] What they ran is interrupted, and is not run again; what was
   * not delivered still is while that may take; schedules go on with their grid.
   */
  resume(): void {
    if (isOver(this.status)) return;
    const { repeatMode } = this.invocation;
    const wasStopping = this.status === 'Stopping';
    const wasRunning = this.#isRunning;
    if (wasRunning) {
      this.latest!.kill(wasStopping ? 'stopped' : 'interrupted');
      this.latest!.over({ how: 'killed' }, this.#around.clock.now(), this.invocation.timeout);
    }
    if (wasRunning) this.#around.ended(this);
    if (wasStopping || (wasRunning && !isRepeating(repeatMode))) this.#become(this.latest?.status ?? 'Cancelled');
    // [doc] ErrorCode InstanceReleased. [assumed] What had already begun is found interrupted; nothing more begins.
    else if (this.instance.released) this.#giveUp({ status: 'Aborted', errorCode: 'InstanceReleased' });
    else if (this.status === 'Pending') this.#redeliver();
    else if (repeatMode === 'Period') this.#startSchedule();
    else this.#waitForBoot();
  }

  /** [source] A run under way is killed, what has not started is cancelled, a schedule ends. What is over stays so. */
  stop(): void {
    if (isOver(this.status) || this.status === 'Stopping') return;
    const { status, updatedAt, stoppedAt } = this;
    this.#around.state?.undo(() => Object.assign(this, { status, updatedAt, stoppedAt }));
    this.stoppedAt = this.#around.clock.now();
    this.#become(this.#isRunning ? 'Stopping' : 'Cancelled');
    recorded(this.#around.state, () => {
      this.#cancelAll();
      if (this.#isRunning) this.latest?.kill('stopped');
      else this.#around.ended(this);
    });
  }

  /** Forgets its runs up to a number, but never the latest. */
  forget(upTo: number): void {
    const past = this.runs.slice(0, -1).filter(({ number }) => number <= upTo);
    this.runs.splice(0, past.length);
    if (this.#around.state) forgetRuns(this, past, this.#around.state);
  }

  /** What a run under way has printed so far outlives this process from now on. */
  keepOutput(): void {
    if (this.#isRunning) this.#keep();
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

  /** [doc] Delivery has one minute, and the emulator may have been down for longer. */
  #redeliver(): void {
    const { repeatMode } = this.invocation;
    const late = this.#msToDeliver <= 0 && repeatMode !== 'NextRebootOnly' && repeatMode !== 'EveryReboot';
    if (late) this.#giveUp({ status: 'Aborted', errorCode: 'DeliveryTimeout' });
    else this.begin();
  }

  get #msToDeliver(): number {
    return this.invocation.createdAt.getTime() + this.#pendingMs + deliveryLimitMs - this.#around.clock.now().getTime();
  }

  get #pendingMs(): number {
    return this.instance.pendingMs ?? this.#around.pendingMs;
  }

  #deliver(): void {
    const problem = deliveryProblem(this.instance, this.invocation, this.#around.edition);
    if (problem?.errorCode === 'DeliveryTimeout') {
      this.#cancelDelivery = this.#around.clock.after(this.#msToDeliver, () => this.#giveUp(problem));
    } else if (problem) this.#giveUp(problem);
    else if (this.invocation.repeatMode === 'Period') this.#startSchedule();
    else if (this.invocation.repeatMode === 'DryRun') this.#rehearse();
    else void this.#run();
  }

  #giveUp(failure: Failure): void {
    this.#cancelAll();
    const run = this.#newRun();
    run.fail(failure, this.#around.clock.now());
    this.#become(failure.status);
    this.#around.ended(this);
  }

  #startSchedule(): void {
    const { schedule, createdAt } = this.invocation;
    const next = momentsOf(schedule!, createdAt, this.instance, this.#around.edition);
    this.#schedule = new ScheduleRunner(next, this.#around.clock, {
      fire: () => {
        // [source] A moment that comes while a run is alive is skipped; so is one while the instance is down.
        if (!this.#isRunning && this.instance.power === 'Running') void this.#run();
      },
      ended: () => this.#scheduleEnded(),
    });
    const wasDelivered = this.status !== 'Pending';
    if (this.#schedule.start()) this.#become('Scheduled');
    else if (wasDelivered) this.#scheduleEnded();
    else this.#giveUp({ status: 'Invalid', errorCode: 'BadCronExpression' });
  }

  #scheduleEnded(): void {
    this.#lastRunIsUnderWay = true;
    if (this.#isRunning) return;
    this.#become(this.latest?.status ?? 'Cancelled');
    this.#around.ended(this);
  }

  /** [source] Only the agent's own checks are made. [assumed] What passes them is shown as Success. */
  #rehearse(): void {
    try {
      this.#around.runner.check(runRequestOf(this, 0));
    } catch (error) {
      this.#giveUp(problemOf(error));
      return;
    }
    this.#newRun().rehearsed(this.#around.clock.now());
    this.#become('Success');
    this.#around.ended(this);
  }

  async #run(): Promise<void> {
    const { clock, runner, ledger, state } = this.#around;
    const run = this.#newRun();
    const leave = takePlace(this.instance);
    if (!leave) {
      run.fail({ status: 'Aborted', errorCode: 'TaskConcurrencyLimit' }, clock.now());
      this.#afterRun(run);
      return;
    }
    try {
      // Before the process is there: after a crash nothing that may have run is run a second time. What cannot be
      // recorded is not run at all.
      state?.call(() => this.#keep());
      const running = await runner.start(runRequestOf(this, run.number));
      const { id: invokeId, clientToken, tags } = this.invocation;
      const startedAt = clock.now();
      const ended = ledger.started({
        ...{ invokeId, instanceId: this.instance.id, pid: running.pid, simulated: this.instance.simulated },
        ...{ startedAt, clientToken, tags },
      });
      this.repeats += 1;
      run.started(running, startedAt);
      this.#become(this.status === 'Stopping' ? 'Stopping' : 'Running');
      if (state)
        keepHead(running.output, clock, () => {
          if (run.finishedAt === null) this.#keep();
        });
      const end = await running.end;
      ended(end.how === 'exited' ? end.exitCode : null, running.output.total);
      run.over(end, clock.now(), this.invocation.timeout);
    } catch (error) {
      run.fail(problemOf(error), clock.now());
    } finally {
      leave();
    }
    this.#afterRun(run);
  }

  #newRun(): Run {
    const run = new Run((this.latest?.number ?? 0) + 1);
    this.runs.push(run);
    return run;
  }

  #afterRun(run: Run): void {
    const goesOn = isRepeating(this.invocation.repeatMode) && !this.#lastRunIsUnderWay;
    // [source] What the agent refuses once, it refuses for good.
    if (run.status === 'Invalid') this.#cancelAll();
    this.#become(goesOn && run.status !== 'Invalid' ? 'Scheduled' : run.status);
    this.#around.ended(this);
    if (run.exitCode !== null) this.#around.exited(this.instance, run.exitCode);
  }

  #become(status: TaskStatus): void {
    if (status !== this.status) this.updatedAt = this.#around.clock.now();
    this.status = status;
    this.#keep();
  }

  #keep(): void {
    if (this.#around.state) keepTask(this, this.#around.state);
  }
}

function problemOf(error: unknown): CannotRun {
  return error instanceof CannotRun ? error : new CannotRun('Error', 'ExecutionException', error);
}
