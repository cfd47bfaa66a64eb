import { isLonger } from '../characters.ts';
import type { StoredCommand } from '../commands.ts';
import { type Edition, hasField } from '../editions.ts';
import { definedValues } from '../parameter-definitions.ts';
import { mentionsParameterStore } from '../placeholders.ts';
import { Refusal } from '../refusal.ts';

export interface PassedParameters {
  /** The JSON text as it came; `{}` when there was none. */
  readonly text: string;
  /** To be filled in: what was passed, and defaults. */
  readonly values: Readonly<Record<string, string>>;
}

/** [doc] Parameters of one call; characters of a name. */
const most = { count: 10, nameLength: 64 };

/** [doc] Checks Parameters against the command; the order is [assumed]. */
export function checkParameters(text: string | undefined, command: StoredCommand, edition: Edition): PassedParameters {
  const names = text === undefined ? [] : namesIn(text);
  const values: Record<string, unknown> = text === undefined ? {} : JSON.parse(text);
  if (names.length > 0 && !command.enableParameter) throw new Refusal('Parameter.Disabled');
  if (names.length > most.count) throw new Refusal('ParameterCount.ExceedLimit');
  if (names.some((name) => isLonger(name, most.nameLength))) throw new Refusal('ParameterKey.ExceedLimit');
  // Names are case-insensitive, so two spellings of one name are the same name.
  const spellings = new Set(names.map((name) => name.toLowerCase()));
  if (spellings.size < names.length) throw new Refusal('ParameterKey.Duplicate');
  if (Object.values(values).some((value) => typeof value !== 'string')) throw new Refusal('ParameterType.NotSupported');
  const defined = new Set(command.parameterNames.map((name) => name.toLowerCase()));
  if (![...spellings].every((name) => defined.has(name))) throw new Refusal('Parameter.NotMatched');
  if (mentionsParameterStore(command.content.toString('utf8'))) throw new Refusal('ParameterStore.NotSupported');
  const size = base64Length(command.content.length) + (text === undefined ? 0 : base64Length(Buffer.byteLength(text)));
  if (size > edition.contentBytes) throw new Refusal('CmdContent.ExceedLimit');
  const passed = values as Record<string, string>;
  const definitions = hasField(edition, 'command', 'ParameterDefinitions') ? command.parameterDefinitions : [];
  return { text: text ?? '{}', values: definedValues(passed, definitions) };
}

/** The top-level names of a JSON object, doubles included, which JSON.parse would swallow. */
function namesIn(text: string): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Refusal('InvalidParameter.Parameters');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Refusal('InvalidParameter.Parameters');
  }
  const names: string[] = [];
  let depth = 0;
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && colon !== undefined) names.push(JSON.parse(token.slice(0, -colon.length)));
  }
  return names;
}

export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}
