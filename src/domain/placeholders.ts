import { text } from './text.ts';
import { accepted, type Checked, type Note, type Objection } from './violation.ts';

/** `{{…}}` in the content of a command, each once, in the order they stand there. */
export interface Placeholders {
  /** Names of custom parameters, as first written; case does not tell two apart. */
  readonly custom: readonly string[];
  /** `ACS::InstanceId` …: filled in by the agent. */
  readonly builtIn: readonly string[];
  /** `oos:name`, `oos-secret:name`: fetched from the parameter store. */
  readonly parameterStore: readonly string[];
  /** What stands in braces and is none of these: `.Names`, ``, `a b`, `ACS::Nothing`. */
  readonly unknown: readonly string[];
}

/** The names that the agent fills in; upper and lower case matter (help page on built-in parameters). */
const builtIns = ['RegionId', 'AccountId', 'InstanceId', 'InstanceName', 'InvokeId', 'CommandId'];

/** A command may define 20 parameters (one run passes 10 of them), with names of 64 characters. */
const definable = { atMost: 20, nameLength: 64 };

/** The placeholders of a script. Blanks and line breaks inside the braces do not count. */
export function placeholdersIn(content: string | Uint8Array): Placeholders {
  const source = typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
  const custom = new Map<string, string>();
  const [builtIn, parameterStore, unknown] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const [, inside = ''] of source.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const name = inside.trim();
    const known = /^ACS\s*::\s*(\w+)$/.exec(name)?.[1];
    if (known !== undefined && builtIns.includes(known)) builtIn.add(`ACS::${known}`);
    else if (/^oos(-secret)?\s*:\s*\S/i.test(name)) parameterStore.add(name);
    else if (!/^[A-Za-z0-9_-]+$/.test(name)) unknown.add(name);
    else if (!custom.has(name.toLowerCase())) custom.set(name.toLowerCase(), name);
  }
  return {
    custom: [...custom.values()],
    builtIn: [...builtIn],
    parameterStore: [...parameterStore],
    unknown: [...unknown],
  };
}

/** The rules of the service for a command whose placeholders are parameters; names are refused at creation, or later. */
export function objectionsTo({ custom, unknown }: Placeholders): readonly Objection[] {
  const long = custom.filter((name) => name.length > definable.nameLength);
  return [
    ...unknown.map((name) => (/^ACS\s*::/.test(name) ? noSuchBuiltIn(name) : notAName(name))),
    ...long.map(nameTooLong),
    ...(custom.length > definable.atMost ? [tooMany(custom.length)] : []),
  ];
}

/**
 * Whether `{{…}}` of a script are parameters (EnableParameter). `wish` null: they are when there is one that can be
 * filled in. The agent leaves built-in ones alone, too, unless it is on.
 */
export function enablesParameters(found: Placeholders, wish: boolean | null): Checked<boolean> {
  const fillable = found.custom.length + found.builtIn.length > 0;
  const enabled = wish ?? fillable;
  if (!enabled) return accepted(false, wish === false && fillable ? [left(found)] : []);
  const objections = objectionsTo(found);
  if (objections.length > 0) return { ok: false, objections };
  if (wish !== null) return accepted(true, fillable ? [] : [nothingToFill]);
  return accepted(true, [switchedOn(found)]);
}

function switchedOn({ custom, builtIn }: Placeholders): Note {
  const names = [...custom, ...builtIn].map(braced).join(', ');
  return {
    code: 'parameters-enabled',
    text: text(
      `${names} will be filled in when the command runs (EnableParameter); --enable-parameter=false leaves the braces as they are.`,
      `执行时会替换 ${names}（EnableParameter）；如需保留花括号原样，请用 --enable-parameter=false。`,
    ),
  };
}

function left({ custom, builtIn }: Placeholders): Note {
  const names = [...custom, ...builtIn].map(braced).join(', ');
  return {
    code: 'parameters-left',
    text: text(`${names} stays in the script as it is.`, `${names} 将原样保留在脚本中。`),
  };
}

const nothingToFill: Note = {
  code: 'parameters-none',
  text: text('The script has no {{name}} that a parameter could fill in.', '脚本中没有可由参数替换的 {{name}}。'),
};

function notAName(name: string): Objection {
  return {
    rule: 'placeholder-name',
    why: text(
      `${braced(name)} is not the name of a parameter: letters, digits, "-" and "_" only.`,
      `${braced(name)} 不是参数名：只能使用字母、数字、“-” 和 “_”。`,
    ),
    fix: text(
      'Rename it; or, where it is meant for another program and nothing is to be filled in, --enable-parameter=false.',
      '请改名；若它是写给其他程序的、不需要替换，请用 --enable-parameter=false。',
    ),
  };
}

function noSuchBuiltIn(name: string): Objection {
  const all = builtIns.map((each) => `ACS::${each}`).join(', ');
  return {
    rule: 'placeholder-built-in',
    why: text(
      `The agent does not know ${braced(name)}, and runs nothing of such a script.`,
      `云助手 Agent 不认识 ${braced(name)}，含有它的脚本不会执行。`,
    ),
    fix: text(`There are ${all}; case matters.`, `可用的有 ${all}；区分大小写。`),
  };
}

function nameTooLong(name: string): Objection {
  return {
    rule: 'placeholder-length',
    why: text(
      `The name ${braced(name)} has ${name.length} characters; at most ${definable.nameLength} are allowed.`,
      `参数名 ${braced(name)} 有 ${name.length} 个字符，最多允许 ${definable.nameLength} 个。`,
    ),
    fix: text('Shorten the name in the script.', '请在脚本中缩短该名称。'),
  };
}

function tooMany(count: number): Objection {
  return {
    rule: 'placeholder-count',
    why: text(
      `The script has ${count} parameters; a command takes at most ${definable.atMost}, and one run passes 10 of them.`,
      `脚本中有 ${count} 个参数；一条命令最多 ${definable.atMost} 个，一次执行最多传入 10 个。`,
    ),
    fix: text('Put several values into one parameter.', '请把多个值合并到一个参数。'),
  };
}

/** Short, and without control characters. */
function braced(name: string): string {
  const short = name.length > 40 ? `${name.slice(0, 37)}…` : name;
  return `{{${short.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}')}}}`;
}
