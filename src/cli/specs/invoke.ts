import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags } from '../common-flags.ts';
import { invokeFlags } from '../invoke-flags.ts';

export const invokeSpec: CommandSpec = {
  name: 'invoke',
  usage: '-c <command> -i <instances> [options]',
  summary: text(
    'run a stored command; prints the InvokeId (the default command)',
    '执行已保存的命令，打印 InvokeId（默认命令）',
  ),
  examples: [
    {
      line: 'id=$(ecs-invoke -c c-hz0123456789 -i i-bp185dy2o3o6n -r cn-hangzhou)',
      words: text('in a script: the InvokeId, and nothing else, on stdout', '脚本中：标准输出只有 InvokeId'),
    },
    {
      line: 'ecs-invoke -c deploy -i @machines.txt -p version=1.4.2 --wait',
      words: text('by name, on the instances of a file, and wait', '按名称执行，实例来自文件，并等待结束'),
    },
    {
      line: "ecs-invoke -c backup -i i-bp185dy2o3o6n --frequency '0 0 2 * * ? Asia/Shanghai'",
      words: text('every night at two, Shanghai time', '每天凌晨两点（上海时间）'),
    },
    {
      line: 'ecs-invoke -c deploy -i i-bp185dy2o3o6n -p version=1.4.2 --dry-run',
      words: text('see the request, send nothing', '只查看请求，不发送'),
    },
  ],
  arguments: [],
  flags: [...invokeFlags, ...outputFlags, ...generalFlags],
  isDefault: true,
  tellsExitCodes: true,
  load: async () => (await import('../commands/invoke.ts')).invokeCommand,
};
