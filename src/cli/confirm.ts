import { type Text, text } from '../domain/text.ts';
import type { Objection } from '../domain/violation.ts';
import type { Context } from './context.ts';
import { type Exit, exits } from './exit-code.ts';
import type { Given } from './given.ts';
import { mayAsk } from './interactive/may-ask.ts';
import type { Place, Reading } from './region-command.ts';

/** Refuses a line whose question nobody could answer: -y has to answer it beforehand. */
export function needsConfirmation({ findings, json }: Reading, { io }: Pick<Context, 'io'>): void {
  const { given } = findings;
  const answered = given.on('yes') || given.on('dry-run');
  if (answered || canBeAsked(given, json, io)) return;
  findings.object('yes', null, nobodyToAsk);
}

export function canBeAsked(given: Given, json: boolean, io: Context['io']): boolean {
  return mayAsk(io) && !given.on('no-input') && !json;
}

const nobodyToAsk: Objection = {
  rule: 'confirmation-missing',
  why: text(
    'This changes what is kept, and there is nobody to ask whether that is meant.',
    '此操作会改变已保存的内容，而当前无法询问确认。',
  ),
  fix: text(
    'Add -y if it is meant; --dry-run shows the requests first.',
    '确认无误请加上 -y；可先用 --dry-run 查看请求。',
  ),
};

/**
 * Asks on the terminal, with "no" under the cursor; -y has answered already. Gives the exit of whoever does not want
 * it, or leaves; nothing was sent then.
 */
export async function confirmed(question: Text, yes: Text, place: Place): Promise<Exit | null> {
  const { given, context, errPage, regionId, tell } = place;
  if (given.on('yes')) return null;
  const here = text(`${yes.en} (${regionId})`, `${yes.zh} (${regionId})`);
  return agreed(question, here, { ...context, errPage, tell });
}

/** As `confirmed`, for what is kept on this machine. */
export async function agreed(
  question: Text,
  yes: Text,
  { io, language, errPage, tell }: Pick<Context, 'io' | 'language'> & Pick<Place, 'errPage' | 'tell'>,
): Promise<Exit | null> {
  const [{ Asker }, { back, Left }] = await Promise.all([
    import('./interactive/ask.ts'),
    import('./interactive/keyboard.ts'),
  ]);
  const no = text('No, leave everything as it is', '否，保持不变');
  try {
    const answer = await new Asker(io, errPage).select(question, [
      { value: false, words: no[language] },
      { value: true, words: yes[language] },
    ]);
    if (answer !== back && answer) return null;
    tell(`${text('Left. Nothing was changed.', '已退出。没有任何改动。')[language]}\n`);
    return exits.interrupted;
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    tell(`${text('Left. Nothing was changed.', '已退出。没有任何改动。')[language]}\n`);
    return error.signal === 'SIGINT' ? exits.interrupted : exits.terminated;
  }
}
