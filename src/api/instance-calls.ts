import { looksSecret } from '../domain/secret.ts';
import type { Connection, InstanceFilter } from './cloud-assistant.ts';
import { endpointHost } from './endpoint.ts';
import type { WireParameters } from './flatten.ts';

/** DescribeInstances takes so many Tag.N. */
const mostTags = 20;

/** `InstanceIds` of DescribeInstances is one JSON array in every edition. */
export function instancesNamed(ids: readonly string[]): WireParameters {
  return { InstanceIds: JSON.stringify(ids) };
}

/**
 * The part of a filter that DescribeInstances can be asked for. Tags of the cloud itself and those that look like an
 * address are refused as filters, and an empty value stands for any. A secret stays here: what is sent is traced.
 */
export function instanceFilter({ tags = [], name, status }: InstanceFilter): WireParameters {
  const asked = tags
    .filter(({ key, value }) => !/^(aliyun|acs:)|https?:\/\//i.test(key) && !/https?:\/\//i.test(value))
    .slice(0, mostTags);
  return {
    ...(asked.length > 0 && {
      Tag: asked.map(({ key, value }) => ({ Key: key, ...(value !== '' && !looksSecret(key) && { Value: value }) })),
    }),
    ...(name !== undefined && !/^\*?$/.test(name) && { InstanceName: name }),
    ...(status !== undefined && { Status: status }),
  };
}

/**
 * Where the instances of another region are asked for: at its own host when ours is that of our region. Any other
 * address, such as an emulator's, is asked for all of them.
 */
export function addressOf(otherRegion: string, { endpoint, regionId }: Connection): string {
  return endpoint === originOf(regionId) ? originOf(otherRegion) : endpoint;
}

function originOf(regionId: string): string {
  return `https://${endpointHost(regionId)}`;
}
