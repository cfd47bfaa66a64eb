import type { ParameterDefinition, StoredCommand } from '../../../api/cloud-assistant.ts';
import { looksSecret } from '../../../domain/secret.ts';
import { type Text, text } from '../../../domain/text.ts';
import { oneLine, visible } from '../../render/visible.ts';
import type { Draft, ParameterAnswer } from '../draft.ts';
import { type Back, back } from '../keyboard.ts';
import type { Session } from '../session.ts';

/** The parameters that the command defines and the line does not give, one question each. Esc goes back one by one. */
export async function askParameters(draft: Draft, session: Session): Promise<Draft | Back> {
  const names = await parametersToAsk(draft, session);
  const command = await session.storedCommand(draft);
  const answers = new Map(draft.answers);
  for (let at = 0; at < names.length; ) {
    const name = names[at] ?? '';
    const answer = await askValue(definitionOf(name, command), answers.get(name) ?? null, session);
    if (answer === back && at === 0) return back;
    if (answer === back) at--;
    else {
      if (answer === null) answers.delete(name);
      else answers.set(name, answer);
      at++;
    }
  }
  return { ...draft, answers };
}

/** Names that the command defines, without those of the line. */
export async function parametersToAsk(draft: Draft, session: Session): Promise<readonly string[]> {
  // What comes from a file may hold any of them.
  if (session.edition.parameters === null || draft.givenParameters.includes('--params')) return [];
  const command = await session.storedCommand(draft);
  const given = [...draft.givenParameters.map((word) => word.slice(0, word.indexOf('='))), ...draft.hidden.keys()].map(
    (name) => name.toLowerCase(),
  );
  return (command?.parameterNames ?? []).filter((name) => !given.includes(name.toLowerCase()));
}

function definitionOf(name: string, command: StoredCommand | null): ParameterDefinition {
  const defined = command?.parameterDefinitions.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return { description: '', defaultValue: '', required: false, pattern: '', possibleValues: [], ...defined, name };
}

/** null: left out, so that the command's own default applies, or nothing. */
async function askValue(
  definition: ParameterDefinition,
  before: ParameterAnswer | null,
  session: Session,
): Promise<ParameterAnswer | null | Back> {
  const { name, defaultValue, possibleValues } = definition;
  const hidden = looksSecret(name);
  const message = messageOf(definition);
  if (possibleValues.length > 0) {
    const nothing = { value: '', words: session.say(text('(leave it out)', '（不传）')) };
    const options = possibleValues.map((value) => ({
      value,
      words: hidden ? '*'.repeat(value.length) : visible(value),
    }));
    const current = before?.value ?? defaultValue;
    const value = await session.asker.select(message, [...options, ...(definition.required ? [] : [nothing])], current);
    return value === back ? back : value === '' ? null : { value, typed: hidden };
  }
  const keeps = before?.typed === true;
  const preset = hidden || keeps ? '' : defaultValue;
  const value = await session.asker.text(message, {
    remark: remarkOf(definition, hidden, keeps),
    preset,
    hidden,
    kept: before?.typed ? before.value : null,
    validate: (given) => (given === '' && keeps ? null : wrongWith(given, definition, hidden)),
  });
  if (value === back) return back;
  if (value === '' && (hidden || keeps)) return before;
  // An emptied default is an answer; an empty line where there is none is not.
  if (value === '' && defaultValue === '') return null;
  return { value, typed: value !== preset };
}

function messageOf({ name, description }: ParameterDefinition): Text {
  const about = description === '' ? '' : `, ${oneLine(description)}`;
  return text(`Value of "${name}"${about}`, `参数 “${name}” 的值${about}`);
}

function remarkOf({ required, defaultValue }: ParameterDefinition, hidden: boolean, keeps: boolean): Text {
  if (keeps) return text(' (Enter keeps what was typed)', '（直接回车则保留已输入的值）');
  if (hidden && defaultValue !== '') {
    return text(' (not shown; Enter leaves it at its default)', '（不显示；直接回车则使用默认值）');
  }
  if (hidden) return text(' (not shown)', '（不显示）');
  if (required) return text(' (required)', '（必填）');
  return defaultValue === '' ? text(' (may stay empty)', '（可留空）') : text('', '');
}

function wrongWith(
  given: string,
  { required, defaultValue, pattern }: ParameterDefinition,
  hidden: boolean,
): Text | null {
  if (given === '') {
    const fine = !required || (hidden && defaultValue !== '');
    return fine ? null : text('The command asks for a value here.', '该命令要求填写此参数。');
  }
  if (pattern === '' || fits(given, pattern)) return null;
  return text(`The command allows only what fits ${visible(pattern)}.`, `该命令只接受匹配 ${visible(pattern)} 的值。`);
}

/** The pattern is the service's; one that this machine cannot read is left to it. */
function fits(given: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(given);
  } catch {
    return true;
  }
}
