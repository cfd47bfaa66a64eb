import { randomUUID } from 'node:crypto';
import type { Tag } from './arguments.ts';
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
  readonly tags: readonly Tag[];
  readonly createdAt: Date;
  invokeTimes: number;
}

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
  readonly tags?: readonly Tag[];
}

/** Stored commands, newest last. */
export class Commands {
  readonly #commands = new Map<string, StoredCommand>();

  add(seed: CommandSeed, createdAt: Date): StoredCommand {
    const content = Buffer.from(seed.content as string);
    const enableParameter = seed.enableParameter ?? false;
    // [doc] Read from the content at creation; none unless parameters are enabled.
    const parameterNames = enableParameter ? customNames(content.toString('utf8')).filter(isCustomName) : [];
    checkDefinitions(seed.parameterDefinitions ?? [], parameterNames);
    const command: StoredCommand = {
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
      tags: seed.tags ?? [],
      createdAt,
      invokeTimes: 0,
    };
    if (this.#commands.has(command.id)) throw new Error(`two commands are called ${command.id}`);
    this.#commands.set(command.id, command);
    return command;
  }

  get(id: string, regionId: string): StoredCommand | undefined {
    const command = this.#commands.get(id);
    return command?.regionId === regionId ? command : undefined;
  }

  inRegion(regionId: string): StoredCommand[] {
    return [...this.#commands.values()].filter((command) => command.regionId === regionId);
  }
}
