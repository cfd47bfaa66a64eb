import type { Arguments, Tag } from './arguments.ts';
import { isLonger } from './characters.ts';
import type { AnswerObject } from './envelope.ts';
import type { ErrorCode } from './errors.ts';
import { Refusal } from './refusal.ts';

interface TagRules {
  readonly most: number;
  readonly tooMany: ErrorCode;
  readonly noKey: ErrorCode;
  readonly badKey: ErrorCode;
  readonly badValue: ErrorCode;
  readonly twice: ErrorCode;
}

const tagRules: TagRules = {
  most: 20,
  tooMany: 'NumberExceed.Tags',
  noKey: 'MissingParameter.TagKey',
  badKey: 'InvalidTagKey.Malformed',
  badValue: 'InvalidTagValue.Malformed',
  twice: 'Duplicate.TagKey',
};

const resourceTagRules: Omit<TagRules, 'most'> = {
  tooMany: 'NumberExceed.ResourceTags',
  noKey: 'MissingParameter.ResourceTagKey',
  badKey: 'InvalidResourceTagKey.Malformed',
  badValue: 'InvalidResourceTagValue.Malformed',
  twice: 'Duplicate.ResourceTagKey',
};

/** Tag.N: tags to give, or to look for. */
export function tagsOf(args: Arguments): Tag[] {
  return checked(args.pairs('Tag'), tagRules);
}

/** ResourceTag.N: the tags of the instances that are meant. */
export function resourceTagsOf(args: Arguments, most: number): Tag[] {
  return checked(args.pairs('ResourceTag'), { ...resourceTagRules, most });
}

/** [doc] A key has 1 to 64 characters, a value up to 128; neither looks like a URL, a key does not look like the cloud's. */
function checked(tags: Tag[], rules: TagRules): Tag[] {
  if (tags.length > rules.most) throw new Refusal(rules.tooMany);
  for (const { key, value } of tags) {
    if (key === '') throw new Refusal(rules.noKey);
    if (isLonger(key, 64) || /^(aliyun|acs:)|https?:\/\//i.test(key)) throw new Refusal(rules.badKey);
    if (isLonger(value, 128) || /https?:\/\//i.test(value)) throw new Refusal(rules.badValue);
  }
  if (new Set(tags.map((tag) => tag.key)).size < tags.length) throw new Refusal(rules.twice);
  return tags;
}

/** [doc] `Tags.Tag[].TagKey/TagValue` in answers, against `Tag.N.Key/Value` in requests. */
export function tagList(tags: readonly Tag[]): AnswerObject {
  return { Tag: tags.map(({ key, value }) => ({ TagKey: key, TagValue: value })) };
}
