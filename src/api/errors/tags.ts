import { type RequestFacts, said } from './row.ts';

/** Refusals about tags: those that label an invocation or a command, and those that select instances (ResourceTag). */
export const tagErrors = {
  'NumberExceed.Tags': {
    kind: 'refused',
    concerns: 'tags',
    en: {
      why: 'There are more than 20 tags. Two of the 20 are used to find a run again when its answer is lost.',
      fix: ['Give at most 18 with --invocation-tag.'],
    },
    zh: {
      why: '标签超过 20 个。其中 2 个用于在应答丢失时找回本次执行。',
      fix: ['--invocation-tag 最多 18 个。'],
    },
    documented: [said('current', 400, 'The Tags parameter number is exceed.')],
  },
  'Duplicate.TagKey': {
    kind: 'refused',
    concerns: 'tags',
    en: { why: 'Two tags have the same key.', fix: ['Give each key once with --invocation-tag.'] },
    zh: { why: '有两个标签的键相同。', fix: ['--invocation-tag 中每个键只能出现一次。'] },
    documented: [said('current', 400, 'The Tag.N.Key contain duplicate key.')],
  },
  'InvalidTagKey.Malformed': {
    kind: 'refused',
    concerns: 'tags',
    en: {
      why: 'The key of a tag is not allowed.',
      fix: ['Use 1 to 64 characters that do not begin with "aliyun" or "acs:" and hold neither http:// nor https://.'],
    },
    zh: {
      why: '某个标签键不符合要求。',
      fix: ['长度为 1 至 64 个字符，不能以“aliyun”或“acs:”开头，不能包含 http:// 或 https://。'],
    },
    documented: [said('current', 400, 'The specified Tag.n.Key is not valid.')],
  },
  'InvalidTagValue.Malformed': {
    kind: 'refused',
    concerns: 'tags',
    en: {
      why: 'The value of a tag is not allowed.',
      fix: ['Use at most 128 characters without http:// and https://; an empty value is fine.'],
    },
    zh: {
      why: '某个标签值不符合要求。',
      fix: ['不超过 128 个字符，不能包含 http:// 或 https://；可以为空。'],
    },
    documented: [said('current', 400, 'The specified Tag.n.Value is not valid.')],
  },
  'MissingParameter.TagKey': {
    kind: 'refused',
    concerns: 'tags',
    en: {
      why: 'A tag has a value but no key.',
      fix: ['Write --invocation-tag <key>=<value> with something before "=".'],
    },
    zh: { why: '某个标签有值而没有键。', fix: ['写成 --invocation-tag <键>=<值>，“=”之前不能为空。'] },
    documented: [said('current', 400, 'You must specify Tag.N.Key.')],
  },
  'NumberExceed.ResourceTags': {
    kind: 'refused',
    concerns: 'tags',
    en: {
      why: 'Too many tags select the instances; the service takes 10.',
      fix: ['Select with fewer tags, or name the instances with -i.'],
    },
    zh: { why: '用于选择实例的标签过多，最多 10 个。', fix: ['减少标签，或直接用 -i 指定实例。'] },
    documented: [said('current', 400, 'The maximum number of ResourceTags is exceeded.')],
  },
  'MissingParameter.ResourceTagKey': {
    kind: 'refused',
    concerns: 'tags',
    en: {
      why: 'A tag that selects instances has no key.',
      fix: ['Give key and value, or name the instances with -i.'],
    },
    zh: { why: '用于选择实例的标签缺少键。', fix: ['请同时给出键和值，或直接用 -i 指定实例。'] },
    documented: [said('current', 400, 'You must specify ResourceTag.N.Key.')],
  },
  'InvalidResourceTagKey.Malformed': {
    kind: 'refused',
    concerns: 'tags',
    en: {
      why: 'The key of a tag that selects instances is not allowed.',
      fix: ['Use 1 to 64 characters that do not begin with "aliyun" or "acs:", or name the instances with -i.'],
    },
    zh: {
      why: '用于选择实例的标签键不符合要求。',
      fix: ['长度为 1 至 64 个字符，不能以“aliyun”或“acs:”开头；也可直接用 -i 指定实例。'],
    },
    documented: [said('current', 400, 'The specified ResourceTag key is not valid.')],
  },
  'InvalidResourceTagValue.Malformed': {
    kind: 'refused',
    concerns: 'tags',
    en: {
      why: 'The value of a tag that selects instances is not allowed.',
      fix: ['Use at most 128 characters, or name the instances with -i.'],
    },
    zh: {
      why: '用于选择实例的标签值不符合要求。',
      fix: ['不超过 128 个字符；也可直接用 -i 指定实例。'],
    },
    documented: [said('current', 400, 'The specified ResourceTag value is not valid.')],
  },
  'Duplicate.ResourceTagKey': {
    kind: 'refused',
    concerns: 'tags',
    en: {
      why: 'Two of the tags that select instances have the same key.',
      fix: ['Give each key once, or name the instances with -i.'],
    },
    zh: { why: '用于选择实例的标签中有重复的键。', fix: ['每个键只给一次，或直接用 -i 指定实例。'] },
    documented: [said('current', 400, 'The ResourceTag contains duplicate keys.')],
  },
  'InvalidResourceTag.InstanceNotFound': {
    kind: 'not-found',
    concerns: 'instances',
    en: {
      why: 'No instance in this region carries the tags, so there is nobody to run the command.',
      fix: [
        'Check --region and the spelling of the tags; both key and value count capitals.',
        'Or name the instances with -i.',
      ],
    },
    zh: {
      why: '该地域中没有带有这些标签的实例，因此没有可执行命令的目标。',
      fix: ['检查 --region 以及标签的拼写，键和值都区分大小写。', '或直接用 -i 指定实例。'],
    },
    documented: [said('current', 400, 'InstanceIds are not found by the specified ResourceTag.')],
  },
  'InvalidResourceTag.ConflictWithInstanceIds': {
    kind: 'refused',
    concerns: 'instances',
    en: {
      why: 'The call selects instances by tag and names instances too; the service takes only one of the two.',
      fix: ['Use -i alone.'],
    },
    zh: {
      why: '调用中既按标签选择实例，又指定了实例 ID，二者只能取其一。',
      fix: ['只使用 -i。'],
    },
    documented: [said('current', 400, 'The specified param ResourceTag conflicts with InstanceId.')],
  },
  'InvalidTag.Mismatch': {
    kind: 'refused',
    concerns: 'tags',
    en: { why: 'The keys and values of the tag filter do not pair up.', fix: ['Give exactly one value for each key.'] },
    zh: { why: '标签过滤条件的键和值没有成对。', fix: ['每个键对应一个值。'] },
    documented: [said('pages 2021', 400, '')],
  },
  InvalidTagCount: {
    kind: 'refused',
    concerns: 'tags',
    en: { why: 'The list of instances is filtered by too many tags.', fix: ['Filter by at most 20 tags.'] },
    zh: { why: '查询实例时使用的标签过多。', fix: ['最多使用 20 个标签过滤。'] },
    documented: [said('pages 2021', 400, '')],
  },
} as const satisfies Record<string, RequestFacts>;
