import type { Arguments } from '../arguments.ts';
import type { Edition } from '../editions.ts';
import { type Fleet, hasTags, type Instance } from '../fleet.ts';
import { MissingParameter, Refusal } from '../refusal.ts';
import { resourceTagsOf } from '../tags.ts';

/** What a call says about its targets, before anybody knows whether they exist. */
export type Targets = { readonly ids: readonly string[] } | { readonly tags: ReturnType<typeof resourceTagsOf> };

/** [doc] The targets of an InvokeCommand, in the form of the edition; absent ones and too many are refused. */
export function readTargets(args: Arguments, { invoke }: Edition): Targets {
  const ids = invoke.instanceParameter === 'InstanceIds' ? idsInOneText(args) : args.list('InstanceId');
  const tags = invoke.takes.includes('ResourceTag.N.Key') ? resourceTagsOf(args) : [];
  if (ids.length > 0 && tags.length > 0) throw new Refusal('InvalidResourceTag.ConflictWithInstanceIds');
  if (ids.length > invoke.instancesAtMost) throw new Refusal('InstanceIds.ExceedLimit');
  if (tags.length > 0) return { tags };
  if (ids.length > 0) return { ids };
  throw invoke.instanceParameter === 'InstanceIds'
    ? new MissingParameter('InstanceIds')
    : new Refusal('MissingParam.InstanceId');
}

/**
 * `InstanceIds` of 2018. [doc] A JSON array by its description, `[id, id]` without quotes in the same sentence, and the
 * page's own sample passes a bare ID; [assumed] bare IDs with commas do as well.
 */
function idsInOneText(args: Arguments): string[] {
  const words = args
    .required('InstanceIds')
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(',');
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
