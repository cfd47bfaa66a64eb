import { looksSecret, masked } from './secret.ts';
import { text } from './text.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** `key=value`, split at the first `=`; the value may be empty, and then an empty one is meant. */
export function parseTagFilter(given: string): Checked<Tag> {
  const equals = given.indexOf('=');
  if (equals < 1) return refused(notATag);
  return accepted({ key: given.slice(0, equals), value: given.slice(equals + 1) });
}

/** What all of them come to: doubles count once; an instance has one value a key, so two values find nothing. */
export function checkTagFilters(tags: readonly Tag[]): Checked<readonly Tag[]> {
  const values = new Map<string, string>();
  for (const { key, value } of tags) {
    if (values.has(key) && values.get(key) !== value) return refused(twoValues(key));
    values.set(key, value);
  }
  return accepted([...values].map(([key, value]) => ({ key, value })));
}

export function hasEveryTag(tags: readonly Tag[], wanted: readonly Tag[]): boolean {
  return wanted.every(({ key, value }) => tags.some((tag) => tag.key === key && tag.value === value));
}

/** As people write it; a value whose key looks like a secret's is shown as its length only. */
export function shownTag({ key, value }: Tag): string {
  return `${key}=${looksSecret(key) ? masked(value) : value}`;
}

const notATag: Objection = {
  rule: 'tag-filter',
  why: text('A tag to select by is key=value.', '用于筛选的标签格式为 key=value。'),
  fix: text('Write both, such as --tag env=prod.', '请同时写出键和值，例如 --tag env=prod。'),
};

function twoValues(key: string): Objection {
  return {
    rule: 'tag-filter',
    why: text(
      `An instance has one value for the tag ${key}, so two different ones match none.`,
      `一台实例的标签 ${key} 只有一个值，两个不同的值不会匹配任何实例。`,
    ),
    fix: text('Keep one of them: all --tag have to match.', '请只保留一个：所有 --tag 必须同时匹配。'),
  };
}
