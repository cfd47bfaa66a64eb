import { DataProblem } from './data-problem.ts';
import { asLine, linesOf, NotAFile } from './lines.ts';
import type { Shapes } from './shape.ts';

/** What a value is kept under; the part before the first `/` is its kind. */
export type Key = string;

/** `[key, value]` sets a value, `[key]` removes it. */
export type Change = readonly [key: Key, value?: unknown];

/** Raised whenever a reader of today could misread what is written. */
const version = 1;
const heading = 'ecs-emulator-log';

/** The file as it is written anew: the heading, then each value that is kept. */
export function* asLines(kept: ReadonlyMap<Key, unknown>): Generator<Buffer> {
  yield asLine([heading, version]);
  for (const change of kept) yield asLine([change]);
}

/** What a file holds; nothing of one that is not there. Throws DataProblem and the errors of the file system. */
export function replay(file: string, shapes: Shapes = new Map()): Map<Key, unknown> {
  const kept = new Map<Key, unknown>();
  let number = 0;
  try {
    for (const { text, isWhole } of linesOf(file)) {
      number += 1;
      const damaged = () => new DataProblem('DamagedData', `${file}:${number}`);
      if (!isWhole && number === 1 && !isTornHeading(text)) throw damaged();
      if (!isWhole) break;
      const read = parsed(text);
      if (!Array.isArray(read)) throw damaged();
      if (number === 1) checkHeading(read, file);
      else if (read.every((change) => isChange(change, shapes))) for (const change of read) apply(change, kept);
      else throw damaged();
    }
  } catch (error) {
    throw error instanceof NotAFile ? new DataProblem('DamagedData', `${file}:1`) : error;
  }
  return kept;
}

/** Only what could be the beginning of our own first line is taken for one that a crash cut off. */
function isTornHeading(line: string): boolean {
  const ours = JSON.stringify([heading, version]);
  return ours.startsWith(line);
}

function checkHeading([word, written]: unknown[], file: string): void {
  if (word !== heading || typeof written !== 'number') throw new DataProblem('DamagedData', `${file}:1`);
  if (written > version) throw new DataProblem('NewerData', file);
}

function isChange(change: unknown, shapes: Shapes): change is Change {
  if (!Array.isArray(change) || change.length < 1 || change.length > 2) return false;
  const [key, value] = change;
  if (typeof key !== 'string') return false;
  const shape = shapes.get(key.split('/', 1)[0]!);
  if (shape === undefined || change.length === 1) return true;
  return shape.rest.test(key.slice(key.indexOf('/') + 1)) && shape.isValue(value);
}

function apply(change: Change, kept: Map<Key, unknown>): void {
  if (change.length === 1) kept.delete(change[0]);
  else kept.set(change[0], change[1]);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
