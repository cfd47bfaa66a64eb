import { text } from '../../domain/text.ts';
import type { ParameterDefinition } from '../parameter-definitions.ts';
import { isCustomName } from '../placeholders.ts';
import type { Member } from './member.ts';

/** [doc] Parameters of one command. */
const definitionsAtMost = 20;
const valuesAtMost = 100;

const memberNames = [
  'parameterName',
  'description',
  'defaultValue',
  'required',
  'patternRegex',
  'possibleValues',
] as const;

const meant = {
  name: 'parameterName',
  default: 'defaultValue',
  pattern: 'patternRegex',
  regex: 'patternRegex',
  values: 'possibleValues',
} as const;

/** undefined: there is no list. */
export function readDefinitions(list: Member): ParameterDefinition[] | undefined {
  if (!list.isThere) return undefined;
  const names = new Set<string>();
  return list.items(definitionsAtMost).flatMap((item) => readDefinition(item, names) ?? []);
}

function readDefinition(item: Member, names: Set<string>): ParameterDefinition | undefined {
  const of = item.members(memberNames, meant);
  if (!of) return undefined;
  const parameterName = readName(of('parameterName'), names);
  const rest = {
    description: of('description').text({ least: 0, most: 512, lines: true }),
    defaultValue: of('defaultValue').text({ least: 0, most: 2048, lines: true }),
    required: of('required').boolean(),
    patternRegex: readPattern(of('patternRegex')),
    possibleValues: readValues(of('possibleValues')),
  };
  return parameterName === undefined ? undefined : { parameterName, ...rest };
}

function readName(member: Member, names: Set<string>): string | undefined {
  if (!member.isThere) return member.refuse(noName);
  const name = member.text({ most: 64 });
  if (name === undefined) return undefined;
  if (!isCustomName(name)) return member.refuse(badName);
  if (names.has(name.toLowerCase())) return member.refuse(definedTwice);
  names.add(name.toLowerCase());
  return name;
}

function readPattern(member: Member): string | undefined {
  const pattern = member.text({ most: 1024 });
  if (pattern === undefined) return undefined;
  try {
    new RegExp(pattern);
    return pattern;
  } catch {
    return member.refuse(badPattern);
  }
}

function readValues(member: Member): readonly string[] | undefined {
  if (!member.isThere) return undefined;
  return member.items(valuesAtMost).flatMap((item) => item.text({ least: 0, most: 2048, lines: true }) ?? []);
}

const noName = {
  rule: 'parameter-name',
  why: text('Every definition has a parameterName.', '每个定义都必须有 parameterName。'),
  fix: text('Give the name as it stands in the script.', '请填写脚本中的参数名。'),
};

const badName = {
  rule: 'parameter-name',
  why: text('A parameter name has letters, digits, - and _.', '参数名由字母、数字、- 和 _ 组成。'),
  fix: text('Give the name without braces.', '请填写名称，不带花括号。'),
};

const definedTwice = {
  rule: 'parameter-twice',
  why: text('This parameter is defined twice; case does not count.', '该参数定义了两次（不区分大小写）。'),
  fix: text('Take one out.', '请删除其中一个。'),
};

const badPattern = {
  rule: 'parameter-pattern',
  why: text('This is not a regular expression.', '这不是有效的正则表达式。'),
  fix: text(
    'Give one of ECMAScript for the whole value, such as v\\\\d+.',
    '请填写匹配整个值的 ECMAScript 正则表达式，如 v\\\\d+。',
  ),
};
