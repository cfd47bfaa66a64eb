import type { Edition } from './editions.ts';
import { text } from './text.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

/** The checks of what a stored command carries beside its script. */

/** 1 to as many characters as the edition takes. A name that looks like an ID could never be used as a name. */
export function parseCommandName(given: string, { name, storedCommands }: Edition): Checked<string> {
  if (given.trim() === '') return refused(noName);
  if (given !== given.trim()) return refused(blankEnds);
  const atMost = storedCommands.nameLength;
  const length = [...given].length;
  if (length > atMost) return refused(tooLong('command-name-length', length, atMost, name));
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(given)) return refused(controlCharacters);
  return /^[cti]-/.test(given) ? refused(looksLikeAnId) : accepted(given);
}

export function parseDescription(given: string, { name, storedCommands }: Edition): Checked<string> {
  const atMost = storedCommands.descriptionLength;
  const length = [...given].length;
  if (given.trim() === '') return refused(emptyDescription);
  return length <= atMost ? accepted(given) : refused(tooLong('command-description-length', length, atMost, name));
}

const tags = { atMost: 20, key: 64, value: 128 };

/** `key=value` pairs of a command. */
export function parseCommandTags(given: readonly string[]): Checked<readonly { key: string; value: string }[]> {
  const pairs = given.map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0 ? { key: pair, value: '' } : { key: pair.slice(0, equals), value: pair.slice(equals + 1) };
  });
  const keys = new Set(pairs.map(({ key }) => key));
  const objections = [
    ...(pairs.every(isTag) ? [] : [badTag]),
    ...(keys.size < pairs.length ? [tagTwice] : []),
    ...(pairs.length > tags.atMost ? [tooManyTags(pairs.length)] : []),
  ];
  return objections.length > 0 ? { ok: false, objections } : accepted(pairs);
}

function isTag({ key, value }: { key: string; value: string }): boolean {
  const keyFits = key !== '' && [...key].length <= tags.key && !/^(aliyun|acs:)|https?:\/\//i.test(key);
  return keyFits && [...value].length <= tags.value && !/https?:\/\//i.test(value);
}

export const noName: Objection = {
  rule: 'command-name-missing',
  why: text('The command has no name.', '没有给出命令名称。'),
  fix: text('Give it one: --name deploy.', '请指定名称：--name deploy。'),
};

const blankEnds: Objection = {
  rule: 'command-name-blanks',
  why: text('The name begins or ends with a blank.', '名称首尾有空格。'),
  fix: text('Leave the blank out.', '请去掉空格。'),
};

const controlCharacters: Objection = {
  rule: 'command-name-characters',
  why: text('The name holds a line end or another control character.', '名称含有换行或其他控制字符。'),
  fix: text('Use a name of one line.', '请使用单行名称。'),
};

const looksLikeAnId: Objection = {
  rule: 'command-name-id',
  why: text(
    'A name that begins with c-, t- or i- is taken for an ID wherever a command is named.',
    '以 c-、t-、i- 开头的名称在指定命令时会被当作 ID。',
  ),
  fix: text('Begin the name with something else.', '请换一个开头。'),
};

const emptyDescription: Objection = {
  rule: 'empty',
  why: text('The value is empty.', '值为空。'),
  fix: text('Give a value, or leave the flag out.', '请填写值，或去掉该选项。'),
};

function tooLong(rule: string, length: number, atMost: number, edition: string): Objection {
  return {
    rule,
    why: text(
      `${length} characters are given; at most ${atMost} are taken (edition ${edition}).`,
      `长度为 ${length} 个字符，最多 ${atMost} 个（版本 ${edition}）。`,
    ),
    fix: text('Shorten it.', '请缩短。'),
  };
}

const badTag: Objection = {
  rule: 'command-tag',
  why: text(
    `A tag is key=value: the key 1 to ${tags.key} characters, not starting with aliyun or acs:; the value at most ${tags.value}; neither with http://.`,
    `标签为 key=value：键为 1 到 ${tags.key} 个字符，不能以 aliyun 或 acs: 开头；值最多 ${tags.value} 个字符；两者都不能含 http://。`,
  ),
  fix: text('For instance --tag team=web.', '例如 --tag team=web。'),
};

const tagTwice: Objection = {
  rule: 'command-tag-twice',
  why: text('A tag key is given twice.', '标签键重复。'),
  fix: text('Keep one value for each key.', '每个键只保留一个值。'),
};

function tooManyTags(count: number): Objection {
  return {
    rule: 'command-tag-count',
    why: text(
      `${count} tags are given; at most ${tags.atMost} are taken.`,
      `给出了 ${count} 个标签；最多 ${tags.atMost} 个。`,
    ),
    fix: text('Leave some out.', '请去掉一些标签。'),
  };
}
