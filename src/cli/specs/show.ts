import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags } from '../common-flags.ts';
import { showFlags } from '../invoke-flags.ts';

export const showSpec: CommandSpec = {
  name: 'show',
  usage: '<InvokeId...> [options]',
  summary: text('where an invocation stands: one verdict an instance', '查看执行情况：每台实例一个结论'),
  examples: [
    {
      line: 'ecs-invoke show t-hz01234567890 --wait',
      words: text('wait for its end and show the output', '等待结束并显示输出'),
    },
    {
      line: 'ecs-invoke show t-hz01234567890 --history',
      words: text('every run of a schedule that is still kept', '计划执行仍保留的每一次记录'),
    },
  ],
  arguments: [
    {
      name: '<InvokeId...>',
      words: text('what "ecs-invoke -c … -i …" printed: t-…', '“ecs-invoke -c … -i …” 打印的内容：t-…'),
    },
  ],
  flags: [...showFlags, ...outputFlags.filter(({ name }) => name !== 'save-output'), ...generalFlags],
  readsOnly: true,
  tellsExitCodes: true,
  load: async () => (await import('../commands/show.ts')).showCommand,
};
