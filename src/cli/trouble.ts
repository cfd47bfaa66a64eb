import { ConfigurationProblem } from '../api/configuration-problem.ts';
import { text } from '../domain/text.ts';
import type { Destination } from './destination.ts';
import { type Exit, exits } from './exit-code.ts';
import type { Findings } from './findings.ts';
import type { Presenter } from './presenter.ts';
import { SourceProblem } from './sources.ts';

/** What can go wrong on this machine beside the flags: the configuration (78), or a file or stream (74). */
export type Trouble = ConfigurationProblem | SourceProblem;

export function isTrouble(error: unknown): error is Trouble {
  return error instanceof ConfigurationProblem || error instanceof SourceProblem;
}

/** What stops a command whose flags are right: an interruption, then the configuration (78), then files (74). */
export function troubleIn(findings: Findings, destination: Destination, sendsNothing: boolean): Trouble | null {
  const interrupted = findings.unreadable.find(({ code }) => code === 'ABORT_ERR');
  const configuration = destination.trouble ?? (sendsNothing ? null : destination.identityTrouble());
  return interrupted ?? configuration ?? findings.unreadable[0] ?? null;
}

/** For `.catch`: trouble becomes a value, anything else keeps flying. */
export function troubleOr(error: unknown): Trouble {
  if (isTrouble(error)) return error;
  throw error;
}

export function presentTrouble(trouble: Trouble, presenter: Presenter, signal: AbortSignal): Exit {
  const interrupted = signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
  if (trouble instanceof ConfigurationProblem) {
    const stopped = trouble.code === 'credentials-interrupted' && signal.aborted;
    const exit = stopped ? interrupted : trouble.refused ? exits.denied : exits.configuration;
    presenter.trouble('configuration', trouble.code, trouble.why, trouble.fix, exit);
    return exit;
  }
  const exit = trouble.code === 'ABORT_ERR' ? interrupted : exits.io;
  const { why, fix } = trouble.code === 'ABORT_ERR' ? interruptedWords : sourceWords(trouble);
  presenter.trouble('io', trouble.code, why, fix, exit);
  return exit;
}

const interruptedWords = {
  why: text('Interrupted while reading standard input. Nothing was sent.', '读取标准输入时被中断。未发送任何请求。'),
  fix: text('End the input with Ctrl-D, or give a file.', '请用 Ctrl-D 结束输入，或改用文件。'),
};

function sourceWords({ place, code, atMostMegabytes, namedIn }: SourceProblem) {
  const shown = place === '-' ? text('Standard input', '标准输入') : text(place, place);
  const nothingSent = text('Nothing was sent.', '未发送任何请求。');
  const reason =
    {
      ENOENT: text('does not exist', '不存在'),
      EACCES: text('may not be used by this user', '当前用户没有权限'),
      ENOTDIR: text('is not a directory', '不是目录'),
      EEXIST: text('is not a directory', '不是目录'),
      EROFS: text('cannot be written', '不可写'),
      UnsafeDirectory: text('can be entered by other users', '可被其他用户访问'),
      EISDIR: text('is a directory', '是目录'),
      'too-large': text(`is larger than ${atMostMegabytes} MB`, `超过 ${atMostMegabytes} MB`),
      'not-utf8': text('is not UTF-8 text', '不是 UTF-8 文本'),
      'stdin-used': text('is asked for twice', '被要求读取两次'),
    }[code] ?? text(`cannot be used (${code})`, `无法使用（${code}）`);
  const fix =
    code === 'stdin-used'
      ? text('Only one flag can read it: give a file to the other.', '只能有一个选项读取标准输入，另一个请使用文件。')
      : namedIn !== null
        ? text(
            `Check the path; relative ones start beside ${namedIn}.`,
            `请检查路径；相对路径以 ${namedIn} 所在目录为起点。`,
          )
        : text(
            'Check the path; relative ones start in the current directory.',
            '请检查路径；相对路径以当前目录为起点。',
          );
  return {
    why: text(`${shown.en} ${reason.en}. ${nothingSent.en}`, `${shown.zh} ${reason.zh}。${nothingSent.zh}`),
    fix,
  };
}
