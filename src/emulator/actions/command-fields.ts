import type { Arguments } from '../arguments.ts';
import { hasControls, hasControlsInLines, isLonger } from '../characters.ts';
import type { Edition } from '../editions.ts';
import { customNames, isCustomName } from '../placeholders.ts';
import { Refusal } from '../refusal.ts';
import type { Call } from './action.ts';
import { base64Length } from './passed-parameters.ts';

/** [doc] Parameters a command may define, and characters of their names. */
const parameters = { most: 20, nameLength: 64 };

/** [doc] The least Timeout of a run, in seconds. [assumed] The code for less. */
const leastTimeout = 10;

/** [doc] What a command carries beside its content, within its limits; undefined for what was not given. */
export function commandTextsOf({ args, service }: Call) {
  const { commandTexts } = service.edition;
  const [name, description] = [args.text('Name'), args.text('Description')];
  if (name !== undefined && isLonger(name, commandTexts.name)) throw new Refusal('CmdName.ExceedLimit');
  if (description !== undefined && isLonger(description, commandTexts.description)) {
    throw new Refusal('CmdDesc.ExceedLimit');
  }
  if (hasControls(name ?? '')) throw new Refusal('InvalidParameterCharacter.CommandName');
  if (hasControlsInLines(description ?? '')) throw new Refusal('InvalidParameterCharacter.CommandDescription');
  if (hasControls(args.text('WorkingDir') ?? '')) throw new Refusal('InvalidParameterCharacter.CommandWorkingDir');
  return { name, description, workingDir: workingDirOf(args), launcher: launcherOf(args) };
}

/** [doc] At most 200 characters. [assumed] The code for illegal ones in a call that keeps no command. */
export function workingDirOf(args: Arguments): string | undefined {
  const workingDir = args.text('WorkingDir');
  if (workingDir !== undefined && (isLonger(workingDir, 200) || hasControls(workingDir)))
    throw new Refusal('InvalidParameter.WorkingDir');
  return workingDir;
}

/** [doc] At most 1 KB. */
export function launcherOf(args: Arguments): string | undefined {
  const launcher = args.text('Launcher');
  if (launcher !== undefined && isLonger(launcher, 1024)) throw new Refusal('InvalidLauncher.LengthLimitExceeded');
  return launcher;
}

/** The Timeout of one run, in seconds. */
export function runTimeoutOf(args: Arguments): number | undefined {
  const timeout = args.integer('Timeout');
  if (timeout !== undefined && timeout < leastTimeout) throw new Refusal('InvalidParameter.Timeout');
  return timeout;
}

/** [doc] Timeout of a stored command: in 2018 less than 60 s counts as 60 s. Of two names the first one counts [assumed]. */
export function storedTimeoutOf(args: Arguments, { createTimeout }: Edition): number | undefined {
  const [timeout] = createTimeout.parameters.flatMap((name) => args.integer(name) ?? []);
  return timeout === undefined ? undefined : Math.max(timeout, createTimeout.least);
}

/**
 * [doc] The bytes of CommandContent, no more than the edition takes. ContentEncoding is PlainText or Base64 in any case;
 * a word nobody knows counts as the action's default, which is not the same for all.
 */
export function contentOf({ args, service }: Call, usual: 'base64' | 'plaintext'): Buffer {
  const text = args.required('CommandContent');
  const asked = args.text('ContentEncoding')?.toLowerCase();
  const encoding = asked === 'base64' || asked === 'plaintext' ? asked : usual;
  const content = encoding === 'plaintext' ? Buffer.from(text, 'utf8') : fromBase64(text);
  if (content === null) throw new Refusal('CmdContent.DecodeError');
  if (base64Length(content.length) > service.edition.contentBytes) {
    throw new Refusal('CmdContent.ExceedLimit', 'The length of the command content exceeds the upper limit.');
  }
  return content;
}

/** null for what is no Base64; blanks and line ends do not count. */
export function fromBase64(text: string): Buffer | null {
  const packed = text.replace(/\s/g, '');
  const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(packed) && packed.length % 4 === 0;
  return isBase64 ? Buffer.from(packed, 'base64') : null;
}

/** [doc] The names of custom parameters in the content of a command. */
export function checkNamesIn(content: Buffer): void {
  const names = customNames(content.toString('utf8'));
  if (names.includes('')) throw new Refusal('CmdParam.EmptyKey');
  if (!names.every(isCustomName)) throw new Refusal('CmdParam.InvalidParamName');
  if (names.some((name) => name.length > parameters.nameLength)) throw new Refusal('CmdParamName.ExceedLimit');
  if (names.length > parameters.most) throw new Refusal('CmdParamCount.ExceedLimit');
}
