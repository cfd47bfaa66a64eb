import { regions } from '../regions.ts';
import { type ActionBody, oneOf } from './action.ts';

const languages = ['zh-CN', 'en-US'] as const;

/** DescribeRegions [doc]. */
export const describeRegions: ActionBody = {
  run({ args }) {
    const language = oneOf(args.text('AcceptLanguage'), languages, 'InvalidAcceptLanguage.NotFound') ?? 'zh-CN';
    const rows = regions.map(({ id, endpoint, names }) => ({
      RegionId: id,
      RegionEndpoint: endpoint,
      LocalName: language === 'zh-CN' ? names.zh : names.en,
      Status: 'available',
    }));
    return { Regions: { Region: rows } };
  },
};
