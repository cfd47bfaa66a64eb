import {
  type EmulatorStatus,
  type EmulatorTime,
  type PowerChange,
  powerChangesOf,
  statusOf,
  timeOf,
} from './emulator-status.ts';
import { countIn, flagIn, integerIn, type PlainObject, rowsIn, textIn } from './plain-data.ts';
import type { Transport } from './transport.ts';

/** A fault that a running emulator has. */
export interface EmulatorFault {
  readonly id: number;
  /** As it is written on the command line. */
  readonly spec: string;
  /** Calls that fitted so far, and those of them that were struck. */
  readonly met: number;
  readonly struck: number;
  /** It strikes no more. */
  readonly over: boolean;
}

/** One start of a run in the emulator's ledger. */
export interface ProcessStart {
  readonly invokeId: string;
  readonly instanceId: string;
  /** 0 for a simulated run. */
  readonly pid: number;
  readonly simulated: boolean;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly startedAt: string;
  readonly clientToken: string | null;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** null while it runs, and when it was killed. */
  readonly exitCode: number | null;
  /** Bytes of output. */
  readonly bytes: number;
}

/** What was started, and how many tasks have not started or ended yet. */
export interface LedgerAnswer {
  readonly starts: readonly ProcessStart[];
  readonly pending: number;
  readonly running: number;
}

/** Where the clock is to go. */
export type ClockDestination =
  | { readonly kind: 'advance'; readonly seconds: number }
  /** An ISO moment in UTC. */
  | { readonly kind: 'set'; readonly to: string }
  /** To whatever falls due next. */
  | { readonly kind: 'next' };

export type PowerVerb = 'stop' | 'start' | 'reboot';

/** What is there while the emulator that was told to stop still is. */
export interface Stopping {
  readonly pid: number;
  readonly dataDir: string;
  /** The directory goes with it. */
  readonly temporary: boolean;
}

/** The emulator's own calls. They reject with the problems of every call. */
export interface EmulatorControls {
  addFault(spec: string, signal?: AbortSignal): Promise<number>;
  faults(signal?: AbortSignal): Promise<readonly EmulatorFault[]>;
  /** How many of them could still have struck. */
  clearFaults(signal?: AbortSignal): Promise<number>;
  /** Oldest first; an emulator that runs for long remembers the last 100,000. */
  processStarts(signal?: AbortSignal): Promise<LedgerAnswer>;
  /** Answers when nothing is pending or running any more, or after some seconds; true: nothing is. */
  quiet(patienceSeconds: number, signal?: AbortSignal): Promise<boolean>;
  status(signal?: AbortSignal): Promise<EmulatorStatus>;
  clock(signal?: AbortSignal): Promise<EmulatorTime>;
  /** Answered after some seconds while the clock is still moving: `clock` then tells when it has arrived. */
  moveClock(to: ClockDestination, patienceSeconds: number | null, signal?: AbortSignal): Promise<EmulatorTime>;
  /** Answered when what comes up runs, after 10 s at most. */
  power(verb: PowerVerb, instanceIds: readonly string[], signal?: AbortSignal): Promise<readonly PowerChange[]>;
  /** Answered before it is gone. */
  stop(signal?: AbortSignal): Promise<Stopping>;
}

export function createEmulatorControls(transport: Transport): EmulatorControls {
  const options = (signal?: AbortSignal) => (signal ? { signal } : {});
  const changing = (signal?: AbortSignal) => ({ mutating: true, ...options(signal) });
  return {
    addFault: (spec, signal) =>
      transport.call(
        'Emulator.AddFault',
        { Spec: spec },
        (body) => integerIn(body, 'FaultId') ?? undefined,
        changing(signal),
      ),
    faults: (signal) =>
      transport.call('Emulator.ListFaults', {}, (body) => rowsIn(body, 'Faults', 'Fault').map(fault), options(signal)),
    clearFaults: (signal) =>
      transport.call('Emulator.ClearFaults', {}, (body) => integerIn(body, 'Cleared') ?? undefined, options(signal)),
    async processStarts(signal) {
      const found: ProcessStart[] = [];
      for (let next = 0; ; ) {
        const page = await transport.call(
          'Emulator.ListProcessStarts',
          { Offset: next },
          (body) => ({
            offset: countIn(body, 'Offset'),
            starts: rowsIn(body, 'ProcessStarts', 'ProcessStart').map(start),
            total: countIn(body, 'TotalCount'),
            pending: countIn(body, 'PendingTasks'),
            running: countIn(body, 'RunningTasks'),
          }),
          options(signal),
        );
        found.push(...page.starts);
        next = page.offset + page.starts.length;
        if (page.starts.length > 0 && next < page.total) continue;
        return { starts: found, pending: page.pending, running: page.running };
      }
    },
    quiet: (patienceSeconds, signal) =>
      transport.call(
        'Emulator.ListProcessStarts',
        { Wait: 'true', PatienceSeconds: patienceSeconds, Offset: farBeyond },
        (body) => countIn(body, 'PendingTasks') + countIn(body, 'RunningTasks') === 0,
        options(signal),
      ),
    status: (signal) => transport.call('Emulator.DescribeStatus', {}, statusOf, options(signal)),
    clock: (signal) => transport.call('Emulator.DescribeClock', {}, timeOf, options(signal)),
    moveClock(to, patienceSeconds, signal) {
      const patience: Record<string, number> = patienceSeconds === null ? {} : { PatienceSeconds: patienceSeconds };
      return transport.call('Emulator.MoveClock', { ...wordsOf(to), ...patience }, timeOf, changing(signal));
    },
    power: (verb, instanceIds, signal) =>
      transport.call(
        'Emulator.ChangePower',
        { Change: verb, InstanceId: instanceIds, Wait: 'true' },
        powerChangesOf,
        changing(signal),
      ),
    stop: (signal) =>
      transport.call(
        'Emulator.Stop',
        {},
        (body) => ({
          pid: countIn(body, 'Pid'),
          dataDir: textIn(body, 'DataDir'),
          temporary: flagIn(body, 'Temporary'),
        }),
        changing(signal),
      ),
  };
}

/** A place where no start can be, for an answer without any. */
const farBeyond = 999_999_999;

function wordsOf(to: ClockDestination): Record<string, string | number> {
  if (to.kind === 'advance') return { AdvanceSeconds: to.seconds };
  return to.kind === 'set' ? { To: to.to } : { Next: 'true' };
}

function fault(row: PlainObject): EmulatorFault {
  return {
    id: countIn(row, 'FaultId'),
    spec: textIn(row, 'Spec'),
    met: countIn(row, 'Met'),
    struck: countIn(row, 'Struck'),
    over: flagIn(row, 'Over'),
  };
}

function start(row: PlainObject): ProcessStart {
  return {
    invokeId: textIn(row, 'InvokeId'),
    instanceId: textIn(row, 'InstanceId'),
    pid: countIn(row, 'Pid'),
    simulated: flagIn(row, 'Simulated'),
    startedAt: textIn(row, 'StartedAt'),
    clientToken: textIn(row, 'ClientToken') || null,
    tags: rowsIn(row, 'Tags', 'Tag').map((tag) => ({ key: textIn(tag, 'TagKey'), value: textIn(tag, 'TagValue') })),
    exitCode: integerIn(row, 'ExitCode'),
    bytes: countIn(row, 'OutputBytes'),
  };
}
