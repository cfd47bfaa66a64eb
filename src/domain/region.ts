import { nearMiss } from './near-miss.ts';
import { text } from './text.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

/** Public regions, to tell a slip of the keyboard. New ones appear, so this list refuses nothing. */
export const knownRegions: readonly string[] = [
  'cn-hangzhou',
  'cn-shanghai',
  'cn-qingdao',
  'cn-beijing',
  'cn-zhangjiakou',
  'cn-huhehaote',
  'cn-wulanchabu',
  'cn-shenzhen',
  'cn-heyuan',
  'cn-guangzhou',
  'cn-chengdu',
  'cn-nanjing',
  'cn-fuzhou',
  'cn-wuhan-lr',
  'cn-zhengzhou-jva',
  'cn-hongkong',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-5',
  'ap-southeast-6',
  'ap-southeast-7',
  'ap-south-1',
  'us-east-1',
  'us-west-1',
  'eu-west-1',
  'eu-central-1',
  'me-east-1',
  'me-central-1',
  'cn-hangzhou-finance',
  'cn-shanghai-finance-1',
  'cn-shenzhen-finance-1',
  'cn-beijing-finance-1',
  'cn-north-2-gov-1',
];

export const noRegion: Objection = {
  rule: 'region-missing',
  why: text('No region is given.', '没有指定地域。'),
  fix: text(
    'Give one with -r cn-hangzhou, set ALIBABA_CLOUD_REGION_ID, or put region_id into the profile. No account yet? Add --emulator.',
    '请用 -r cn-hangzhou 指定，或设置 ALIBABA_CLOUD_REGION_ID，或在配置文件的 profile 中填写 region_id。还没有账号？请加上 --emulator。',
  ),
};

/** Checks the spelling; a region that is merely unknown passes, with a note when it looks like a slip. */
export function parseRegion(given: string): Checked<string> {
  const value = given.trim();
  if (knownRegions.includes(value)) return accepted(value);
  const near = meantRegion(value);
  if (!/^[a-z]{2,}(-[a-z0-9]+)+$/.test(value)) {
    return refused({
      rule: 'region',
      why: text(
        'This is not spelled like a region: those look like cn-hangzhou.',
        '这不像地域 ID：地域 ID 形如 cn-hangzhou。',
      ),
      fix: near ? didYouMean(near) : noRegion.fix,
    });
  }
  if (near === null) return accepted(value);
  return accepted(value, [
    {
      code: 'region-unknown',
      text: text(
        `Region ${value} is not known to this tool. Did you mean ${near}?`,
        `本工具不认识地域 ${value}。是否想输入 ${near}？`,
      ),
    },
  ]);
}

/** The known region that was probably meant: by its spelling, by a part of its ID, or by the name of its place. */
function meantRegion(given: string): string | null {
  const value = given
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const place = places()[value.replaceAll('-', '')];
  const ends = knownRegions.filter((region) => region.endsWith(`-${value}`));
  // A zone is a region and a letter: cn-hangzhou-h.
  const zone = knownRegions.find((region) => new RegExp(`^${region}-?[a-z]$`).test(value));
  return place ?? zone ?? (ends.length === 1 ? ends[0]! : nearMiss(value, knownRegions)) ?? nearPlace(value);
}

function nearPlace(value: string): string | null {
  const near = value.length < 5 ? null : nearMiss(value, Object.keys(places()));
  return near === null ? null : (places()[near] ?? null);
}

/** Where the regions are, as people call the place (help page "Regions and zones"). */
const places = (): Readonly<Record<string, string>> => ({
  __proto__: null as never,
  hangzhou: 'cn-hangzhou',
  杭州: 'cn-hangzhou',
  shanghai: 'cn-shanghai',
  上海: 'cn-shanghai',
  qingdao: 'cn-qingdao',
  青岛: 'cn-qingdao',
  beijing: 'cn-beijing',
  北京: 'cn-beijing',
  zhangjiakou: 'cn-zhangjiakou',
  张家口: 'cn-zhangjiakou',
  hohhot: 'cn-huhehaote',
  呼和浩特: 'cn-huhehaote',
  ulanqab: 'cn-wulanchabu',
  乌兰察布: 'cn-wulanchabu',
  shenzhen: 'cn-shenzhen',
  深圳: 'cn-shenzhen',
  heyuan: 'cn-heyuan',
  河源: 'cn-heyuan',
  guangzhou: 'cn-guangzhou',
  广州: 'cn-guangzhou',
  chengdu: 'cn-chengdu',
  成都: 'cn-chengdu',
  nanjing: 'cn-nanjing',
  南京: 'cn-nanjing',
  fuzhou: 'cn-fuzhou',
  福州: 'cn-fuzhou',
  wuhan: 'cn-wuhan-lr',
  武汉: 'cn-wuhan-lr',
  zhengzhou: 'cn-zhengzhou-jva',
  郑州: 'cn-zhengzhou-jva',
  hongkong: 'cn-hongkong',
  香港: 'cn-hongkong',
  tokyo: 'ap-northeast-1',
  东京: 'ap-northeast-1',
  seoul: 'ap-northeast-2',
  首尔: 'ap-northeast-2',
  singapore: 'ap-southeast-1',
  新加坡: 'ap-southeast-1',
  sydney: 'ap-southeast-2',
  悉尼: 'ap-southeast-2',
  kualalumpur: 'ap-southeast-3',
  吉隆坡: 'ap-southeast-3',
  jakarta: 'ap-southeast-5',
  雅加达: 'ap-southeast-5',
  manila: 'ap-southeast-6',
  马尼拉: 'ap-southeast-6',
  bangkok: 'ap-southeast-7',
  曼谷: 'ap-southeast-7',
  mumbai: 'ap-south-1',
  孟买: 'ap-south-1',
  virginia: 'us-east-1',
  弗吉尼亚: 'us-east-1',
  siliconvalley: 'us-west-1',
  硅谷: 'us-west-1',
  london: 'eu-west-1',
  伦敦: 'eu-west-1',
  frankfurt: 'eu-central-1',
  法兰克福: 'eu-central-1',
  dubai: 'me-east-1',
  迪拜: 'me-east-1',
  riyadh: 'me-central-1',
  利雅得: 'me-central-1',
});

function didYouMean(region: string) {
  return text(`Did you mean ${region}?`, `是否想输入 ${region}？`);
}
