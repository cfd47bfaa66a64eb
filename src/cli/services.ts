import type { ConnectionFacts } from '../api/call-trace.ts';
import type {
  CloudAssistant,
  CreateCommandRequest,
  InvokeRequest,
  ModifyCommandRequest,
  RunRequest,
  SendFileRequest,
} from '../api/cloud-assistant.ts';
import type { ConfigurationProblem } from '../api/configuration-problem.ts';
import type { SourceLookedAt } from '../api/credentials/looked-at.ts';
import type { CredentialsPlan } from '../api/credentials/plan.ts';
import type { Credentials } from '../api/credentials.ts';
import type { EmulatorControls, Stopping } from '../api/emulator-controls.ts';
import type { Edition, EditionName } from '../domain/editions.ts';
import type { Fault } from '../domain/fault.ts';
import type { OutputProfile } from '../domain/output-profile.ts';
import type { Text } from '../domain/text.ts';
import type { Checked, Note, Violation } from '../domain/violation.ts';
import type { Clock } from '../usecases/ports.ts';
import type { RunJournals } from '../usecases/run-journals.ts';
import type { Diagnosis } from './doctor/diagnosis.ts';
import type { Sources } from './sources.ts';

/** What the commands need from the outer rings; `main.ts` hands it in. */
export interface Services {
  readonly clock: Clock;
  readonly pid: number;
  readonly sources: Sources;
  /** 32 hexadecimal digits. */
  newRunId(): string;
  /** Profile and environment, read once. Rejects with ConfigurationProblem (exit 78). */
  settings(choice: SettingsChoice): Promise<Settings>;
  /** Where credentials can be, in order, and what is there: why those that are used are used. Asks no service. */
  lookedAt(choice: SettingsChoice): readonly SourceLookedAt[];
  /** Certificates in PEM, given by the user. */
  parseAuthorities(pem: string): Promise<Checked<readonly string[]>>;
  /** Checks an endpoint given by the user: an origin, or host[:port]. */
  parseEndpoint(given: string): Checked<string>;
  /** The endpoint of a region: the shared variable's, else the region's own by the SDK's rule. */
  endpointOf(regionId: string): Checked<string>;
  /** There will be a call: what can begin for it beside everything else begins. */
  callIsNear(endpoint: string): void;
  /** Rejects with ConfigurationProblem when credentials that have to be fetched cannot be had, or a proxy not be used. */
  connect(target: ConnectTarget): Promise<CloudAssistant>;
  /** What these calls carry on the wire, for `--dry-run`; secrets are not masked yet. */
  readonly wireParameters: {
    invoke(request: InvokeRequest, edition: Edition): Readonly<Record<string, unknown>>;
    run(request: RunRequest, edition: Edition): Readonly<Record<string, unknown>>;
    sendFile(request: SendFileRequest, edition: Edition): Readonly<Record<string, unknown>>;
    create(request: CreateCommandRequest, edition: Edition): Readonly<Record<string, unknown>>;
    modify(request: ModifyCommandRequest, edition: Edition): Readonly<Record<string, unknown>>;
  };
  readonly emulators: Emulators;
  /** Runs a program on this machine's terminal; resolves with its exit code, 128 + n for a signal. */
  runProgram(words: readonly [string, ...string[]], env: Readonly<Record<string, string>>): Promise<number>;
  /** Makes the directory where it is missing. Rejects with SourceProblem when nothing can be written there. */
  prepareDirectory(directory: string): Promise<void>;
  /** As `saveFile`, and never in the place of another: rejects with EEXIST then. */
  createFile(path: string, content: Uint8Array): Promise<void>;
  /** Whole or not at all, for its owner only; a link in its place is replaced. Rejects with the error of the file system. */
  saveFile(path: string, content: Uint8Array): Promise<void>;
  /** No error where there is none. */
  removeFile(path: string): Promise<void>;
  readonly memory: Memory;
  /** The records of this user's runs. Rejects with a JournalProblem where this user has no place for them. */
  journals(): Promise<RunJournals>;
  readonly diagnosis: Diagnosis;
}

/** Small things to know again the next time; what cannot be kept is forgotten. */
export interface Memory {
  recall(name: string): string | null;
  keep(name: string, value: string): void;
}

export interface SettingsChoice {
  readonly profile: string | null;
  readonly config: string | null;
}

export interface Settings {
  readonly regionId: string | null;
  /** A variable's name, or a profile and its file; null without a region. */
  readonly regionSource: Text | null;
  readonly notes: readonly Note[];
  /** Why the role of this instance gives none, where nothing else is left to try; null for every other source. */
  instanceRoleTrouble(): Promise<ConfigurationProblem | null>;
  /** Throws ConfigurationProblem when there are no usable credentials. */
  credentials(): {
    readonly credentials: Credentials | CredentialsPlan;
    readonly source: Text;
    readonly notes: readonly Note[];
  };
}

export interface ConnectTarget {
  readonly endpoint: string;
  readonly regionId: string;
  readonly edition: Edition;
  /** Keys, or the way to fetch them. */
  readonly credentials: Credentials | CredentialsPlan;
  /** Certificates in PEM to trust beside the usual ones. */
  readonly authorities?: readonly string[];
  /** Whether a program that gives credentials may ask the user something, and show its standard error. */
  readonly program?: { readonly mayAsk: boolean; readonly showsErrors: boolean };
  note?(note: Note): void;
  /** Told of each call, secret-free; null: nobody listens. */
  readonly trace: ((line: string) => void) | null;
  /** Milliseconds until the connection is ready, and from there to the end of the answer; in place of the usual ones. */
  readonly limits?: { readonly connectMs: number; readonly answerMs: number };
  /** The clock by which reads that failed are tried again; absent: each is made once, and its first answer counts. */
  readonly retries?: Clock;
  /** Told at the end of each call what its connection showed. */
  seen?(facts: ConnectionFacts): void;
}

/** The emulator in this process, and those that other processes of this user run. */
export interface Emulators {
  start(options: {
    edition: EditionName;
    port: number;
    dataDir: string | null;
    /** Simulated ones beside the starter fleet; none by default. */
    instances?: number;
    fleet?: FleetFile | null;
    faults?: readonly Fault[];
    ignoresClientTokens?: boolean;
    pendingMs?: number | undefined;
    clientTokenLifetimeMs?: number | undefined;
    outputProfile?: OutputProfile | undefined;
    /** Refuses parameters it would have to ignore, unless false. */
    strict?: boolean;
    /** What the user should see in any case. */
    warn?: (words: Text) => void;
    log: (line: string) => void;
  }): Promise<RunningEmulator>;
  /** Checks the text of a fleet file; `contentOf` gives null for a file that cannot be read. */
  readFleet(source: string, around: AroundFleetFile): Promise<CheckedFleet>;
  /** Tells other processes about it; `credentialsFile` is of mode 0600. */
  announce(
    emulator: RunningEmulator,
    edition: EditionName,
  ): Promise<{ credentialsFile: string; withdraw(): Promise<void> }>;
  /** The newest; with an endpoint that one before all others. */
  find(edition: EditionName, endpoint?: string | null): Promise<FoundEmulator | null>;
  /** The one that the environment leads to, as behind `emulator exec`; else the one `find` finds; with an endpoint that one alone. */
  toControl(edition: EditionName, endpoint: string | null): Promise<EmulatorToControl | null>;
  /** Waits until one that was told to stop is gone; false when it takes too long, or `signal` is aborted. */
  gone(emulator: EmulatorToControl, stopping: Stopping, signal: AbortSignal): Promise<boolean>;
  /** The controls of one that runs; nothing is sent yet. */
  controls(emulator: FoundEmulator): Promise<EmulatorControls>;
  /** What the emulator does, and how that is known; `*` first, then the actions it serves. */
  behaviours(): Promise<readonly ActionBehaviours[]>;
}

/** Instances and commands that a file of the user describes. */
export interface FleetFile {
  /** false: in place of the starter fleet and the starter commands, not beside them. */
  readonly starter: boolean;
  readonly instances: readonly { readonly id: string }[];
  readonly commands: readonly { readonly id: string; readonly name: string; readonly content: string | Buffer }[];
}

export interface AroundFleetFile {
  readonly edition: EditionName;
  /** Simulated ones beside the fleet. */
  readonly instances: number;
  readonly contentOf: (file: string) => Promise<string | null>;
}

/** Where a violation has its flag it has its place in the file: `instances[3].agent`, or `3:14`, line and column. */
export type CheckedFleet =
  | { readonly ok: true; readonly value: FleetFile }
  | { readonly ok: false; readonly violations: readonly Violation[] };

export interface FoundEmulator {
  readonly endpoint: string;
  readonly credentials: Credentials;
  /** So many would have fitted; this is the newest of them. */
  readonly among: number;
}

export interface EmulatorToControl extends FoundEmulator {
  /** The environment names it; it may be anything. */
  readonly isFromEnvironment: boolean;
  /** The process that ends with it, where it was announced. */
  readonly pid: number | null;
}

/** Where a behaviour is known from; `own`: it is of the emulator alone. */
export type Mark = 'doc' | 'source' | 'measured' | 'assumed' | 'own';

export interface ActionBehaviours {
  /** `*`: of every call. */
  readonly action: string;
  readonly behaviours: readonly { readonly mark: Mark; readonly words: Text }[];
}

export interface RunningEmulator {
  readonly endpoint: string;
  readonly port: number;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** IDs of what is there, as it was at the start. */
  readonly fleet: {
    readonly fit: readonly string[];
    /** Fit too, but no process runs there. */
    readonly simulated: readonly string[];
    readonly unfit: readonly string[];
    readonly commands: readonly string[];
    /** A command, and instances that can run it. */
    readonly example: {
      readonly regionId: string;
      readonly commandId: string;
      readonly instanceIds: readonly string[];
    } | null;
  };
  /** Process IDs of what an emulator before it on the same directory had left running. */
  readonly leftBehind: { readonly killed: readonly number[]; readonly leftAlone: readonly number[] };
  /** How often each action was called that exists and that the emulator does not serve. */
  unserved(): ReadonlyMap<string, number>;
  /** Faults that were ordered and struck nothing so far. */
  idleFaults(): readonly string[];
  stop(): Promise<void>;
  /** Resolves when it has stopped, whoever asked for that. */
  readonly stopped: Promise<void>;
}
