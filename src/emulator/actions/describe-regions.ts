import { regions } from '../regions.ts';
import { type ActionBody, oneOf } from './action.ts';

const languages = ['zh-CN', 'zh-TW', 'en-US', 'ja', 'fr', 'de', 'ko'] as const;
const chargeTypes = ['PrePaid', 'PostPaid', 'SpotWithPriceLimit', 'SpotAsPriceGo'] as const;
const resourceTypes = ['instance', 'disk', 'reservedinstance', 'scu'] as const;

/**
 * DescribeRegions [doc]. [assumed] Names are Chinese in both Chinese languages, else English; neither a way to pay nor a
 * type of resource leaves a region out.
 */
export const describeRegions: ActionBody = {
  run({ args }) {
    const language = oneOf(args.text('AcceptLanguage'), languages, 'InvalidAcceptLanguage.NotFound') ?? 'zh-CN';
    oneOf(args.text('InstanceChargeType'), chargeTypes, 'Invalid.InstanceChargeType');
    // [doc] A sample of the page writes `Instance`.
    oneOf(args.text('ResourceType')?.toLowerCase(), resourceTypes, 'InvalidResourceType.NotFound');
    const rows = regions.map(({ id, endpoint, names }) => ({
      RegionId: id,
      RegionEndpoint: endpoint,
      LocalName: language.startsWith('zh') ? names.zh : names.en,
      Status: 'available',
    }));
    return { Regions: { Region: rows } };
  },
};
