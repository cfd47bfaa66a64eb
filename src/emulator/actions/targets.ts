import type { Arguments } from '../arguments.ts';
import type { Edition } from '../editions.ts';
import { type Fleet, hasTags, type Instance } from '../fleet.ts';
import { MissingParameter, Refusal } from '../refusal.ts';
import { resourceTagsOf } from '../tags.ts';
import type { Call } from './action.ts';

/** What a call says about its targets, before anybody knows whether they exist. */
export type Targets = { readonly ids: readonly string[] } | { readonly tags: ReturnType<typeof resourceTagsOf> };

/** [doc] Tags by which one call may choose its instances. */
const resourceTagsAtMost: Readonly<Record<string, number>> = { InvokeCommand: 10, RunCommand: 20 };

/** [doc] The targets of a run, in the form of the edition; absent ones and too many are refused. */
export function readTargets({ action, args, service }: Call): Targets {
  const { invoke, parameters } = service.edition;
  const ids = instanceIdsOf(args, service.edition);
  const byTag = parameters[action]?.includes('ResourceTag.N.Key') ?? false;
  const tags = byTag ? resourceTagsOf(args, resourceTagsAtMost[action] ?? 0) : [];
  if (ids.length > 0 && tags.length > 0) throw new Refusal('InvalidResourceTag.ConflictWithInstanceIds');
  if (ids.length > invoke.instancesAtMost) throw new Refusal('InstanceIds.ExceedLimit');
  if (tags.length > 0) return { tags };
  if (ids.length > 0) return { ids };
  throw invoke.instanceParameter === 'InstanceIds'
    ? new MissingParameter('InstanceIds')
    : new Refusal('MissingParam.InstanceId');
}

/** The instances a call names, in the form of the edition; empty for none. */
export function instanceIdsOf(args: Arguments, { invoke }: Edition): string[] {
  return invoke.instanceParameter === 'InstanceIds' ? idsInOneText(args) : args.list('InstanceId');
}

/**
 * `InstanceIds` of 2018. [doc] A JSON array by its description, `[id, id]` without quotes in the same sentence, and the
 * page's own sample passes a bare ID; [assumed] bare IDs with commas do as well.
 */
function idsInOneText(args: Arguments): string[] {
  const words = (args.text('InstanceIds') ?? '').replace(/^\s*\[|\]\s*$/g, '').split(',');
  const ids = words.map((word) => word.trim().replace(/^"(.*)"$/, '$1')).filter((id) => id !== '');
  return [...new Set(ids)];
}

/** The instances themselves. */
export function findTargets(targets: Targets, fleet: Fleet, regionId: string, edition: Edition): Instance[] {
  if ('ids' in targets) {
    return targets.ids.map((id) => {
      const instance = fleet.get(id, regionId);
      if (!instance) throw new Refusal('InvalidInstance.NotFound');
      return instance;
    });
  }
  const tagged = fleet.inRegion(regionId).filter((instance) => hasTags(instance, targets.tags));
  if (tagged.length === 0) throw new Refusal('InvalidResourceTag.InstanceNotFound');
  if (tagged.length > edition.invoke.instancesAtMost) throw new Refusal('InstanceIds.ExceedLimit');
  return tagged;
}
