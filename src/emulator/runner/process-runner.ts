import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type EmulatorClock, RealClock } from '../clock.ts';
import { InstanceDirectory } from './instance-directory.ts';
import { launchedCommandLine, parseLauncher, shellCommandLine } from './launcher.ts';
import { writeLoginFiles } from './login-files.ts';
import type { Output } from './output.ts';
import { OutputRing } from './output-ring.ts';
import { makeOwnDirectory } from './own-directory.ts';
import { type RunningProcess, startProcess } from './process.ts';
import type { ProcessRecords } from './process-records.ts';
import { killNow } from './process-table.ts';
import { CannotRun, type Runner, type RunRequest, type Survivor } from './runner.ts';
import { writeShims } from './shims.ts';
import { Survivors } from './survivors.ts';

/** One that is killed needs some of it to end, with its stray output. */
const leastPatienceMs = 1_000;

const markerName = 'ECS_EMULATOR_RUN';

/** The person and the machine commands run as and on. */
export interface Host {
  readonly username: string;
  /** PATH of this machine; the stand-ins for reboot and its kin go before it. */
  readonly path: string;
}

/** Runs commands for real, each in the directory of its instance. */
export class ProcessRunner implements Runner {
  readonly #dataDir: string;
  readonly #scratch: string;
  readonly #host: Host;
  readonly #shims: string;
  readonly #clock: EmulatorClock;
  readonly #starting = new Map<Promise<unknown>, RunRequest>();
  readonly #running = new Map<number, { readonly request: RunRequest; readonly over: Promise<unknown> }>();
  /** Those that were waited for in vain, until they are killed. */
  readonly #overtaken = new WeakSet<RunRequest>();
  /** Part of the marker in the environment of every process, so that ours can be told from others. */
  readonly #marker = `${markerName}=${randomBytes(8).toString('hex')}/`;
  readonly #survivors: Survivors;
  #closed = false;

  readonly #newOutput: () => Output;

  /** `clock`: what the Timeout of a run goes by. `newOutput`: what keeps the output of one that starts now. */
  constructor(
    dataDir: string,
    host: Host,
    records: ProcessRecords | null = null,
    clock: EmulatorClock = new RealClock(),
    newOutput: () => Output = () => new OutputRing(),
  ) {
    this.#newOutput = newOutput;
    this.#clock = clock;
    this.#survivors = new Survivors(this.#marker, records);
    this.#dataDir = dataDir;
    this.#host = host;
    this.#scratch = path.join(dataDir, 'scratch');
    makeOwnDirectory(this.#scratch);
    this.#shims = writeShims(dataDir);
  }

  check(request: RunRequest): void {
    this.#directoryOf(request);
    parseLauncher(request.launcher);
  }

  async start(request: RunRequest): Promise<RunningProcess> {
    const starting = this.#start(request);
    this.#starting.set(starting, request);
    try {
      return await starting;
    } finally {
      this.#starting.delete(starting);
    }
  }

  async #start(request: RunRequest): Promise<RunningProcess> {
    if (this.#closed) throw new CannotRun('Error', 'ExecutionException');
    const { instance, directory } = this.#directoryOf(request);
    const launcher = parseLauncher(request.launcher);
    let file: string | null = null;
    try {
      this.#heal(instance);
      const extension = launcher.extension || '.sh';
      file = instance.writeScript(`${request.invokeId}.${request.number}${extension}`, request.script);
      const running = await startProcess({
        commandLine: request.launcher === '' ? shellCommandLine(file) : launchedCommandLine(launcher, file),
        directory,
        environment: this.#environment(instance.root, request),
        timeoutMs: request.timeoutSeconds * 1000,
        after: (ms, run) =>
          this.#clock.after(ms, () => {
            this.#overtaken.delete(request);
            run();
          }),
        kills: request.kills,
        scratch: this.#scratch,
        output: this.#newOutput(),
      });
      const script = file;
      const { pid } = running;
      this.#survivors.started(pid);
      const over = running.end.then((end) => {
        this.#running.delete(pid);
        this.#survivors.note(pid, request);
        instance.removeScript(script);
        return end;
      });
      this.#running.set(pid, { request, over });
      const kill = () => {
        this.#overtaken.delete(request);
        running.kill();
      };
      return { ...running, end: over, kill };
    } catch (error) {
      if (file) instance.removeScript(file);
      throw error instanceof CannotRun ? error : new CannotRun('Error', 'ExecutionException', error);
    }
  }

  survivors(): Survivor[] {
    const running = [...this.#running.values()].map(({ request }) => request);
    return this.#survivors.list([...this.#starting.values(), ...running]);
  }

  async settled(patienceMs: number): Promise<number> {
    await Promise.allSettled(this.#starting.keys());
    const awaited = [...this.#running.values()].filter(({ request }) => !this.#overtaken.has(request));
    if (awaited.length === 0) return 0;
    const left = new Set(awaited);
    const ends = awaited.map(async (each) => {
      await each.over;
      left.delete(each);
    });
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, Math.max(patienceMs, leastPatienceMs));
    });
    await Promise.race([Promise.all(ends), patience]);
    clearTimeout(timer);
    for (const { request } of left) this.#overtaken.add(request);
    return left.size;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#starting.keys());
    for (const pid of this.#running.keys()) killNow(-pid);
    await Promise.all([...this.#running.values()].map(({ over }) => over));
    await this.#survivors.killAll();
  }

  /** [source] User first, then the working directory. Nobody but the person who runs the emulator; `root` and the names of the fleet are that person. */
  #directoryOf(request: RunRequest): { instance: InstanceDirectory; directory: string } {
    const { username, usernames } = request;
    if (!['', 'root', this.#host.username, ...usernames].includes(username)) {
      throw new CannotRun('Invalid', 'AccountNotExists');
    }
    const instance = new InstanceDirectory(this.#dataDir, request.instanceId);
    instance.prepare();
    const directory = instance.resolve(request.workingDir || '/');
    if (directory === null) throw new CannotRun('Invalid', 'DirectoryNotExists');
    return { instance, directory };
  }

  /** What commands before it may have done away with. A command never runs without the stand-ins. */
  #heal(instance: InstanceDirectory): void {
    makeOwnDirectory(this.#scratch);
    writeLoginFiles(instance.root, writeShims(this.#dataDir));
  }

  /** All there is: nothing of the emulator's own environment gets through but PATH. */
  #environment(
    home: string,
    { invokeId, instanceId, number, username, usernames }: RunRequest,
  ): Record<string, string> {
    // [assumed] The agent leaves its own name there; but then nothing would tell which user of the fleet it was.
    const name = usernames.includes(username) ? username : this.#host.username;
    return {
      PATH: `${this.#shims}:${this.#host.path}`,
      HOME: home,
      USER: name,
      LOGNAME: name,
      LANG: 'C.UTF-8',
      [markerName]: `${this.#marker.slice(markerName.length + 1)}${invokeId}/${instanceId}/${number}`,
    };
  }
}
