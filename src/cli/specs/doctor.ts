import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags } from '../common-flags.ts';
import { invokeFlags } from '../invoke-flags.ts';

export const doctorSpec: CommandSpec = {
  name: 'doctor',
  usage: '[options]',
  summary: text(
    'check credentials, region, endpoint, proxy, clock and permissions; reads only',
    '检查凭证、地域、接入点、代理、时钟和权限；只读',
  ),
  examples: [
    {
      line: 'ecs-invoke doctor',
      words: text('what is wrong here, and how to mend it', '检查哪里有问题，以及如何修正'),
    },
    {
      line: 'ecs-invoke doctor --profile prod -r cn-beijing',
      words: text('as a command with these flags would find it', '按带有这些选项的命令来检查'),
    },
    {
      line: 'ecs-invoke doctor --policy',
      words: text('the RAM policy that this tool needs, to paste', '打印本工具所需的 RAM 策略，可直接粘贴'),
    },
  ],
  arguments: [],
  flags: [
    ...invokeFlags.filter(({ name }) => name === 'region'),
    {
      name: 'policy',
      group: 'target',
      words: text(
        'print the RAM policy that this tool needs, and check nothing',
        '只打印本工具所需的 RAM 策略，不做检查',
      ),
    },
    ...outputFlags.filter(({ name }) => ['output', 'quiet', 'query'].includes(name)),
    ...generalFlags.filter(({ name }) => !['yes', 'no-input'].includes(name)),
  ],
  readsOnly: true,
  load: async () => (await import('../commands/doctor.ts')).doctorCommand,
};
