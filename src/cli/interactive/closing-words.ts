import { text } from '../../domain/text.ts';
import type { Io } from '../io.ts';
import { say } from '../page.ts';
import { foldCommand } from '../render/command-line.ts';
import { shellLine } from '../shell-words.ts';
import type { Asker } from './ask.ts';
import { type Draft, lineOf } from './draft.ts';

/** The line that does the same without questions. What was typed is named by its variable and never shown. */
export function saySameLine(draft: Draft, asker: Asker, io: Pick<Io, 'env' | 'platform'>): void {
  const { page } = asker;
  const { words, typed } = lineOf(draft);
  const variables = Object.keys(typed);
  const head = say(text('The same without questions:', '不经提问的等效命令：'), page);
  asker.say(`\n${page.paint.dim(head)}\n`);
  // What a prompt took is secret: it is read again without an echo, and never stands in the history of the shell.
  for (const variable of variables) asker.say(`  ${readingLine(variable, io)}\n`);
  asker.say(`${foldCommand(shellLine(['ecs-invoke', ...words]), page.width, '  ')}\n`);
}

function readingLine(variable: string, { env, platform }: Pick<Io, 'env' | 'platform'>): string {
  if (platform === 'win32') return `$env:${variable} = Read-Host ${variable}`;
  if (/\bfish$/.test(env.SHELL ?? '')) return `read -sgx -P '${variable}: ' ${variable}`;
  return `printf '${variable}: ' && read -rs ${variable} && export ${variable}`;
}

export function sayFarewell(asker: Asker, refusedBefore: boolean): void {
  const words = refusedBefore
    ? text('Left. What was refused did not run.', '已退出。被拒绝的请求没有执行。')
    : text('Left. Nothing was sent.', '已退出。未发送任何请求。');
  asker.say(`${say(words, asker.page)}\n`);
}
