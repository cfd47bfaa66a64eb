import { limits } from './limits.ts';
import { type Text, text } from './text.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

/** The checks of the remaining request parameters: each takes what was given and returns what is sent. */

export function parseTimeout(seconds: number): Checked<number> {
  if (seconds >= limits.timeoutSeconds.min) return accepted(seconds);
  return refused({
    rule: 'timeout',
    why: text(
      `The service takes no timeout below ${limits.timeoutSeconds.min} s.`,
      `服务不接受小于 ${limits.timeoutSeconds.min} 秒的超时时间。`,
    ),
    fix: text('Give 10 s or more: --timeout 60.', '请指定 10 秒或更长：--timeout 60。'),
  });
}

/** A text of at most `atMost` characters that is not empty. */
export function parseText(given: string, atMost: number): Checked<string> {
  if (given.trim() === '') return refused(empty);
  const length = [...given].length;
  return length <= atMost ? accepted(given) : refused(tooLong(length, atMost, text('characters', '个字符')));
}

export function parseLauncher(given: string): Checked<string> {
  if (given.trim() === '') return refused(empty);
  const bytes = Buffer.byteLength(given);
  return bytes <= limits.launcher ? accepted(given) : refused(tooLong(bytes, limits.launcher, text('bytes', '字节')));
}

/** 64 hex digits, with `docker://`, `containerd://` or `cri-o://` in front or nothing. */
export function parseContainerId(given: string): Checked<string> {
  if (/^(docker:\/\/|containerd:\/\/|cri-o:\/\/)?[0-9a-f]{64}$/i.test(given)) return accepted(given);
  return refused({
    rule: 'container-id',
    why: text('A container ID is 64 hexadecimal digits.', '容器 ID 为 64 位十六进制数字。'),
    fix: text(
      'Copy the full ID (docker ps --no-trunc); docker://, containerd:// or cri-o:// may stand before it.',
      '请复制完整 ID（docker ps --no-trunc）；前面可带 docker://、containerd:// 或 cri-o://。',
    ),
  });
}

export function parseClientToken(given: string): Checked<string> {
  if (new RegExp(`^[\\x21-\\x7e]{1,${limits.clientToken}}$`).test(given)) return accepted(given);
  return refused({
    rule: 'client-token',
    why: text(
      `A client token is 1 to ${limits.clientToken} ASCII characters without blanks.`,
      `ClientToken 为 1 到 ${limits.clientToken} 个不含空格的 ASCII 字符。`,
    ),
    fix: text('Use for instance the ID of the deployment.', '例如可使用本次发布的编号。'),
  });
}

export function parseResourceGroup(given: string): Checked<string> {
  if (/^rg-[A-Za-z0-9]+$/.test(given)) return accepted(given);
  return refused({
    rule: 'resource-group',
    why: text('A resource group ID looks like rg-bp67acfmxazb4p.', '资源组 ID 形如 rg-bp67acfmxazb4p。'),
    fix: text('Copy the ID from the console, not the name.', '请从控制台复制 ID，而不是名称。'),
  });
}

export function parseOssOutput(given: string): Checked<string> {
  if (/^oss:\/\/[a-z0-9][a-z0-9-]{1,61}[a-z0-9](\/.*)?$/.test(given)) return accepted(given);
  return refused({
    rule: 'oss-output',
    why: text('This is not a place in OSS.', '这不是 OSS 中的位置。'),
    fix: text('Write oss://bucket/prefix.', '请写成 oss://bucket/prefix。'),
  });
}

/** Three or four octal digits. */
export function parseFileMode(given: string): Checked<string> {
  if (/^[0-7]{3,4}$/.test(given)) return accepted(given);
  return refused({
    rule: 'file-mode',
    why: text('A file mode is three or four octal digits.', '文件权限为三位或四位八进制数字。'),
    fix: text('For instance --mode 0644.', '例如 --mode 0644。'),
  });
}

/** A name without a directory: the agent joins it to the directory without a check. */
export function parseFileName(given: string): Checked<string> {
  const length = [...given].length;
  if (length >= 1 && length <= limits.file.name && !/[/\\\0-\x1f]/.test(given) && !/^\.\.?$/.test(given)) {
    return accepted(given);
  }
  return refused({
    rule: 'file-name',
    why: text(
      `A file name has 1 to ${limits.file.name} characters and no "/" or "\\".`,
      `文件名为 1 到 ${limits.file.name} 个字符，不能含 “/” 或 “\\”。`,
    ),
    fix: text(
      'The directory goes into the second word: send app.conf /etc/app.',
      '目录请写在第二个参数：send app.conf /etc/app。',
    ),
  });
}

const { invocationTags } = limits;

/** `key=value` pairs, at most 18: two of the service's twenty carry the run. */
export function parseInvocationTags(given: readonly string[]): Checked<readonly { key: string; value: string }[]> {
  const objections: Objection[] = [];
  const tags = new Map<string, string>();
  for (const pair of given) {
    const equals = pair.indexOf('=');
    const key = equals < 0 ? pair : pair.slice(0, equals);
    const value = equals < 0 ? '' : pair.slice(equals + 1);
    if (badKey(key) || [...value].length > invocationTags.value) objections.push(badTag);
    else if (tags.has(key)) objections.push(tagTwice(key));
    else tags.set(key, value);
  }
  const atMost = invocationTags.service - invocationTags.ours;
  if (given.length > atMost) objections.push(tooManyTags(given.length, atMost));
  if (objections.length > 0) return { ok: false, objections: [...new Set(objections)] };
  return accepted([...tags].map(([key, value]) => ({ key, value })));
}

function badKey(key: string): boolean {
  return key === '' || [...key].length > invocationTags.key || /^(aliyun|acs:)|https?:\/\//i.test(key);
}

const badTag: Objection = {
  rule: 'invocation-tag',
  why: text(
    `A tag is key=value: the key 1 to ${invocationTags.key} characters, not starting with aliyun or acs: and without http://; the value at most ${invocationTags.value}.`,
    `标签为 key=value：键为 1 到 ${invocationTags.key} 个字符，不能以 aliyun 或 acs: 开头，不能含 http://；值最多 ${invocationTags.value} 个字符。`,
  ),
  fix: text('For instance --invocation-tag release=42.', '例如 --invocation-tag release=42。'),
};

function tagTwice(key: string): Objection {
  return {
    rule: 'invocation-tag-twice',
    why: text(`The tag key "${key}" is given twice.`, `标签键 "${key}" 重复。`),
    fix: text('Keep one value for each key.', '每个键只保留一个值。'),
  };
}

function tooManyTags(count: number, atMost: number): Objection {
  return {
    rule: 'invocation-tag-count',
    why: text(
      `${count} tags are given; ${atMost} are free (the service takes 20, two of them carry the run).`,
      `给出了 ${count} 个标签；可用 ${atMost} 个（服务允许 20 个，其中两个用于标记本次执行）。`,
    ),
    fix: text('Leave some out.', '请去掉一些标签。'),
  };
}

const empty: Objection = {
  rule: 'empty',
  why: text('The value is empty.', '值为空。'),
  fix: text('Give a value, or leave the flag out.', '请填写值，或去掉该选项。'),
};

function tooLong(length: number, atMost: number, unit: Text): Objection {
  return {
    rule: 'length',
    why: text(
      `${length} ${unit.en} are given; at most ${atMost} are allowed.`,
      `长度为 ${length} ${unit.zh}，最多允许 ${atMost} ${unit.zh}。`,
    ),
    fix: text('Shorten it.', '请缩短。'),
  };
}
