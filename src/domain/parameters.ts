import { base64Size } from './base64-size.ts';
import type { Edition } from './editions.ts';
import { jsonMembers } from './json-object.ts';
import { limits } from './limits.ts';
import { looksSecret } from './secret.ts';
import { text } from './text.ts';
import { accepted, type Checked, type Note, type Objection, refused } from './violation.ts';

/** One custom parameter of a run. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  /** Never shown: it came from a file, the environment or a prompt, or its name says so. */
  readonly secret: boolean;
}

export function parameter(name: string, value: string, hidden: boolean): Parameter {
  return { name, value, secret: hidden || looksSecret(name) };
}

/** `name=value`; the value is literal and may be empty or hold further equals signs. */
export function parseAssignment(given: string, form: string): Checked<{ name: string; value: string }> {
  const equals = given.indexOf('=');
  if (equals < 0) {
    return refused({
      rule: 'parameter-form',
      why: text('There is no "=" in it.', '其中没有 “=”。'),
      fix: text(`Write ${form}.`, `请写成 ${form}。`),
    });
  }
  const name = given.slice(0, equals);
  return name === '' ? refused(emptyName) : accepted({ name, value: given.slice(equals + 1) });
}

/** The text of `--params`: one JSON object whose values are strings. */
export function parseParametersJson(source: string, hidden: boolean): Checked<readonly Parameter[]> {
  const members = jsonMembers(source);
  if (members === null) {
    return refused({
      rule: 'parameters-json',
      why: text('This is not a JSON object.', '这不是 JSON 对象。'),
      fix: text(
        `Write one object in single quotes: --params '{"name":"Jack"}', or --params @file.json.`,
        `请用单引号括起一个对象：--params '{"name":"Jack"}'，或 --params @file.json。`,
      ),
    });
  }
  const wrong = members.filter(({ value }) => typeof value !== 'string').map(({ name }) => name);
  if (wrong.length > 0) {
    return refused({
      rule: 'parameter-value',
      why: text(`The value of ${quoted(wrong)} is not a string.`, `${quoted(wrong)} 的值不是字符串。`),
      fix: text('Put the value in double quotes: {"count":"3"}.', '请把值放在双引号中：{"count":"3"}。'),
    });
  }
  return accepted(members.map(({ name, value }) => parameter(name, value as string, hidden)));
}

/** The rules that concern all parameters of one run together, from wherever they came. */
export function checkParameters(all: readonly Parameter[], edition: Edition): Checked<readonly Parameter[]> {
  if (all.length === 0) return accepted([]);
  const allowed = edition.parameters;
  if (allowed === null) return refused(noParametersIn(edition));
  const objections: Objection[] = [];
  if (all.length > allowed.atMost) objections.push(tooMany(all.length, allowed.atMost));
  if (all.some(({ name }) => name === '')) objections.push(emptyName);
  const long = all.map(({ name }) => name).filter((name) => [...name].length > allowed.nameLength);
  if (long.length > 0) objections.push(nameTooLong(long, allowed.nameLength));
  const twice = doubles(all.map(({ name }) => name));
  if (twice.length > 0) objections.push(givenTwice(twice));
  const broken = all.filter(({ name, value }) => !name.isWellFormed() || !value.isWellFormed()).map(({ name }) => name);
  if (broken.length > 0) objections.push(notUnicode(broken));
  const size = base64Size(Buffer.byteLength(parametersJson(all)));
  if (size > allowed.bytes) objections.push(tooLarge(size, allowed.bytes, edition.name));
  if (objections.length > 0) return { ok: false, objections };
  return accepted(all, size > limits.warnAboveBase64Bytes ? [large(size)] : []);
}

/** The JSON text that travels as Parameters. */
export function parametersJson(all: readonly Parameter[]): string {
  return JSON.stringify(Object.fromEntries(all.map(({ name, value }) => [name, value])));
}

const emptyName: Objection = {
  rule: 'parameter-name-empty',
  why: text('A parameter’s name is empty.', '参数名为空。'),
  fix: text('Write name=value, with a name before the "=".', '请写成 name=value，“=” 之前要有参数名。'),
};

/** Names given more than once. Case does not tell two names apart: the service matches them without regard to it. */
function doubles(names: readonly string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) {
    const folded = name.toLowerCase();
    if (seen.has(folded)) twice.add(name);
    seen.add(folded);
  }
  return [...twice];
}

function noParametersIn(edition: Edition): Objection {
  return {
    rule: 'parameters-edition',
    why: text(
      `Edition ${edition.name} of the API has no custom parameters.`,
      `${edition.name} 版 API 没有自定义参数。`,
    ),
    fix: text(
      'Leave the parameters out, or use --edition 2019 or --edition current.',
      '请去掉参数，或使用 --edition 2019 或 --edition current。',
    ),
  };
}

function tooMany(count: number, atMost: number): Objection {
  return {
    rule: 'parameter-count',
    why: text(
      `${count} parameters are given; a run takes at most ${atMost}.`,
      `给出了 ${count} 个参数；一次执行最多 ${atMost} 个。`,
    ),
    fix: text(
      'Put several values into one parameter, or leave some out: those not passed are empty.',
      '请把多个值合并到一个参数，或去掉一些：未传入的参数按空值处理。',
    ),
  };
}

function nameTooLong(names: readonly string[], atMost: number): Objection {
  const [first = ''] = names;
  const length = [...first].length;
  const start = [...first].slice(0, 20).join('');
  return {
    rule: 'parameter-name-length',
    why: text(
      `The name "${start}…" has ${length} characters; at most ${atMost} are allowed.`,
      `参数名 "${start}…" 有 ${length} 个字符，最多允许 ${atMost} 个。`,
    ),
    fix: text('Use the name that stands in the command as {{name}}.', '请使用命令内容中 {{name}} 里的参数名。'),
  };
}

function givenTwice(names: readonly string[]): Objection {
  return {
    rule: 'parameter-twice',
    why: text(
      `Given more than once: ${quoted(names)}. Upper and lower case are the same name.`,
      `重复给出的参数：${quoted(names)}。参数名不区分大小写。`,
    ),
    fix: text('Keep one value for each name.', '每个参数名只保留一个值。'),
  };
}

function notUnicode(names: readonly string[]): Objection {
  return {
    rule: 'parameter-unicode',
    why: text(`${quoted(names)} holds half a Unicode character.`, `${quoted(names)} 含有不完整的 Unicode 字符。`),
    fix: text('Give the value as valid UTF-8.', '请以有效的 UTF-8 给出参数值。'),
  };
}

function tooLarge(size: number, atMost: number, edition: string): Objection {
  return {
    rule: 'parameters-size',
    why: text(
      `The parameters take ${size} bytes in Base64; command and parameters together may take ${atMost} (edition ${edition}).`,
      `参数经 Base64 编码后为 ${size} 字节；命令内容与参数合计最多 ${atMost} 字节（版本 ${edition}）。`,
    ),
    fix: text(
      'Put the data on the instance or into OSS and pass only its place.',
      '请把数据放到实例或 OSS 上，参数中只传递其位置。',
    ),
  };
}

function large(size: number): Note {
  return {
    code: 'parameters-large',
    text: text(
      `The parameters take ${size} bytes in Base64; above ${limits.warnAboveBase64Bytes} older installations refuse them.`,
      `参数经 Base64 编码后为 ${size} 字节；超过 ${limits.warnAboveBase64Bytes} 字节时，较旧的环境会拒绝。`,
    ),
  };
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${[...name].slice(0, 64).join('')}"`);
  return shown.join(', ') + (names.length > 3 ? ' …' : '');
}
