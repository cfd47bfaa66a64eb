import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags } from '../common-flags.ts';
import { invokeFlags } from '../invoke-flags.ts';

const taken = ['region', 'invocation-tag', 'dry-run', 'no-journal', 'stop-on-interrupt'];

export const applySpec: CommandSpec = {
  name: 'apply',
  usage: '<plan> [options]',
  summary: text('run exactly what a plan of --plan holds', '原样执行由 --plan 生成的计划'),
  examples: [
    {
      line: 'ecs-invoke -c deploy -i @machines.txt --batch --wait --plan deploy.plan',
      words: text('freeze it first, and send nothing', '先固定全部内容，不发送'),
    },
    {
      line: 'ecs-invoke apply deploy.plan',
      words: text(
        'after a look, run exactly that; again: it goes on, and never runs twice',
        '检查后原样执行；再次执行则继续，不会重复',
      ),
    },
    {
      line: 'ecs-invoke apply deploy.plan --param-env token=DEPLOY_TOKEN',
      words: text('a plan holds no secrets: give them again', '计划中不保存敏感值：需重新提供'),
    },
  ],
  arguments: [{ name: '<plan>', words: text('the file that --plan wrote', '由 --plan 生成的文件') }],
  flags: [
    ...invokeFlags.filter(({ name, group }) => group === 'parameters' || taken.includes(name)),
    ...outputFlags,
    ...generalFlags,
  ],
  tellsExitCodes: true,
  load: async () => (await import('../commands/apply.ts')).applyCommand,
};
