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
  const near = nearMiss(value.toLowerCase(), knownRegions);
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
  if (knownRegions.includes(value) || near === null) return accepted(value);
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

function didYouMean(region: string) {
  return text(`Did you mean ${region}?`, `是否想输入 ${region}？`);
}
