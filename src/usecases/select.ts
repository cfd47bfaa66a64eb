import type { CallProblem } from '../api/call-problem.ts';
import type { InstanceFacts } from '../api/cloud-assistant.ts';
import type { Glob } from '../domain/glob.ts';
import type { InstanceId } from '../domain/instance-id.ts';
import { nearMiss } from '../domain/near-miss.ts';
import { hasEveryTag, type Tag } from '../domain/tag-filter.ts';
import { orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';

/** Which instances are meant, by what they carry; all of it has to be true of each. */
export interface Selection {
  readonly tags: readonly Tag[];
  readonly name: Glob | null;
}

export type Targets =
  | { readonly kind: 'ids'; readonly ids: readonly InstanceId[] }
  | { readonly kind: 'selection'; readonly selection: Selection };

export type Resolution =
  /** Frozen: these and no others, whatever is started or tagged later. */
  | { readonly kind: 'selected'; readonly instances: readonly InstanceFacts[] }
  | { readonly kind: 'none'; readonly hints: SelectionHints }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** What the region has in place of what was asked for. */
export interface SelectionHints {
  /** How many instances were looked through. */
  readonly seen: number;
  /** Keys of all tags there. */
  readonly keys: readonly string[];
  /** Of the keys asked for: the values they have there. A key that is not there is missing. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The name most like the one asked for. */
  readonly name: string | null;
}

type Asking = Pick<Ports, 'cloud' | 'signal'>;

/** All that match, whatever their state: what cannot take a command is named later, and is not left out in silence. */
export async function resolveTargets(selection: Selection, ports: Asking): Promise<Resolution> {
  const answer = await orProblem(collect(selection, ports));
  if (!answer.ok) return { kind: 'failed', problem: answer.problem };
  if (answer.value.length > 0) return { kind: 'selected', instances: answer.value };
  const hints = await orProblem(hintsFor(selection, ports));
  return hints.ok ? { kind: 'none', hints: hints.value } : { kind: 'failed', problem: hints.problem };
}

/** Asks for what the service can filter by, and checks all of it here. */
async function collect(selection: Selection, { cloud, signal }: Asking): Promise<readonly InstanceFacts[]> {
  const found = new Map<string, InstanceFacts>();
  for await (const page of cloud.instancesBy(filterOf(selection), signal)) {
    for (const instance of page) if (isSelected(instance, selection)) found.set(instance.instanceId, instance);
  }
  return [...found.values()];
}

export function filterOf({ tags, name }: Selection) {
  return { ...(tags.length > 0 && { tags }), ...(name !== null && { name: name.starsOnly }) };
}

/** What is released is no target any more, even while the service still lists it. */
export function isSelected(instance: InstanceFacts, { tags, name }: Selection): boolean {
  const gone = /^(released|deleted|terminated)$/i.test(instance.status);
  return !gone && hasEveryTag(instance.tags, tags) && (name === null || name.matches(instance.name));
}

/** So many instances are enough to tell what the region's tags are. */
const enough = 1000;

async function hintsFor({ tags, name }: Selection, { cloud, signal }: Asking): Promise<SelectionHints> {
  const names = new Set<string>();
  const values = new Map<string, Set<string>>();
  let seen = 0;
  for await (const page of cloud.instancePages(signal)) {
    for (const instance of page) {
      names.add(instance.name);
      for (const { key, value } of instance.tags) values.set(key, (values.get(key) ?? new Set()).add(value));
    }
    seen += page.length;
    if (seen >= enough) break;
  }
  const asked = tags.filter(({ key }) => values.has(key));
  return {
    seen,
    keys: [...values.keys()].sort(),
    values: new Map(asked.map(({ key }) => [key, [...values.get(key)!].sort()])),
    name: name === null ? null : nearMiss(name.source, [...names]),
  };
}
