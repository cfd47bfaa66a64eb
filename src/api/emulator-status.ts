import { countIn, flagIn, objectIn, type PlainObject, rowsIn, textIn } from './plain-data.ts';

// Every moment is ISO 8601 in UTC, with milliseconds.

/** One move of an emulator's clock. */
export interface ClockMove {
  readonly from: string;
  readonly to: string;
  /** Runs that were started on the way. */
  readonly starts: number;
  /** Runs that were waited for in vain. */
  readonly overtaken: number;
  readonly over: boolean;
}

export interface EmulatorTime {
  readonly now: string;
  /** How far it is ahead of the machine's time. */
  readonly aheadMs: number;
  /** The last one since the emulator was started. */
  readonly move: ClockMove | null;
}

/** A run that is under way. */
export interface RunUnderWay {
  readonly invokeId: string;
  readonly instanceId: string;
  /** 0 for a simulated run. */
  readonly pid: number;
  readonly simulated: boolean;
  readonly startedAt: string;
}

/** A task that runs later. */
export interface WaitingTask {
  readonly invokeId: string;
  readonly instanceId: string;
  /** `Period`, `EveryReboot` or `NextRebootOnly`. */
  readonly repeatMode: string;
  /** '' where it waits for a start of its instance. */
  readonly frequency: string;
  readonly nextRun: string | null;
}

/** A process that outlived its run. */
export interface SurvivingProcess {
  readonly pid: number;
  /** '' where the system does not say. */
  readonly program: string;
  readonly invokeId: string;
  readonly instanceId: string;
  /** When its run was over. */
  readonly since: string | null;
}

export interface EmulatorStatus {
  readonly pid: number;
  readonly edition: string;
  /** By the machine's time. */
  readonly startedAt: string;
  readonly dataDir: string;
  /** The directory goes with the emulator. */
  readonly temporary: boolean;
  readonly clock: EmulatorTime;
  readonly instances: readonly { readonly state: string; readonly count: number; readonly simulated: number }[];
  readonly running: readonly RunUnderWay[];
  readonly waiting: readonly WaitingTask[];
  /** Tasks that are not delivered yet. */
  readonly pending: number;
  /** Faults that can still strike. */
  readonly faults: number;
  readonly unserved: readonly { readonly action: string; readonly calls: number }[];
  readonly survivors: readonly SurvivingProcess[];
  /** Process IDs of what an emulator before it on this directory had left running. */
  readonly leftBehind: { readonly killed: readonly number[]; readonly leftAlone: readonly number[] };
}

export interface PowerChange {
  readonly instanceId: string;
  readonly before: string;
  readonly after: string;
}

export function timeOf(body: PlainObject): EmulatorTime {
  const move = objectIn(body, 'Move');
  return {
    now: textIn(body, 'Now'),
    aheadMs: countIn(body, 'AheadMs'),
    move: textIn(move, 'From') === '' ? null : moveOf(move),
  };
}

function moveOf(row: PlainObject): ClockMove {
  return {
    from: textIn(row, 'From'),
    to: textIn(row, 'To'),
    starts: countIn(row, 'Starts'),
    overtaken: countIn(row, 'Overtaken'),
    over: flagIn(row, 'Over'),
  };
}

export function statusOf(body: PlainObject): EmulatorStatus {
  const leftBehind = objectIn(body, 'LeftBehind');
  return {
    pid: countIn(body, 'Pid'),
    edition: textIn(body, 'Edition'),
    startedAt: textIn(body, 'StartedAt'),
    dataDir: textIn(body, 'DataDir'),
    temporary: flagIn(body, 'Temporary'),
    clock: timeOf(objectIn(body, 'Clock')),
    instances: rowsIn(body, 'InstanceStates', 'InstanceState').map((row) => ({
      state: textIn(row, 'State'),
      count: countIn(row, 'Count'),
      simulated: countIn(row, 'Simulated'),
    })),
    running: rowsIn(body, 'Runs', 'Run').map((row) => ({
      ...target(row),
      pid: countIn(row, 'Pid'),
      simulated: flagIn(row, 'Simulated'),
      startedAt: textIn(row, 'StartedAt'),
    })),
    waiting: rowsIn(body, 'Waiting', 'Task').map((row) => ({
      ...target(row),
      repeatMode: textIn(row, 'RepeatMode'),
      frequency: textIn(row, 'Frequency'),
      nextRun: textIn(row, 'NextRun') || null,
    })),
    pending: countIn(body, 'Pending'),
    faults: countIn(body, 'Faults'),
    unserved: rowsIn(body, 'Unserved', 'Action').map((row) => ({
      action: textIn(row, 'Name'),
      calls: countIn(row, 'Calls'),
    })),
    survivors: rowsIn(body, 'Survivors', 'Survivor').map((row) => ({
      ...{ pid: countIn(row, 'Pid'), program: textIn(row, 'Program'), ...target(row) },
      since: textIn(row, 'Since') || null,
    })),
    leftBehind: { killed: numbersIn(leftBehind, 'Killed'), leftAlone: numbersIn(leftBehind, 'LeftAlone') },
  };
}

export function powerChangesOf(body: PlainObject): readonly PowerChange[] {
  return rowsIn(body, 'Instances', 'Instance').map((row) => ({
    instanceId: textIn(row, 'InstanceId'),
    before: textIn(row, 'Before'),
    after: textIn(row, 'After'),
  }));
}

function target(row: PlainObject): { readonly invokeId: string; readonly instanceId: string } {
  return { invokeId: textIn(row, 'InvokeId'), instanceId: textIn(row, 'InstanceId') };
}

function numbersIn(from: PlainObject, name: string): readonly number[] {
  const list = from[name];
  return Array.isArray(list) ? list.filter((item) => Number.isSafeInteger(item)) : [];
}
