import { type Text, text } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { exits } from '../exit-code.ts';
import type { FoundEmulator } from '../services.ts';
import { type Check, ok, skipped, warning, waysOut } from './check.ts';
import type { Completion, StateDirectory, Versions } from './diagnosis.ts';

/** What can be said of this machine without configuration or network. */

export function programCheck({ program, node, oldestNode }: Versions, platform: NodeJS.Platform): Check {
  const words = `ecs-invoke ${program}, Node ${node}, ${platform}`;
  if (!isOlder(node, oldestNode)) return ok('program', text(words, words));
  return warning(
    'program',
    text(`${words}: this Node is too old`, `${words}：Node 版本过旧`),
    waysOut(text(`Install Node ${oldestNode} or a later one.`, `请安装 Node ${oldestNode} 或更高版本。`)),
  );
}

/** By the first two numbers. */
function isOlder(version: string, oldest: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

export function terminalCheck({ io, language }: Pick<Context, 'io' | 'language'>): Check {
  const { env, stdout } = io;
  const locale = ['ECS_INVOKE_LANG', 'LC_ALL', 'LANG'].flatMap((name) => (env[name] ? [`${name}=${env[name]}`] : []));
  const [first = ''] = locale;
  return ok(
    'terminal',
    text(
      `language ${language}${first && ` (${first})`}; ${stdout.isTTY ? `${stdout.columns} columns` : 'no terminal'}, TERM=${env.TERM ?? ''}`,
      `语言 ${language}${first && `（${first}）`}；${stdout.isTTY ? `${stdout.columns} 列` : '不是终端'}，TERM=${env.TERM ?? ''}`,
    ),
  );
}

export function stateCheck({ path, trouble }: StateDirectory): Check {
  if (path === null) {
    return warning(
      'state',
      text('this user has no home directory', '当前用户没有主目录'),
      waysOut(text('Name a place with XDG_STATE_HOME.', '请用 XDG_STATE_HOME 指定目录。')),
    );
  }
  if (trouble === null) return ok('state', text(`${path} can be written`, `${path} 可写`));
  return warning(
    'state',
    text(
      `${path} cannot be written (${trouble}): nothing is remembered from one command to the next`,
      `${path} 不可写（${trouble}）：各次命令之间无法保存任何内容`,
    ),
    waysOut(
      text(
        'Make it writable for this user, or name another place with XDG_STATE_HOME.',
        '请让当前用户可写，或用 XDG_STATE_HOME 指定其他目录。',
      ),
    ),
  );
}

export function emulatorCheck(found: FoundEmulator | null): Check {
  return found === null
    ? skipped('emulator', text('none runs on this machine', '本机没有运行模拟器'))
    : ok('emulator', text(`one runs at ${found.endpoint}`, `正在运行：${found.endpoint}`));
}

export function completionCheck({ shell, installed }: Completion): Check {
  if (shell === null)
    return skipped('completion', text('$SHELL names no shell known here', '无法从 $SHELL 识别 Shell'));
  switch (installed) {
    case 'yes':
      return ok('completion', text(`installed for ${shell}`, `已为 ${shell} 安装`));
    case 'unread':
      return skipped(
        'completion',
        text(
          `the script is there, but ${shell} does not read it yet: the lines of ecs-invoke completion ${shell} say what is missing`,
          `脚本已就位，但 ${shell} 尚未读取：缺少的一步见 ecs-invoke completion ${shell} 给出的说明`,
        ),
      );
    case 'no':
      return skipped(
        'completion',
        text(
          `not installed for ${shell}: ecs-invoke completion ${shell}`,
          `尚未为 ${shell} 安装：ecs-invoke completion ${shell}`,
        ),
      );
  }
}

export const interruptedWords: Text = text('not finished: you stopped it', '未完成：已被中止');
export const interruptedExit = (signal: AbortSignal) =>
  signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
