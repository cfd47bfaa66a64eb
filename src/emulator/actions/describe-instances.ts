import type { Arguments } from '../arguments.ts';
import { hasTags, type Instance } from '../fleet.ts';
import { instancePages, pageOf } from '../paging.ts';
import { Refusal } from '../refusal.ts';
import { tagList, tagsOf } from '../tags.ts';
import { minutes } from '../times.ts';
import { type ActionBody, oneOf, refuseResourceGroup, regionOf } from './action.ts';
import { patternTest } from './pattern.ts';

const states = ['Pending', 'Running', 'Starting', 'Stopping', 'Stopped'] as const;

/** DescribeInstances [doc], the part of it that concerns Cloud Assistant. */
export const describeInstances: ActionBody = {
  unserved: [
    ...['VpcId', 'VSwitchId', 'InstanceType', 'ImageId', 'InstanceTypeFamily', 'InstanceChargeType'],
    ...['InternetChargeType', 'SecurityGroupId', 'PrivateIpAddresses', 'PublicIpAddresses', 'InnerIpAddresses'],
    ...[
      'EipAddresses',
      'RdmaIpAddresses',
      'Ipv6Address.N',
      'KeyPairName',
      'LockReason',
      'HpcClusterId',
      'HttpEndpoint',
    ],
    ...['HttpTokens', 'HttpPutResponseHopLimit', 'DryRun', 'IoOptimized', 'DeviceAvailable', 'NeedSaleCycle'],
    ...['AdditionalAttributes.N', 'Filter.N.Key', 'Filter.N.Value'],
  ],
  run(call) {
    const { args, service } = call;
    const regionId = regionOf(call);
    const ids = idsOf(args);
    const checks = checksOf(args);
    refuseResourceGroup(call);
    const candidates = ids === null ? service.fleet.inRegion(regionId) : service.fleet.named(ids, regionId);
    // A list without filters, page by page, is what big fleets are asked for most.
    const found =
      checks.length === 0 ? candidates : candidates.filter((instance) => checks.every((check) => check(instance)));
    const page = pageOf(found, ({ number }) => [number], call, instancePages);
    return { ...page.fields, Instances: { Instance: page.rows.map(rowOf) } };
  },
};

/** The filters that were given, InstanceIds aside. */
function checksOf(args: Arguments): ((instance: Instance) => boolean)[] {
  const [name, zone] = [args.text('InstanceName'), args.text('ZoneId')];
  const status = oneOf(args.text('Status'), states, 'InvalidStatus.NotFound');
  const network = oneOf(args.text('InstanceNetworkType'), ['vpc', 'classic'] as const, 'InvalidNetworkType.NotFound');
  const tags = tagsOf(args);
  const checks: ((instance: Instance) => boolean)[] = [];
  if (name !== undefined) {
    const isNamed = patternTest(name);
    checks.push((instance) => isNamed(instance.name));
  }
  if (status !== undefined) checks.push((instance) => instance.power === status);
  if (network !== undefined) checks.push((instance) => instance.network === network);
  if (zone !== undefined) checks.push((instance) => zoneOf(instance) === zone);
  if (tags.length > 0) checks.push((instance) => hasTags(instance, tags));
  return checks;
}

/** [doc] A JSON array as one text, at most 100; an empty one finds nothing. null: no such filter. */
function idsOf(args: Arguments): string[] | null {
  const text = args.text('InstanceIds');
  if (text === undefined) return null;
  let ids: unknown;
  try {
    ids = JSON.parse(text);
  } catch {
    throw new Refusal('InvalidParameter.InstanceIds');
  }
  const areTexts = Array.isArray(ids) && ids.length <= 100 && ids.every((id) => typeof id === 'string');
  if (!areTexts) throw new Refusal('InvalidParameter.InstanceIds');
  return ids as string[];
}

function zoneOf(instance: Instance): string {
  return `${instance.regionId}-h`;
}

function rowOf(instance: Instance) {
  const inVpc = instance.network === 'vpc';
  const [high, middle, low] = [instance.number >> 16, (instance.number >> 8) & 255, instance.number & 255];
  const address = `${inVpc ? `172.${16 + high}` : `10.${high}`}.${middle}.${low}`;
  const [osName, osNameEn] =
    instance.os === 'linux'
      ? ['Alibaba Cloud Linux 3 64位', 'Alibaba Cloud Linux 3 64 bit']
      : ['Windows Server 2022 数据中心版 64位', 'Windows Server 2022 Datacenter Edition 64 bit'];
  return {
    InstanceId: instance.id,
    InstanceName: instance.name,
    Status: instance.power,
    RegionId: instance.regionId,
    ZoneId: zoneOf(instance),
    InstanceNetworkType: instance.network,
    OSType: instance.os,
    OSName: osName,
    OSNameEn: osNameEn,
    HostName: instance.name,
    Description: '',
    InstanceType: 'ecs.g7.large',
    ResourceGroupId: '',
    CreationTime: minutes(instance.createdAt),
    StartTime: minutes(instance.createdAt),
    ExpiredTime: '2099-12-31T15:59Z',
    VpcAttributes: {
      VpcId: inVpc ? 'vpc-emulated' : '',
      VSwitchId: inVpc ? 'vsw-emulated' : '',
      NatIpAddress: '',
      PrivateIpAddress: { IpAddress: inVpc ? [address] : [] },
    },
    PublicIpAddress: { IpAddress: [] },
    InnerIpAddress: { IpAddress: inVpc ? [] : [address] },
    EipAddress: { IpAddress: '', AllocationId: '' },
    SecurityGroupIds: { SecurityGroupId: ['sg-emulated'] },
    OperationLocks: { LockReason: [] },
    Tags: tagList(instance.tags),
  };
}
