import type { InstanceResult } from '../api/cloud-assistant.ts';
import { type RunState, runStates } from '../domain/invocation.ts';
import type { JournalEntry } from '../usecases/run-journal.ts';
import type { StoredEntry } from '../usecases/stored-run.ts';

type Members = Readonly<Record<string, unknown>>;

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => Number.isSafeInteger(value);
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** What each kind of entry must have for us to go by it. */
const shapes: Readonly<Record<JournalEntry['type'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  intent: { chunk: isNumber, instanceIds: isTexts },
  sent: { chunk: isNumber },
  unknown: { chunk: isNumber },
  'not-sent': { chunk: isNumber, reason: isText },
  refused: { chunk: isNumber, code: isText, requestId: isText },
  accepted: { chunk: isNumber, invokeId: isText, requestId: isText },
  duplicate: { chunk: isNumber, invokeIds: isTexts },
  result: { chunk: isNumber, result: isResult },
  detached: {},
  halted: { why: (value) => value === 'canary' || value === 'max-errors' },
  stopped: { invokeId: isText },
  done: { exit: (value) => isObject(value) && isNumber(value.code) && isText(value.reason) },
};

function isResult(value: unknown): boolean {
  if (!isObject(value)) return false;
  const texts = ['instanceId', 'invokeId', 'stateWord', 'errorCode', 'errorInfo'];
  if (!runStates.includes(value.state as RunState)) return false;
  return texts.every((name) => isText(value[name])) && isNumber(value.dropped);
}

export type ReadEntry = { readonly stored: StoredEntry; readonly outputKept: boolean };

/** `unknown`: of a kind that a later version may have added. */
export function entryOf({ at, ...members }: Members): ReadEntry | 'unknown' | 'damaged' {
  const { type } = members;
  if (!isText(type)) return 'damaged';
  if (!Object.hasOwn(shapes, type as string)) return 'unknown';
  const moment = new Date(String(at));
  const shape = Object.entries(shapes[type as JournalEntry['type']]);
  if (Number.isNaN(moment.getTime()) || !shape.every(([name, fits]) => fits(members[name]))) return 'damaged';
  if (type !== 'result') return { stored: { at: moment, entry: members as unknown as JournalEntry }, outputKept: true };
  const { output, ...rest } = members.result as Members;
  const result = { ...rest, output: Buffer.from(isText(output) ? (output as string) : '', 'base64') };
  const entry: JournalEntry = { type, chunk: members.chunk as number, result: result as unknown as InstanceResult };
  return { stored: { at: moment, entry }, outputKept: isText(output) };
}
