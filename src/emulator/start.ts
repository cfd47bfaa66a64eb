import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import type { Fault } from '../domain/fault.ts';
import type { OutputProfile } from '../domain/output-profile.ts';
import { type AccessKey, AccessKeys, type SecurityCredentials } from './access-keys.ts';
import { Authentication } from './authentication.ts';
import type { MovableClock } from './clock.ts';
import { ClockMoves } from './clock-moves.ts';
import { type CommandSeed, Commands } from './commands.ts';
import { type DataDirectory, takeDataDirectory } from './data/data-directory.ts';
import { type EditionName, editions, type Quotas } from './editions.ts';
import { Faults } from './faults.ts';
import { Fleet, type InstanceSeed } from './fleet.ts';
import { type FleetSummary, summaryOf } from './fleet-summary.ts';
import { Gateway } from './gateway.ts';
import { Idempotency } from './idempotency.ts';
import { Invocations } from './invocation.ts';
import { keptClock } from './kept-clock.ts';
import { Ledger, type LedgerEntry } from './ledger.ts';
import { Power } from './power.ts';
import { isQuiet } from './quiet.ts';
import { fleetCreatedAt, restore, resume } from './restore.ts';
import { Retention, type RetentionLimits, usualRetention } from './retention.ts';
import { type FileOwners, FileReceiver } from './runner/file-receiver.ts';
import { InstanceDirectory } from './runner/instance-directory.ts';
import { LegacyOutput } from './runner/legacy-output.ts';
import { OutputRing } from './runner/output-ring.ts';
import type { LeftBehind } from './runner/process-records.ts';
import { ProcessRunner } from './runner/process-runner.ts';
import type { Runner } from './runner/runner.ts';
import { RunnerOfInstance } from './runner/runner-of-instance.ts';
import { SimulatedRunner } from './runner/simulated-runner.ts';
import { Sendings } from './sendings.ts';
import { serve } from './server.ts';
import type { Service } from './service.ts';
import { simulatedFleet } from './simulated-fleet.ts';
import { starterCommands } from './starter-commands.ts';
import { starterFleet } from './starter-fleet.ts';
import { UnknownInstance } from './unknown-instance.ts';
import { IgnoredParameters, type Warn } from './warnings.ts';

/** More would make the start slow; the other instances get theirs with what first runs there. */
const directoriesAtStart = 1_000;

export interface EmulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly edition?: EditionName;
  /** Where files and state are kept for the next emulator. Default: a new private directory, removed on stop. */
  readonly dataDir?: string;
  readonly clock?: MovableClock;
  /** Default: random, new with every start. */
  readonly accessKey?: AccessKey;
  /** How long a task is visibly Pending, by the clock; 100 ms by default. */
  readonly pendingMs?: number;
  /** How the agents keep output; `ring` by default, whatever the edition. */
  readonly outputProfile?: OutputProfile;
  /** How long a ClientToken gives its first answer again, by the clock; 24 hours by default. */
  readonly clientTokenLifetimeMs?: number;
  /** One line a request, without its parameters. */
  readonly logger?: (line: string) => void;
  /** What whoever runs it should see: trouble with its state, parameters that are ignored. */
  readonly warn?: Warn;
  /** Refuse parameters that would have to be ignored; the default. Else each is warned of once. */
  readonly strict?: boolean;
  /** Beside the starter fleet and the starter commands, or with `starter` false in their place. */
  readonly fleet?: {
    readonly starter?: boolean;
    readonly instances?: readonly InstanceSeed[];
    readonly commands?: readonly CommandSeed[];
  };
  /** So many simulated instances, `i-sim00001` …, beside those. */
  readonly instances?: number;
  /** How long, and how many, results are kept; in place of two weeks and 100,000. */
  readonly retention?: Partial<RetentionLimits>;
  /** In place of the edition's own. */
  readonly quotas?: Partial<Quotas>;
  /** Read every call as one without a ClientToken, as an endpoint that does not know them would. */
  readonly ignoresClientTokens?: boolean;
  /** What it is to do wrong, from its first call on. */
  readonly orderedFaults?: readonly Fault[];
  /** In place of real processes. */
  readonly runner?: Runner;
}

export interface Emulator {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  readonly port: number;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly clock: MovableClock;
  /** Runs that were started, oldest first. */
  readonly ledger: { starts(): readonly LedgerEntry[] };
  /** Whether all that it accepted is over or waits for its schedule or a boot, so that the ledger tells the whole of it. */
  isQuiet(): boolean;
  /** What it is to do wrong. */
  readonly faults: Faults;
  readonly dataDir: string;
  /** As it was at the start. */
  readonly fleet: FleetSummary;
  /** What it killed, or left alone, of processes that an emulator before it on this directory had left running. */
  readonly leftBehind: LeftBehind;
  /** How often each action was called that exists and is not served. */
  unserved(): ReadonlyMap<string, number>;
  /** New temporary credentials, refused as expired after so many seconds of its clock (default 3600). */
  sts(options?: { readonly durationSeconds?: number }): SecurityCredentials;
  /** Process IDs of what runs that are over left behind; killed on stop. */
  survivors(): number[];
  /** Takes an emulated instance down or up. */
  power(instanceId: string, change: 'stop' | 'start' | 'reboot'): void;
  /** Kills what it started, closes every connection, and removes its own directory. */
  stop(): Promise<void>;
  /** Resolves when it has stopped, whoever asked for that. */
  readonly stopped: Promise<void>;
}

/** Starts the service in this process. Commands that are invoked run on this machine, as this user. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const log = options.logger ?? (() => {});
  const directory = takeDataDirectory(options.dataDir, options.warn ?? (() => {}));
  const { path: dataDir, state } = directory;
  try {
    const service = buildService(options, directory);
    const accessKey = options.accessKey ?? randomAccessKey();
    const keys = new AccessKeys(accessKey, service.clock);
    const running = {
      ...{ startedAt: new Date(), dataDir, isTemporary: options.dataDir === undefined },
      ...{ leftBehind: directory.leftBehind, moves: new ClockMoves(service), unserved: new Map<string, number>() },
      stop: () => void stop(),
    };
    const gateway = new Gateway({ service, keys, running }, new Authentication(keys, service.clock), log);
    const server = await serve(gateway, { port: options.port ?? 0, clock: service.clock, log });
    if (state) resume(service, options.warn ?? (() => {}));
    let stopping: Promise<void> | null = null;
    let hasStopped: () => void = () => {};
    const stopped = new Promise<void>((resolve) => (hasStopped = resolve));
    const shutDown = async () => {
      await server.close();
      for (const task of service.invocations.allTasks()) task.keepOutput();
      directory.closeState();
      for (const task of [...service.invocations.allTasks(), ...service.sendings.allTasks()]) task.abandon();
      await service.runner.close();
      directory.release();
      hasStopped();
    };
    const stop = () => {
      stopping ??= shutDown();
      return stopping;
    };
    return {
      endpoint: `http://127.0.0.1:${server.port}`,
      port: server.port,
      accessKeyId: accessKey.id,
      accessKeySecret: accessKey.secret,
      clock: service.clock,
      ledger: service.ledger,
      isQuiet: () => isQuiet(service),
      faults: service.faults,
      dataDir,
      fleet: summaryOf(service.fleet, service.commands, service.edition),
      leftBehind: directory.leftBehind,
      unserved: () => running.unserved,
      sts: (wanted) => keys.issue(wanted),
      survivors: () => service.runner.survivors().map(({ pid }) => pid),
      power: (instanceId, change) => {
        const instance = service.fleet.byId(instanceId);
        if (!instance) throw new Error(`there is no instance ${instanceId}`);
        service.power[change](instance);
      },
      stop,
      stopped,
    };
  } catch (error) {
    directory.release();
    throw error;
  }
}

function buildService(options: EmulatorOptions, { path: dataDir, state, processes }: DataDirectory): Service {
  const clock = options.clock ?? keptClock(state);
  const edition = editions[options.edition ?? 'current'];
  const { starter = true, instances = [], commands: further = [] } = options.fleet ?? {};
  const seeds = [...(starter ? starterFleet : []), ...instances, ...simulatedFleet(options.instances ?? 0)];
  const fleet = new Fleet(seeds, fleetCreatedAt(state, clock.now()));
  const stranger = options.orderedFaults?.find(({ instanceId: id }) => id !== undefined && !fleet.byId(id));
  if (stranger?.instanceId !== undefined) throw new UnknownInstance(stranger.instanceId, fleet);
  const withDirectory = fleet.all().filter(({ simulated }) => !simulated);
  for (const { id } of withDirectory.slice(0, directoriesAtStart)) prepare(new InstanceDirectory(dataDir, id));
  const commands = new Commands(state);
  // Lists begin with the newest: what is best tried first was made last.
  for (const seed of [...(starter ? starterCommands.toReversed() : []), ...further]) commands.seed(seed, clock.now());
  const invocations = new Invocations(state);
  const sendings = new Sendings(state);
  const faults = new Faults(() => clock.now());
  for (const fault of options.orderedFaults ?? []) faults.add(fault);
  faults.ignoresClientTokens = options.ignoresClientTokens ?? false;
  const newOutput = () => (options.outputProfile === 'legacy' ? new LegacyOutput(clock) : new OutputRing());
  const real = options.runner ?? new ProcessRunner(dataDir, thisHost(), processes, clock, newOutput);
  const simulated = new SimulatedRunner(clock, (id) => fleet.byId(id), newOutput);
  const service: Service = {
    clock,
    edition,
    quotas: { ...edition.quotas, ...options.quotas },
    fleet,
    commands,
    invocations,
    idempotency: new Idempotency(clock, () => faults.committing(), state, options.clientTokenLifetimeMs),
    ledger: new Ledger(state),
    runner: new RunnerOfInstance([real, simulated], (id) => (fleet.byId(id)?.simulated ? simulated : real)),
    sendings,
    retention: new Retention(
      clock,
      { ...usualRetention, ...options.retention },
      { invocations, sendings, hidden: faults.hidden },
    ),
    files: new FileReceiver(dataDir, thisUser()),
    power: new Power(clock, invocations, state),
    faults,
    pendingMs: options.pendingMs ?? 100,
    state,
    ignored: (options.strict ?? true) ? null : new IgnoredParameters(options.warn ?? (() => {})),
  };
  if (state) restore(service, state);
  state?.forget();
  return service;
}

/** One that cannot be used is no hindrance to the others: what runs there says why. */
function prepare(directory: InstanceDirectory): void {
  try {
    directory.prepare();
  } catch {
    // Said by each run.
  }
}

function thisHost() {
  const standardPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  return { username: os.userInfo().username, path: process.env.PATH || standardPath };
}

/** Groups are known by name only where there is a file of them; the user's own name stands for one everywhere. */
function thisUser(): FileOwners {
  const { username, gid } = os.userInfo();
  const own = new Set([gid, ...(process.getgroups?.() ?? [])].map(String));
  const file = '/etc/group';
  const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
  const groups = lines.map((line) => line.split(':')).filter(([, , id]) => own.has(id ?? ''));
  return { username, groups: [username, ...groups.map(([name]) => name!)] };
}

/** [doc] Shaped like the real ones, and marked so that nobody takes them for such. */
function randomAccessKey(): AccessKey {
  return { id: `LTAIemulator${randomBytes(6).toString('hex')}`, secret: randomBytes(24).toString('hex').slice(0, 30) };
}
