import { editionNames } from '../domain/editions.ts';
import type { RunRecord } from './run-record.ts';

type Shape = (value: unknown) => boolean;

const isText: Shape = (value) => typeof value === 'string';
const isCount: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isPositive: Shape = (value) => isCount(value) && (value as number) > 0;
const isFlag: Shape = (value) => typeof value === 'boolean';
const isAnyObject: Shape = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
const orNone =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value);
const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const oneOf =
  (...words: readonly string[]): Shape =>
  (value) =>
    words.includes(value as string);
const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value));
/** What is not named may be there too. */
const object =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isAnyObject(value) &&
    Object.entries(members).every(([name, shape]) => shape((value as Readonly<Record<string, unknown>>)[name]));

const sealed = object({ length: isCount, hmac: isText });
const keptValue = either(object({ name: isText, value: isText }), object({ name: isText, sealed }));
const isInstanceId: Shape = (value) => typeof value === 'string' && /^m?i-[a-z0-9]+$/i.test(value);

const record = object({
  runId: (value) => typeof value === 'string' && /^[A-Za-z0-9._-]{1,48}$/.test(value),
  edition: oneOf(...editionNames),
  regionId: isText,
  work: either(
    object({
      kind: oneOf('command'),
      command: either(object({ kind: oneOf('id'), id: isText }), object({ kind: oneOf('name'), name: isText })),
    }),
    object({ kind: oneOf('script'), type: isText, content: isText }),
    object({ kind: oneOf('file'), file: object({ name: isText, targetDir: isText }), content: sealed }),
  ),
  instanceIds: (value) =>
    listOf(isInstanceId)(value) && new Set(value as readonly string[]).size === (value as readonly string[]).length,
  batchSize: isPositive,
  parameters: listOf(keptValue),
  tags: listOf(keptValue),
  rest: (value) => isAnyObject(value) && orNone(isPositive)((value as Readonly<Record<string, unknown>>).timeout),
  runTags: isFlag,
  clientToken: orNull(isText),
  wait: orNull(object({ timeoutMs: orNull(isCount) })),
  delivery: object({
    retries: isFlag,
    tokens: isFlag,
    deadlineMs: orNull(isCount),
    onUnknown: oneOf('fail', 'resend', 'ask'),
    mayBeRepeated: isFlag,
  }),
  fleet: object({
    concurrency: isPositive,
    canary: orNull(isPositive),
    maxErrors: orNull(object({ unit: oneOf('instances', 'percent'), atMost: isCount })),
    pauseMs: isCount,
  }),
});

/** What was read from a file, as a record; null when it is none. */
export function parseRecord(value: unknown): RunRecord | null {
  return record(value) ? (value as RunRecord) : null;
}
