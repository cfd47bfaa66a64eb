import { type Language, text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { RunPorts } from '../../usecases/ports.ts';
import type { Findings } from '../findings.ts';
import type { Given } from '../given.ts';
import { mayAsk } from '../interactive/may-ask.ts';
import type { Io } from '../io.ts';
import { pageFor } from '../open-presenter.ts';
import type { Presenter } from '../presenter.ts';

/** Refuses --on-unknown=ask where nobody could answer: left alone, it would be "fail" without a word. */
export function requireSomebodyToAsk(findings: Findings, io: Io): void {
  const { given } = findings;
  const isSent = !given.on('dry-run') && given.one('plan') === null;
  if (given.one('on-unknown')?.text !== 'ask' || !isSent || isSomebodyThere(given, io)) return;
  findings.object('on-unknown', 'ask', nobodyToAsk);
}

function isSomebodyThere(given: Given, io: Io): boolean {
  const isText = ['text', undefined].includes(given.one('output')?.text) && given.one('query') === null;
  return mayAsk(io) && !given.on('no-input') && isText;
}

const nobodyToAsk: Objection = {
  rule: 'nobody-to-ask',
  why: text(
    'There is nobody to ask here: that takes a terminal, and text as the output.',
    '此处无法询问：需要在终端中运行，且以文本形式输出。',
  ),
  fix: text(
    'Say --on-unknown fail (leave it, exit 4) or --on-unknown resend (it may run twice).',
    '请使用 --on-unknown fail（保持原样，退出码 4）或 --on-unknown resend（可能会执行两次）。',
  ),
};

/** The question of --on-unknown=ask, with "no" under the cursor; undefined where nobody is there to answer it. */
export function askAgainOf(
  { given }: Findings,
  presenter: Pick<Presenter, 'close'>,
  io: Io,
  language: Language,
): RunPorts['askAgain'] {
  if (!isSomebodyThere(given, io)) return undefined;
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
