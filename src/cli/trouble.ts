import { ConfigurationProblem } from '../api/configuration-problem.ts';
import { text } from '../domain/text.ts';
import { type Exit, exits } from './exit-code.ts';
import type { Presenter } from './presenter.ts';
import { SourceProblem } from './sources.ts';

/** What can go wrong on this machine beside the flags: the configuration (78), or a file or stream (74). */
export type Trouble = ConfigurationProblem | SourceProblem;

export function isTrouble(error: unknown): error is Trouble {
  return error instanceof ConfigurationProblem || error instanceof SourceProblem;
}

/** For `.catch`: trouble becomes a value, anything else keeps flying. */
export function troubleOr(error: unknown): Trouble {
  if (isTrouble(error)) return error;
  throw error;
}

export function presentTrouble(trouble: Trouble, presenter: Presenter): Exit {
  if (trouble instanceof ConfigurationProblem) {
    presenter.trouble('configuration', trouble.code, trouble.why, trouble.fix, exits.configuration);
    return exits.configuration;
  }
  const { why, fix } = sourceWords(trouble);
  presenter.trouble('io', trouble.code, why, fix, exits.io);
  return exits.io;
}

function sourceWords({ place, code }: SourceProblem) {
  const shown = place === '-' ? text('Standard input', '标准输入') : text(place, place);
  const nothingSent = text('Nothing was sent.', '未发送任何请求。');
  const reason =
    {
      ENOENT: text('does not exist', '不存在'),
      EACCES: text('may not be read', '没有读取权限'),
      EISDIR: text('is a directory', '是目录'),
      'too-large': text('is larger than 1 MB', '超过 1 MB'),
      'not-utf8': text('is not UTF-8 text', '不是 UTF-8 文本'),
      'stdin-used': text('is asked for twice', '被要求读取两次'),
    }[code] ?? text(`cannot be read (${code})`, `无法读取（${code}）`);
  const fix =
    code === 'stdin-used'
      ? text('Only one flag can read it: give a file to the other.', '只能有一个选项读取标准输入，另一个请使用文件。')
      : text('Check the path; relative ones start in the current directory.', '请检查路径；相对路径以当前目录为起点。');
  return {
    why: text(`${shown.en} ${reason.en}. ${nothingSent.en}`, `${shown.zh} ${reason.zh}。${nothingSent.zh}`),
    fix,
  };
}
