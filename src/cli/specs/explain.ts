import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, speakingFlags } from '../common-flags.ts';

export const explainSpec: CommandSpec = {
  name: 'explain',
  usage: '<code> | --all [options]',
  summary: text(
    'an error code: cause, ways out, whether anything ran; offline',
    '解释错误码：原因、解决办法、是否已执行；无需联网',
  ),
  examples: [
    {
      line: 'ecs-invoke explain InvalidInstance.NotFound',
      words: text(
        'a code of a refused call, or of one instance’s result',
        '调用被拒绝的错误码，或单台实例结果的错误码',
      ),
    },
    {
      line: "ecs-invoke explain 'Code: InvalidInstance.NotVpc, RequestId: …'",
      words: text('a whole message will do: the code is picked out', '可直接粘贴整段报错：自动识别其中的错误码'),
    },
    {
      line: 'ecs-invoke -c c-hello -i i-web1 -o json 2>&1 | ecs-invoke explain -',
      words: text('so will standard input', '也可以从标准输入读取'),
    },
    { line: 'ecs-invoke explain --all', words: text('every code, a line each', '列出全部错误码') },
  ],
  arguments: [
    {
      name: '[code...]',
      words: text(
        'a code, a message with one in it, or - for standard input',
        '错误码、含错误码的报错，或 - 表示标准输入',
      ),
    },
  ],
  flags: [
    { name: 'all', group: 'target', words: text('every code that has an explanation', '列出全部有解释的错误码') },
    ...outputFlags.filter(({ name }) => ['output', 'quiet', 'query'].includes(name)),
    ...speakingFlags.filter(({ name }) => ['lang', 'no-color'].includes(name)),
  ],
  readsOnly: true,
  load: async () => (await import('../commands/explain.ts')).explainCommand,
};
