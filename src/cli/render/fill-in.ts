import type { CallProblem } from '../../api/call-problem.ts';
import type { Circumstances } from '../../usecases/circumstances.ts';
import type { FileToSend, RunInput } from '../../usecases/run-input.ts';
import { visible } from './visible.ts';

/** What the placeholders of an explanation stand for here; an absent one stays a placeholder. */
export interface Particulars {
  readonly region?: string;
  readonly instance?: string;
  readonly command?: string;
  /** Of the failed call. */
  readonly action?: string;
  /** Of a file that is sent, quoted for a shell where it has to be. */
  readonly file?: string;
  /** Where that file goes, likewise. */
  readonly filePath?: string;
  /** Without its port. */
  readonly host?: string;
}

/** A single instance, or a single culprit, can be named; of several the reader has to choose. */
export function particularsOf(
  regionId: string,
  input?: Pick<RunInput, 'instanceIds' | 'work'>,
  circumstances: Circumstances | null = null,
): Particulars {
  const culprits =
    circumstances?.kind === 'instances' ? circumstances.culprits.map(({ instanceId }) => instanceId) : [];
  const [instance, ...others] = culprits.length > 0 ? culprits : (input?.instanceIds ?? []);
  const command = input?.work.kind === 'command' ? input.work.command : null;
  return {
    region: regionId,
    ...(instance !== undefined && others.length === 0 && { instance }),
    ...(input?.work.kind === 'file' && {
      file: shellWord(input.work.file.name),
      filePath: shellWord(pathOf(input.work.file)),
    }),
    ...(command?.kind === 'id' && { command: command.id }),
  };
}

function pathOf({ targetDir, name }: FileToSend): string {
  return `${targetDir.replace(/[/\\]$/, '')}${targetDir.includes('\\') ? '\\' : '/'}${name}`;
}

function shellWord(word: string): string {
  const plain = visible(word);
  return /^[\w@%+=:,./-]+$/.test(plain) ? plain : `'${plain.replaceAll("'", "'\\''")}'`;
}

/** The action of a failed call, and the host of one that got no answer. */
export function calledOf(problem: CallProblem): Particulars {
  const { action } = problem;
  return problem.name === 'Refused' ? { action } : { action, host: problem.host.replace(/:\d+$/, '') };
}

const placeholders: readonly (readonly [keyof Particulars, readonly string[]])[] = [
  ['region', ['<region>', '<地域>']],
  ['instance', ['<instance>', '<实例 ID>']],
  ['command', ['<command>', '<命令 ID>']],
  ['action', ['<action>', '<操作>']],
  ['file', ['<file name>', '<文件名>']],
  ['filePath', ['<file path>', '<文件路径>']],
  ['host', ['<host>', '<域名>']],
];

/** Puts region, instance and command into the commands that an explanation suggests, ready to be pasted. */
export function fillIn(sentence: string, particulars: Particulars): string {
  let filled = sentence;
  for (const [name, spellings] of placeholders) {
    const value = particulars[name];
    if (value !== undefined) for (const spelling of spellings) filled = filled.replaceAll(spelling, () => value);
  }
  return filled;
}
