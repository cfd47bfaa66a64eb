import type { Page } from '../page.ts';
import { clip } from './clip.ts';
import { stringWidth } from './wrap.ts';

/** How much of something is over. */
export interface Counts {
  /** Over, and as it should be. */
  readonly good: number;
  /** Over, otherwise. */
  readonly bad: number;
  readonly total: number;
}

/** A shorter bar says nothing; a longer one no more. */
const atLeast = 8;
const atMost = 30;

/** A bar and the words behind it, in one line of at most so many columns; where there is no room the words alone. */
export function renderBar(counts: Counts, words: string, columns: number, { paint }: Pick<Page, 'paint'>): string {
  const width = Math.min(atMost, columns - stringWidth(words) - 1);
  if (width < atLeast || counts.total === 0) return clip(words, columns);
  const upTo = (count: number) => Math.floor((count / counts.total) * width);
  const good = upTo(counts.good);
  // What failed is seen, however little it is.
  const bad = Math.max(upTo(counts.good + counts.bad) - good, counts.bad > 0 ? 1 : 0);
  const rest = Math.max(0, width - good - bad);
  const shownGood = width - bad - rest;
  return `${paint.green('█'.repeat(shownGood))}${paint.red('▓'.repeat(bad))}${paint.dim('░'.repeat(rest))} ${words}`;
}
