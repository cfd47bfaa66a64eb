import { type Text, text } from '../../domain/text.ts';
import { isLonger } from '../characters.ts';
import type { Member } from './member.ts';

/** [doc] Tags of one resource, and the characters of their keys and values. */
const tags = { most: 20, key: 64, value: 128 };

/** How an ID has to look, and what to say when it does not. */
export interface IdShape {
  readonly shape: RegExp;
  readonly rule: string;
  readonly missing: Text;
  readonly why: Text;
  readonly fix: Text;
}

/** An ID that nothing else has; it is added to those that are taken. */
export function readId(member: Member, { shape, rule, missing, why, fix }: IdShape, taken: Set<string>) {
  if (!member.isThere) return member.refuse({ rule, why: missing, fix });
  if (typeof member.value !== 'string' || !shape.test(member.value)) return member.refuse({ rule, why, fix });
  if (taken.has(member.value)) return member.refuse(alreadyThere);
  taken.add(member.value);
  return member.value;
}

/** `{"env": "prod"}` */
export function readTags(member: Member): Record<string, string> | undefined {
  if (!member.isThere) return undefined;
  const entries = member.entries();
  if (entries.length > tags.most) member.refuse(tooManyTags);
  const read = entries.map(([key, value]) => {
    if (key === '' || isLonger(key, tags.key) || /^(aliyun|acs:)|https?:\/\//i.test(key)) value.refuse(badKey);
    const given = value.text({ least: 0, most: tags.value });
    if (given !== undefined && /https?:\/\//i.test(given)) value.refuse(badValue);
    return [key, given ?? ''] as const;
  });
  return Object.fromEntries(read);
}

const alreadyThere = {
  rule: 'fleet-id-taken',
  why: text(
    'Something of this ID is already there: above, in the starter fleet, or by --instances.',
    '该 ID 已被占用：可能在上文、初始实例与命令中，或由 --instances 产生。',
  ),
  fix: text(
    'Give it another one; "starter": false leaves the starter fleet and its commands out.',
    '请换一个 ID；"starter": false 可去掉初始实例与命令。',
  ),
};

const tooManyTags = {
  rule: 'tag-count',
  why: text(`There are at most ${tags.most} tags.`, `最多 ${tags.most} 个标签。`),
  fix: text('Leave some out.', '请减少数量。'),
};

const badKey = {
  rule: 'tag-key',
  why: text(
    `A tag key has 1 to ${tags.key} characters, does not begin with aliyun or acs:, and has no http:// in it.`,
    `标签键为 1 到 ${tags.key} 个字符，不能以 aliyun 或 acs: 开头，也不能包含 http://。`,
  ),
  fix: text('Give it another key.', '请换一个键。'),
};

const badValue = {
  rule: 'tag-value',
  why: text('A tag value has no http:// in it.', '标签值不能包含 http://。'),
  fix: text('Give it another value.', '请换一个值。'),
};
