import { text } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { type Prepared, prepareInvoke } from '../invoke/prepare.ts';
import { say } from '../page.ts';
import { parseFlags } from '../tree.ts';
import type { Trouble } from '../trouble.ts';
import type { Asker } from './ask.ts';
import { draftFrom, lineOf } from './draft.ts';
import { back } from './keyboard.ts';

type Offered =
  | { readonly kind: 'on'; readonly context: Context; readonly prepared: Prepared }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** Without usable credentials there is still the emulator of this machine, which needs none. */
export async function offerEmulator(context: Context, prepared: Prepared, asker: Asker): Promise<Offered> {
  const { destination, findings } = prepared;
  const trouble = destination.trouble ?? destination.identityTrouble() ?? (await destination.instanceRoleTrouble());
  if (trouble === null) return { kind: 'on', context, prepared };
  // Whoever names an endpoint means that one.
  if (findings.given.from('endpoint') === 'flag') return { kind: 'trouble', trouble };
  asker.say(`${say(trouble.why, asker.page)}\n`);
  const picked = await asker.select(text('Go on with', '接下来'), [
    { value: 'emulator', words: say(onEmulator, asker.page) },
    { value: 'leave', words: say(leave, asker.page) },
  ]);
  if (picked === back || picked === 'leave') return { kind: 'trouble', trouble };
  const { words } = lineOf(draftFrom(findings.given, context.flags));
  const emulated = { ...context, command: parseFlags(context.flags, [...words, '--emulator']) };
  return { kind: 'on', context: emulated, prepared: await prepareInvoke(emulated) };
}

const onEmulator = text(
  'The emulator of this machine: no account needed, commands run here',
  '本机模拟器：无需账号，命令在本机执行',
);
const leave = text('Leave, and see how credentials are set up', '离开，查看如何配置凭证');
