import type { TestContext } from 'node:test';
import { VirtualClock } from '../../../src/emulator/clock.ts';
import { OutputRing } from '../../../src/emulator/runner/output-ring.ts';
import type { ProcessEnd, RunningProcess } from '../../../src/emulator/runner/process.ts';
import type { Runner, RunRequest } from '../../../src/emulator/runner/runner.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/start.ts';
import { ask, type Json } from './wire-client.ts';

/** An emulator for one test, stopped with it. Nothing is Pending for long unless the test says so. */
export async function started(t: TestContext, options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ pendingMs: 0, ...options });
  t.after(() => emulator.stop());
  return emulator;
}

/** In place of processes: each run ends at once with 0 unless the test holds it. */
export class StubRunner implements Runner {
  readonly requests: RunRequest[] = [];
  /** Runs started while this is true go on until `release`. */
  hold = false;
  exitCode = 0;
  readonly #held: ((end: ProcessEnd) => void)[] = [];

  check(): void {}

  async start(request: RunRequest): Promise<RunningProcess> {
    this.requests.push(request);
    const output = new OutputRing();
    output.push(Buffer.from(`run ${request.number}\n`));
    let end: (end: ProcessEnd) => void = () => {};
    const running = { pid: this.requests.length, output, end: new Promise<ProcessEnd>((resolve) => (end = resolve)) };
    if (this.hold) this.#held.push(end);
    else end({ how: 'exited', exitCode: this.exitCode });
    return { ...running, kill: () => end({ how: 'killed' }) };
  }

  release(): void {
    for (const end of this.#held.splice(0)) end({ how: 'exited', exitCode: this.exitCode });
  }

  survivors(): never[] {
    return [];
  }

  async settled(): Promise<number> {
    return this.#held.length;
  }

  async close(): Promise<void> {
    this.release();
  }
}

export interface Simulated {
  readonly emulator: Emulator;
  readonly clock: VirtualClock;
  readonly runner: StubRunner;
}

/** An emulator whose time stands still and whose commands are no processes. */
export async function simulated(
  t: TestContext,
  options: EmulatorOptions = {},
  now = '2026-01-30T23:59:50Z',
): Promise<Simulated> {
  const clock = new VirtualClock(new Date(now));
  const runner = new StubRunner();
  return { emulator: await started(t, { clock, runner, ...options }), clock, runner };
}

/** Rows of DescribeInvocationResults, PlainText. */
export async function results(
  emulator: Emulator,
  invokeId: string,
  more: Record<string, string> = {},
): Promise<Json[]> {
  const parameters = { InvokeId: invokeId, ContentEncoding: 'PlainText', MaxResults: '50', ...more };
  const answer = await ask(emulator, 'DescribeInvocationResults', parameters);
  return answer.Invocation.InvocationResults.InvocationResult;
}

/** The rows once every one satisfies `when`; by default once none is under way. Gives up after some 20 s. */
export async function resultsWhen(
  emulator: Emulator,
  invokeId: string,
  when = (row: Json) => !['Pending', 'Running', 'Stopping', 'Scheduled'].includes(row.InvocationStatus),
): Promise<Json[]> {
  for (let round = 0; round < 1000; round++) {
    const rows = await results(emulator, invokeId);
    if (rows.every(when)) return rows;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error(`no such state: ${JSON.stringify(await results(emulator, invokeId))}`);
}

/** InvokeCommand, which must be accepted; the InvokeId. */
export async function invoke(emulator: Emulator, parameters: Record<string, string>): Promise<string> {
  const answer = await ask(emulator, 'InvokeCommand', { 'InstanceId.1': 'i-web1', ...parameters });
  if (answer.status !== 200) throw new Error(`${answer.Code}: ${answer.Message}`);
  return answer.InvokeId;
}

/** A stored shell command; its ID. */
export async function stored(emulator: Emulator, script: string, more: Record<string, string> = {}): Promise<string> {
  const parameters = { Name: 'test', Type: 'RunShellScript', ContentEncoding: 'PlainText', CommandContent: script };
  const answer = await ask(emulator, 'CreateCommand', { ...parameters, ...more });
  if (answer.status !== 200) throw new Error(`${answer.Code}: ${answer.Message}`);
  return answer.CommandId;
}

/** Runs a script on i-web1 to its end; the result row. */
export async function ran(emulator: Emulator, script: string, more: Record<string, string> = {}): Promise<Json> {
  const invokeId = await invoke(emulator, { CommandId: await stored(emulator, script), ...more });
  return (await resultsWhen(emulator, invokeId))[0];
}
