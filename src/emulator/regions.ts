/** [doc] Regions and their endpoints, a selection; every one answers, the starter fleet lives in cn-hangzhou. */
export interface Region {
  readonly id: string;
  readonly endpoint: string;
  readonly names: { readonly zh: string; readonly en: string };
}

const usual = (id: string, zh: string, en: string): Region => ({
  id,
  endpoint: `ecs.${id}.aliyuncs.com`,
  names: { zh, en },
});

export const regions: readonly Region[] = [
  usual('cn-qingdao', '华北1（青岛）', 'China (Qingdao)'),
  usual('cn-beijing', '华北2（北京）', 'China (Beijing)'),
  usual('cn-zhangjiakou', '华北3（张家口）', 'China (Zhangjiakou)'),
  usual('cn-huhehaote', '华北5（呼和浩特）', 'China (Hohhot)'),
  { ...usual('cn-hangzhou', '华东1（杭州）', 'China (Hangzhou)'), endpoint: 'ecs-cn-hangzhou.aliyuncs.com' },
  usual('cn-shanghai', '华东2（上海）', 'China (Shanghai)'),
  usual('cn-shenzhen', '华南1（深圳）', 'China (Shenzhen)'),
  usual('cn-hongkong', '中国香港', 'China (Hong Kong)'),
  usual('ap-southeast-1', '新加坡', 'Singapore'),
  usual('ap-northeast-1', '日本（东京）', 'Japan (Tokyo)'),
  usual('eu-central-1', '德国（法兰克福）', 'Germany (Frankfurt)'),
  usual('us-west-1', '美国（硅谷）', 'US (Silicon Valley)'),
  usual('us-east-1', '美国（弗吉尼亚）', 'US (Virginia)'),
];
