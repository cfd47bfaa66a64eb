import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { parseFault } from '../../../src/domain/fault-spec.ts';
import type { LedgerEntry } from '../../../src/emulator/ledger.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/start.ts';
import { type FaultProxy, faultProxy } from '../../support/fault-proxy.ts';
import { type Ended, ecsInvoke, type JourneyOptions } from '../../support/journey.ts';
import { FastClock } from './fast-clock.ts';
import { type Inside, runInside } from './inside.ts';

/** Must never be seen again: the value of a secret parameter, the secret of the access key. */
export const canaries = {
  parameter: 'canary-of-a-parameter-71c2f0',
  accessKeySecret: 'canaryOfTheAccessKey4f19ab',
} as const;

/** What every row runs: the side effect is counted, the secret is used and not shown. */
const mark = `: '{{secret}}'
echo '{{mark}}' >> "$HOME/marks"
echo 'ran {{mark}}'
`;

export interface SceneOptions extends EmulatorOptions {
  /** As on the command line of the emulator: `InvokeCommand:1:after-commit:reset`. */
  readonly faults?: readonly string[];
  /** Everything passes through a fault proxy. */
  readonly proxied?: boolean;
  /** The program in this process, with a clock that runs faster and limits that are as much shorter. */
  readonly inside?: boolean | Inside;
}

/** An emulator, a state directory, and the program pointed at both. */
export class Scene {
  readonly marker = `mark-${process.pid}-${Math.random().toString(36).slice(2, 10)}`;
  /** Everything that was told, run by run. */
  readonly told: Ended[] = [];
  emulator: Emulator;
  readonly proxy: FaultProxy | null;
  readonly clock: FastClock | null;
  /** Of this scene alone, for whatever a row puts there. */
  readonly home: string;
  readonly #inside: Inside | null;
  readonly #signal: AbortSignal | undefined;

  constructor(
    emulator: Emulator,
    proxy: FaultProxy | null,
    clock: FastClock | null,
    inside: Inside | null,
    signal: AbortSignal | undefined,
  ) {
    this.emulator = emulator;
    this.proxy = proxy;
    this.clock = clock;
    this.#inside = inside;
    this.#signal = signal;
    this.home = mkdtempSync(path.join(os.tmpdir(), 'matrix-'));
  }

  get endpoint(): string {
    return this.proxy?.origin ?? this.emulator.endpoint;
  }

  get env(): Record<string, string> {
    return {
      ECS_INVOKE_ENDPOINT: this.endpoint,
      ALIBABA_CLOUD_ACCESS_KEY_ID: this.emulator.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: this.emulator.accessKeySecret,
      ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
      ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
      XDG_STATE_HOME: this.stateHome,
      MATRIX_SECRET: canaries.parameter,
    };
  }

  /** The words of a run of the marking command. */
  words(instances = 'i-web1', more: readonly string[] = ['--wait']): readonly string[] {
    const parameters = ['-p', `mark=${this.marker}`, '--param-env', 'secret=MATRIX_SECRET'];
    return ['-c', 'c-mark', '-i', instances, ...parameters, ...more];
  }

  /** One whole run of the program, as the options of the scene say; by default the marking command, waited for. */
  async run(words: readonly string[] = this.words(), options: JourneyOptions & Partial<Inside> = {}): Promise<Ended> {
    const env = { ...this.env, ...options.env };
    const { inside: _, ...own } = { inside: null, ...options };
    const ended =
      this.#inside === null
        ? await ecsInvoke(words, { signal: this.#signal, ...own, env })
        : await runInside(words, { clock: this.clock ?? new FastClock(), ...this.#inside, ...own, env });
    this.told.push(ended);
    return ended;
  }

  fault(...specs: readonly string[]): void {
    for (const spec of specs) this.emulator.faults.add(faultOf(spec));
  }

  get starts(): readonly LedgerEntry[] {
    return this.emulator.ledger.starts();
  }

  /** Side effects of this scene's own runs, counted on every instance. */
  get marks(): number {
    const all = path.join(this.emulator.dataDir, 'instances');
    const lines = readdirSync(all).flatMap((id) => textOf(path.join(all, id, 'root', 'marks')).split('\n'));
    return lines.filter((line) => line === this.marker).length;
  }

  /** The run IDs on record here. */
  get runIds(): readonly string[] {
    return this.records.filter((name) => name.endsWith('.jsonl')).map((name) => path.basename(name, '.jsonl'));
  }

  get runId(): string {
    const [only, ...others] = this.runIds;
    if (only === undefined || others.length > 0) throw new Error(`not one run on record: ${this.runIds.join(', ')}`);
    return only;
  }

  get stateHome(): string {
    return path.join(this.home, 'state');
  }

  get runsDirectory(): string {
    return path.join(this.stateHome, 'ecs-invoke', 'runs');
  }

  journalText(runId = this.runId): string {
    return textOf(path.join(this.runsDirectory, `${runId}.jsonl`));
  }

  get records(): readonly string[] {
    try {
      return readdirSync(this.runsDirectory);
    } catch {
      return [];
    }
  }

  /** All that this scene left in the state directory. */
  get stateText(): string {
    if (!existsSync(this.stateHome)) return '';
    const names = readdirSync(this.stateHome, { recursive: true, withFileTypes: true });
    return names.flatMap((each) => (each.isFile() ? textOf(path.join(each.parentPath, each.name)) : [])).join('\n');
  }

  /** Resolves when it is so. Rejects after some 20 s of this machine. */
  async until(isSo: () => boolean, what = 'what the row waits for'): Promise<void> {
    const end = Date.now() + 20_000;
    while (!isSo()) {
      if (Date.now() > end) throw new Error(`never came: ${what}\n${this.told.map(({ stderr }) => stderr).join('')}`);
      await new Promise((wake) => setTimeout(wake, 10));
    }
  }

  async close(): Promise<void> {
    await this.proxy?.close();
    await this.emulator.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Where a test plays. What `run` started ends with a test that is given up. */
export async function scene(
  t: Pick<TestContext, 'after'> & Partial<Pick<TestContext, 'signal'>>,
  options: SceneOptions = {},
): Promise<Scene> {
  const { faults = [], proxied = false, inside = false, ...rest } = options;
  const clock = inside === false ? null : new FastClock();
  const emulator = await startEmulator({
    ...{ pendingMs: 0, accessKey: { id: 'LTAIemulatormatrix', secret: canaries.accessKeySecret } },
    ...(clock && { clock }),
    ...rest,
    orderedFaults: faults.map(faultOf),
    fleet: { ...rest.fleet, commands: [...(rest.fleet?.commands ?? []), markingCommand] },
  });
  const proxy = proxied ? await faultProxy(emulator.port) : null;
  const made = new Scene(emulator, proxy, clock, inside === true ? {} : inside || null, t.signal);
  t.after(() => made.close());
  return made;
}

/** A time limit that no clock of ours reaches, however busy the machine is. */
export const longTimeout = 86_400;

export const markingCommand = {
  timeout: longTimeout,
  id: 'c-mark',
  name: 'mark',
  content: mark,
  enableParameter: true,
};

function faultOf(spec: string) {
  const parsed = parseFault(spec);
  if (!parsed.ok) throw new Error(`${spec}: ${parsed.objections.map(({ why }) => why.en).join(' ')}`);
  return parsed.value;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
