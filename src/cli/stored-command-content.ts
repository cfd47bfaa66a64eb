import type { StoredCommandDetails } from '../api/cloud-assistant.ts';
import type { Edition } from '../domain/editions.ts';
import { objectionsTo, placeholdersIn } from '../domain/placeholders.ts';
import { guessScriptType, type ScriptType } from '../domain/script-type.ts';
import { text } from '../domain/text.ts';
import { accepted, type Checked, type Note } from '../domain/violation.ts';
import { checkScript, type GivenScript } from './given-script.ts';

/**
 * A new script for a command that is there: checked by the kind of that command, and by whether its parameters are
 * filled in, which ModifyCommand cannot change.
 */
export function contentRemarks(
  script: GivenScript,
  { type, enableParameter }: StoredCommandDetails,
  edition: Edition,
): Checked<Buffer> {
  const guessed = guessScriptType({ fileName: script.fileName, content: script.bytes });
  const checked = checkScript(script, (type || guessed || 'RunShellScript') as ScriptType, edition);
  if (!checked.ok) return checked;
  const { content } = checked.value;
  const found = placeholdersIn(content);
  const objections = enableParameter ? objectionsTo(found) : [];
  if (objections.length > 0) return { ok: false, objections };
  const off = edition.storedCommands.enableParameter && !enableParameter && found.custom.length > 0;
  return accepted(content, [...checked.notes, ...(off ? [staysOff(found.custom[0] ?? '')] : [])]);
}

function staysOff(name: string): Note {
  return {
    code: 'parameters-off',
    text: text(
      `The command was created without parameters: {{${name}}} stays in the script as it is.`,
      `该命令创建时未启用参数：{{${name}}} 将原样保留在脚本中。`,
    ),
  };
}
