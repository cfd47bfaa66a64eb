import type { Ora } from 'ora';
import type { Text } from '../domain/text.ts';
import type { Output } from './io.ts';
import { type Page, say } from './page.ts';
import { type Counts, renderBar } from './render/bar.ts';

/** What goes on while something takes its time: one line on stderr that changes in place, or now and then a line more. */
export interface Progress {
  /** `counts`: how much of it is over, drawn as a bar where there is room. */
  show(what: Text, counts?: Counts): void;
  /** As `show`, where a line of its own has just said it. */
  said(what: Text): void;
  /** Writes something in between, with the line out of the way. */
  aside(write: () => void): void;
  stop(): void;
}

export const noProgress: Progress = { show: () => {}, said: () => {}, aside: (write) => write(), stop: () => {} };

/** Between two lines where nothing can change in place, in milliseconds. */
const lineEveryMs = 30_000;
/** The same where so much goes on that the numbers change all the time. */
const manyEveryMs = 5000;
const many = 50;

/** For logs: a line every half a minute, of a large fleet every few seconds, so that nobody takes a long wait for a hang, and none for a short one. */
export function plainProgress(stream: Pick<Output, 'write'>, page: Page, now: () => number = Date.now): Progress {
  let last: number | null = null;
  return {
    show(what, counts) {
      last ??= now();
      if (now() - last < ((counts?.total ?? 0) > many ? manyEveryMs : lineEveryMs)) return;
      last = now();
      stream.write(`${say(what, page)}\n`);
    },
    said() {
      last = now();
    },
    aside: (write) => write(),
    stop: () => {},
  };
}

/** What is over sooner needs no sign that it goes on, and reading ora would hold it up. */
const unseenMs = 100;

/** For a terminal that can animate. It must not touch the cursor or stdin: Ctrl-C has to find both as they were. */
export function spinner(
  stream: NodeJS.WritableStream,
  page: Page,
  load: () => Promise<Pick<typeof import('ora'), 'default'>> = () => import('ora'),
): Progress {
  // A window that does not know its width says 0, and ora would divide by it and clear lines without end.
  if ('columns' in stream && stream.columns === 0) return noProgress;
  let line: Ora | null = null;
  let wanted: string | null = null;
  let soon: NodeJS.Timeout | undefined;
  const spin = () => {
    if (line === null || wanted === null) return;
    line.text = wanted;
    if (!line.isSpinning) line.start();
  };
  const open = async () => {
    const { default: ora } = await load();
    const color = page.paint.red('') === '' ? undefined : 'cyan';
    line ??= ora({ stream, discardStdin: false, hideCursor: false, color });
    spin();
  };
  // The request has left by now: without its sign the run goes on all the same.
  const tryToOpen = () => open().catch(() => {});
  const show = (what: Text, counts?: Counts) => {
    // The sign that turns, a blank, and a column that stays free so that nothing wraps.
    const room = ('columns' in stream && Number(stream.columns)) || page.width;
    const words = what[page.language];
    wanted = counts && counts.total > 1 ? renderBar(counts, words, room - 3, page) : words;
    if (line === null) soon ??= setTimeout(tryToOpen, unseenMs).unref();
    spin();
  };
  return {
    show,
    said: (what) => show(what),
    aside(write) {
      const spinning = line?.isSpinning ?? false;
      if (spinning) line?.stop();
      write();
      if (spinning) line?.start();
    },
    stop() {
      wanted = null;
      clearTimeout(soon);
      soon = undefined;
      line?.stop();
    },
  };
}
