import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags } from '../common-flags.ts';
import { invokeFlags } from '../invoke-flags.ts';

const onlyOnThese = text(
  'stop only on these: commas, repeated, @file, or - for standard input',
  '只在这些实例上停止：逗号分隔、可重复、@文件，或 - 表示标准输入',
);

export const stopSpec: CommandSpec = {
  name: 'stop',
  usage: '<InvokeId...> [-i <instances>] [options]',
  summary: text('stop an invocation, and say what was really stopped', '停止执行，并说明实际停止了哪些实例上的执行'),
  examples: [
    { line: 'ecs-invoke stop t-hz01234567890', words: text('on all its instances', '在全部实例上停止') },
    {
      line: 'ecs-invoke stop t-hz01234567890 -i i-bp185dy2o3o6n',
      words: text('on one of them', '只在其中一台上停止'),
    },
  ],
  arguments: [
    {
      name: '<InvokeId...>',
      words: text('what "ecs-invoke -c … -i …" printed: t-…', '“ecs-invoke -c … -i …” 打印的内容：t-…'),
    },
  ],
  flags: [
    ...invokeFlags.flatMap((flag) =>
      flag.name === 'instance' ? [{ ...flag, words: onlyOnThese }] : flag.name === 'region' ? [flag] : [],
    ),
    ...outputFlags.filter(({ name }) => ['output', 'quiet', 'query'].includes(name)),
    ...generalFlags,
  ],
  tellsExitCodes: true,
  load: async () => (await import('../commands/stop.ts')).stopCommand,
};
