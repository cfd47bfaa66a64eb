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

/** The emulator's own calls. They reject with the problems of every call. */
export interface EmulatorControls {
  addFault(spec: string, signal?: AbortSignal): Promise<number>;
  faults(signal?: AbortSignal): Promise<readonly EmulatorFault[]>;
  /** How many of them could still have struck. */
  clearFaults(signal?: AbortSignal): Promise<number>;
  /** Oldest first; an emulator that runs for long remembers the last 100,000. */
  processStarts(signal?: AbortSignal): Promise<readonly ProcessStart[]>;
}

export function createEmulatorControls(transport: Transport): EmulatorControls {
  const options = (signal?: AbortSignal) => (signal ? { signal } : {});
  return {
    addFault: (spec, signal) =>
      transport.call('Emulator.AddFault', { Spec: spec }, (body) => integerIn(body, 'FaultId') ?? undefined, {
        mutating: true,
        ...options(signal),
      }),
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
          }),
          options(signal),
        );
        found.push(...page.starts);
        next = page.offset + page.starts.length;
        if (page.starts.length === 0 || next >= page.total) return found;
      }
    },
  };
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
