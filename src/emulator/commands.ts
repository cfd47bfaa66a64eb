import { randomUUID } from 'node:crypto';
import type { Tag } from './arguments.ts';
import { type CommandRecord, commandOf, commandRecord } from './command-record.ts';
import type { Log } from './data/log.ts';
import { checkDefinitions, type ParameterDefinition } from './parameter-definitions.ts';
import { customNames, isCustomName } from './placeholders.ts';

export const commandTypes = ['RunShellScript', 'RunBatScript', 'RunPowerShellScript'] as const;
export type CommandType = (typeof commandTypes)[number];

export interface StoredCommand {
  readonly id: string;
  readonly regionId: string;
  readonly name: string;
  readonly type: CommandType;
  readonly description: string;
  readonly content: Buffer;
  readonly workingDir: string;
  /** Seconds. */
  readonly timeout: number;
  readonly enableParameter: boolean;
  readonly parameterNames: readonly string[];
  readonly parameterDefinitions: readonly ParameterDefinition[];
  /** What starts the script; '' when the system does. */
  readonly launcher: string;
  readonly tags: readonly Tag[];
  readonly createdAt: Date;
  /** Grows with every one that is kept; tells where it stands in a list. 0 for one that is not kept. */
  readonly number: number;
  readonly invokeTimes: number;
}

/** What ModifyCommand changes. */
export type CommandChange = Partial<
  Pick<StoredCommand, 'name' | 'description' | 'content' | 'workingDir' | 'timeout' | 'launcher'>
>;

/** What a test or a fleet file says about one command. */
export interface CommandSeed {
  readonly id?: string;
  readonly name: string;
  readonly content: string | Buffer;
  readonly type?: CommandType;
  readonly description?: string;
  readonly regionId?: string;
  readonly workingDir?: string;
  readonly timeout?: number;
  readonly enableParameter?: boolean;
  /** Of parameters that the content mentions. Editions whose DescribeCommands does not tell them do not have them. */
  readonly parameterDefinitions?: readonly ParameterDefinition[];
  readonly launcher?: string;
  readonly tags?: readonly Tag[];
}

/** A command as it is kept, or as RunCommand makes it for one invocation. */
export function newCommand(seed: CommandSeed, createdAt: Date): StoredCommand {
  const content = Buffer.from(seed.content as string);
  const enableParameter = seed.enableParameter ?? false;
  const parameterNames = namesIn(content, enableParameter);
  checkDefinitions(seed.parameterDefinitions ?? [], parameterNames);
  return {
    // [doc] `c-` and 32 hex digits, as on the older pages.
    id: seed.id ?? `c-${randomUUID().replaceAll('-', '')}`,
    regionId: seed.regionId ?? 'cn-hangzhou',
    name: seed.name,
    type: seed.type ?? 'RunShellScript',
    description: seed.description ?? '',
    content,
    workingDir: seed.workingDir ?? '',
    timeout: seed.timeout ?? 60,
    enableParameter,
    parameterNames,
    parameterDefinitions: seed.parameterDefinitions ?? [],
    launcher: seed.launcher ?? '',
    tags: seed.tags ?? [],
    createdAt,
    number: 0,
    invokeTimes: 0,
  };
}

/** [doc] Read from the content at creation; none unless parameters are enabled. */
function namesIn(content: Buffer, enableParameter: boolean): readonly string[] {
  return enableParameter ? customNames(content.toString('utf8')).filter(isCustomName) : [];
}

/** Stored commands, newest last. A change makes a new object, so invocations keep the command as they took it. */
export class Commands {
  readonly #commands = new Map<string, StoredCommand>();
  readonly #state: Log | null;
  /** Of those that were kept, deleted ones too: what the emulator starts with does not come back. */
  readonly #keptIds = new Set<string>();
  readonly #keptNames = new Set<string>();
  readonly #seedIds = new Set<string>();
  #lastNumber = 0;

  /** With those that were kept, under `command/<id>`; a deleted one is kept as null. */
  constructor(state: Log | null = null) {
    this.#state = state;
    for (const [id, record] of state?.before<CommandRecord | null>('command') ?? []) {
      this.#keptIds.add(id);
      if (record === null) continue;
      this.#keptNames.add(record.name);
      this.#commands.set(id, commandOf(id, record));
      this.#lastNumber = Math.max(this.#lastNumber, record.number);
    }
  }

  /** One that the emulator starts with, unless it was kept; without an ID its name tells. */
  seed(seed: CommandSeed, createdAt: Date): void {
    const isKept = seed.id === undefined ? this.#keptNames.has(seed.name) : this.#keptIds.has(seed.id);
    if (seed.id !== undefined) this.#seedIds.add(seed.id);
    if (!isKept) this.add(seed, createdAt);
  }

  add(seed: CommandSeed, createdAt: Date): StoredCommand {
    const command = { ...newCommand(seed, createdAt), number: this.#lastNumber + 1 };
    if (this.#commands.has(command.id)) throw new Error(`two commands are called ${command.id}`);
    this.#set(command);
    this.#lastNumber = command.number;
    return command;
  }

  modify(command: StoredCommand, change: CommandChange): void {
    const { content = command.content } = change;
    // [assumed] New content brings its own names, and what was defined of others goes.
    const parameterNames = namesIn(content, command.enableParameter);
    const known = new Set(parameterNames.map((name) => name.toLowerCase()));
    const parameterDefinitions = command.parameterDefinitions.filter(({ parameterName }) =>
      known.has(parameterName.toLowerCase()),
    );
    this.#set({ ...command, ...change, parameterNames, parameterDefinitions });
  }

  delete(id: string): void {
    const before = this.#commands.get(id);
    this.#state?.undo(() => before && this.#commands.set(id, before));
    this.#commands.delete(id);
    // Only what the emulator starts with would come back.
    if (this.#seedIds.has(id)) this.#state?.put(`command/${id}`, null);
    else this.#state?.remove(`command/${id}`);
  }

  /** [doc: InvokeTimes] Nothing for a command that is not kept. */
  invoked(id: string): void {
    const command = this.#commands.get(id);
    if (command) this.#set({ ...command, invokeTimes: command.invokeTimes + 1 });
  }

  #set(command: StoredCommand): void {
    const before = this.#commands.get(command.id);
    this.#state?.undo(() => {
      if (before) this.#commands.set(before.id, before);
      else this.#commands.delete(command.id);
    });
    this.#commands.set(command.id, command);
    this.#state?.put(`command/${command.id}`, commandRecord(command));
  }

  get(id: string, regionId: string): StoredCommand | undefined {
    const command = this.#commands.get(id);
    return command?.regionId === regionId ? command : undefined;
  }

  all(): StoredCommand[] {
    return [...this.#commands.values()];
  }

  /** Newest first. */
  inRegion(regionId: string): StoredCommand[] {
    const found = this.all().filter((command) => command.regionId === regionId);
    return found.sort((one, other) => other.number - one.number);
  }
}
