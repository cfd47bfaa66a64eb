import { type Language, text } from '../../domain/text.ts';
import type { RunPorts } from '../../usecases/ports.ts';
import type { Findings } from '../findings.ts';
import { mayAsk } from '../interactive/may-ask.ts';
import type { Io } from '../io.ts';
import { pageFor } from '../open-presenter.ts';
import type { Presenter } from '../presenter.ts';

/** The question of --on-unknown=ask, with "no" under the cursor; undefined where nobody is there to answer it. */
export function askAgainOf(
  { given }: Findings,
  presenter: Pick<Presenter, 'close'>,
  io: Io,
  language: Language,
): RunPorts['askAgain'] {
  const isText = ['text', undefined].includes(given.one('output')?.text) && given.one('query') === null;
  if (!mayAsk(io) || given.on('no-input') || !isText) return undefined;
  // Calls under way side by side ask one after the other.
  let last: Promise<unknown> = Promise.resolve();
  return (call) => {
    const answer = last.then(async () => {
      const [{ Asker }, { Left }] = await Promise.all([
        import('../interactive/ask.ts'),
        import('../interactive/keyboard.ts'),
      ]);
      presenter.close();
      const asker = new Asker(io, await pageFor('stderr', given.on('no-color'), io, language));
      const no = text('No, leave it: it may have run', '否，保持原样：它可能已执行');
      const yes = text('Yes, send it again: it may run twice', '是，重新发送：可能会执行两次');
      const count = call.instanceIds.length;
      const question = text(
        `No trace of call ${call.chunk} (${count} instances). Send it again?`,
        `未查到第 ${call.chunk} 次调用（${count} 台实例）。要重新发送吗？`,
      );
      try {
        const picked = await asker.select(question, [
          { value: false, words: no[language] },
          { value: true, words: yes[language] },
        ]);
        return picked === true;
      } catch (error) {
        if (error instanceof Left) return false;
        throw error;
      }
    });
    last = answer.catch(() => {});
    return answer;
  };
}
