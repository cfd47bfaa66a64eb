import type { Tag } from './arguments.ts';
import type { SimulatedModel } from './runner/simulated-model.ts';

/** How the Cloud Assistant agent of an instance behaves. `old` knows six-field cron only. */
export const agentStates = ['ok', 'absent', 'mute', 'upgrading', 'old'] as const;
export type AgentState = (typeof agentStates)[number];
/** [doc] Status of an instance. */
export const powerStates = ['Running', 'Stopped', 'Starting', 'Stopping'] as const;
export type PowerState = (typeof powerStates)[number];

/** What a test or a fleet file says about one instance; everything but the ID has a default. */
export interface InstanceSeed {
  readonly id: string;
  readonly name?: string;
  readonly regionId?: string;
  readonly os?: 'linux' | 'windows';
  readonly network?: 'vpc' | 'classic';
  readonly power?: PowerState;
  readonly agent?: AgentState;
  readonly tags?: Readonly<Record<string, string>>;
  /** Of the system clock, as schedules without a zone see it. */
  readonly timeZone?: string;
  /** Names that a run may give as its Username; all of them are the user of the emulator. */
  readonly usernames?: readonly string[];
  /** How long a task for it is visibly Pending, in milliseconds, in place of the emulator's own time. */
  readonly pendingMs?: number;
  /** Answers from a model: no process, no directory. Windows runs commands only so. */
  readonly simulated?: boolean | SimulatedModel;
}

export interface Instance {
  readonly id: string;
  readonly name: string;
  readonly regionId: string;
  readonly os: 'linux' | 'windows';
  readonly network: 'vpc' | 'classic';
  power: PowerState;
  agent: AgentState;
  readonly tags: readonly Tag[];
  readonly timeZone: string;
  readonly usernames: readonly string[];
  /** null: as the emulator has it. */
  readonly pendingMs: number | null;
  readonly simulated: boolean;
  readonly model: SimulatedModel;
  /** It was there when an earlier emulator ran on this data, and is not any more. */
  readonly released: boolean;
  readonly createdAt: Date;
  /** Its number in the fleet, from 1; makes up its addresses. */
  readonly number: number;
}

export class Fleet {
  readonly #instances = new Map<string, Instance>();
  readonly #byRegion = new Map<string, Instance[]>();

  constructor(seeds: readonly InstanceSeed[], createdAt: Date) {
    for (const seed of seeds) {
      // The ID becomes a directory name, so it must not be able to climb.
      if (!/^m?i-[A-Za-z0-9-]{1,64}$/.test(seed.id)) throw new Error(`not an instance ID: ${seed.id}`);
      if (this.#instances.has(seed.id)) throw new Error(`two instances are called ${seed.id}`);
      const instance: Instance = {
        id: seed.id,
        name: seed.name ?? seed.id,
        regionId: seed.regionId ?? 'cn-hangzhou',
        os: seed.os ?? 'linux',
        network: seed.network ?? 'vpc',
        power: seed.power ?? 'Running',
        agent: seed.agent ?? 'ok',
        tags: Object.entries(seed.tags ?? {}).map(([key, value]) => ({ key, value })),
        // [assumed] Images of Chinese regions come with this zone.
        timeZone: seed.timeZone ?? 'Asia/Shanghai',
        usernames: seed.usernames ?? [],
        pendingMs: seed.pendingMs ?? null,
        simulated: Boolean(seed.simulated),
        model: typeof seed.simulated === 'object' ? seed.simulated : {},
        released: false,
        createdAt,
        number: this.#instances.size + 1,
      };
      this.#instances.set(instance.id, instance);
      const inRegion = this.#byRegion.get(instance.regionId);
      if (inRegion) inRegion.push(instance);
      else this.#byRegion.set(instance.regionId, [instance]);
    }
  }

  get(id: string, regionId: string): Instance | undefined {
    const instance = this.#instances.get(id);
    return instance?.regionId === regionId ? instance : undefined;
  }

  byId(id: string): Instance | undefined {
    return this.#instances.get(id);
  }

  inRegion(regionId: string): readonly Instance[] {
    return this.#byRegion.get(regionId) ?? [];
  }

  /** Those of the IDs that exist there, each once, in the order of the fleet. */
  named(ids: readonly string[], regionId: string): readonly Instance[] {
    const found = [...new Set(ids)].flatMap((id) => this.get(id, regionId) ?? []);
    return found.sort((one, other) => one.number - other.number);
  }

  all(): Instance[] {
    return [...this.#instances.values()];
  }
}

/** Whether an instance carries every one of these tags; an empty value stands for any [assumed]. */
export function hasTags(instance: { readonly tags: readonly Tag[] }, wanted: readonly Tag[]): boolean {
  return wanted.every(({ key, value }) =>
    instance.tags.some((tag) => tag.key === key && (value === '' || tag.value === value)),
  );
}
