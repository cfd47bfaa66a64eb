import { type Period, type PlainDays, readDays, readPeriod } from './plain-days.ts';
import { type PlainDate, readDate } from './plain-moments.ts';
import { PlainReader } from './plain-reader.ts';
import { type Delay, readDelay, readMinutes, readSpan } from './plain-spans.ts';
import { type PlainTime, readTimes } from './plain-times.ts';

/** What words say of a schedule, each at most once. */
export interface PlainPieces {
  /** Seconds: `every 5 minutes`. */
  readonly span?: number;
  /** Of an hour: `at :15`. */
  readonly minutes?: readonly number[];
  readonly delay?: Delay;
  readonly date?: PlainDate;
  readonly times?: readonly PlainTime[];
  readonly days?: PlainDays;
  readonly period?: Period;
}

type Readers = { readonly [Piece in keyof PlainPieces]-?: (reader: PlainReader) => PlainPieces[Piece] | null };

/** Tried in this order: `every hour` before `every month`, a date with its year before one of every year. */
const readers: Readers = {
  span: readSpan,
  minutes: readMinutes,
  delay: readDelay,
  date: readDate,
  times: readTimes,
  days: readDays,
  period: readPeriod,
};
const pieces = Object.keys(readers) as (keyof PlainPieces)[];

/** Words that may stand between the pieces and say nothing. */
const filler = /^(?:(?:on|at|the|of|run)\b|[,、的在于]|(?:执行|运行)(?:一次)?|一次)/;

/** null when a word is left over, or a piece is said twice. */
export function readPieces(words: string): PlainPieces | null {
  const reader = new PlainReader(words);
  const found: Record<string, unknown> = {};
  while (!reader.done) {
    const said = readPiece(reader);
    if (said === null) {
      if (!reader.take(filler)) return null;
      continue;
    }
    const [name, value] = said;
    // "Every month on the 1st of the month" is one period.
    if (name in found && found[name] !== value) return null;
    found[name] = value;
  }
  return found as PlainPieces;
}

function readPiece(reader: PlainReader): readonly [name: string, value: unknown] | null {
  for (const name of pieces) {
    const value = readers[name](reader);
    if (value !== null) return [name, value];
  }
  return null;
}
