import { createHash } from 'node:crypto';
import type { Arguments } from './arguments.ts';
import type { Edition } from './editions.ts';
import type { AnswerObject } from './envelope.ts';
import { Refusal } from './refusal.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** The paging fields of the answer. */
  readonly fields: AnswerObject;
}

export interface PageLimits {
  readonly most: number;
  /** [doc] DescribeInstances bends MaxResults into its range; Cloud Assistant refuses what is outside. */
  readonly bends: boolean;
}

export const cloudAssistantPages: PageLimits = { most: 50, bends: false };
export const instancePages: PageLimits = { most: 100, bends: true };

const defaultSize = 10;

/**
 * Where a row stands among all there can be: the same while it is there, and nobody else's when it has gone. The first
 * number in which two differ decides; the smaller one comes first.
 */
export type Position = readonly number[];

/** The call that asks, as far as paging goes. */
interface Asking {
  readonly action: string;
  readonly args: Arguments;
  readonly service: { readonly edition: Edition };
}

/**
 * [doc] One page of the rows, which are in the order of their positions. With MaxResults or NextToken the new style, in
 * which the old fields are ignored and an empty NextToken is the end [assumed for all but DescribeInstances]; else
 * PageNumber and PageSize. A token tells where the last row stood and what was asked for [assumed]: what has come, gone
 * or changed since shifts nothing.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  positionOf: (row: Row) => Position,
  asking: Asking,
  limits: PageLimits,
): Page<Row> {
  const { args, service } = asking;
  if (args.text('NextToken') !== undefined || args.text('MaxResults') !== undefined) {
    return tokenPage(rows, positionOf, asking, limits);
  }
  const number = args.integer('PageNumber', 'InvalidParam.PageNumber') ?? 1;
  const size = args.integer('PageSize', 'InvalidParam.PageSize') ?? defaultSize;
  if (number < 1) throw new Refusal('InvalidParam.PageNumber');
  if (size < 1 || size > limits.most) throw new Refusal('InvalidParam.PageSize');
  const shown = rows.slice((number - 1) * size, number * size);
  const fields = { TotalCount: rows.length, PageNumber: number, PageSize: size };
  return { rows: shown, fields: service.edition.pagesByToken ? { ...fields, NextToken: '' } : fields };
}

function tokenPage<Row>(
  rows: readonly Row[],
  positionOf: (row: Row) => Position,
  { action, args }: Asking,
  limits: PageLimits,
): Page<Row> {
  const size = sizeOf(args, limits);
  const question = questionOf(action, args);
  const token = args.text('NextToken');
  const last = token === undefined ? null : positionIn(token, question);
  const begin = last === null ? 0 : rows.findIndex((row) => isBehind(positionOf(row), last));
  const shown = begin === -1 ? [] : rows.slice(begin, begin + size);
  const more = shown.length > 0 && begin + shown.length < rows.length;
  const next = more ? tokenOf(positionOf(shown.at(-1)!), question) : '';
  return { rows: shown, fields: { TotalCount: rows.length, PageNumber: 1, PageSize: size, NextToken: next } };
}

function isBehind(position: Position, other: Position): boolean {
  const at = position.findIndex((number, index) => number !== other[index]);
  return at !== -1 && position[at]! > (other[at] ?? Number.POSITIVE_INFINITY);
}

/** What decides neither which rows there are nor their order, and may change from page to page. */
const besideTheQuestion = new Set([
  ...['NextToken', 'MaxResults', 'PageNumber', 'PageSize', 'ContentEncoding', 'IncludeOutput'],
]);

/** Which rows are asked for. */
function questionOf(action: string, args: Arguments): string {
  const asked = args.names.filter((name) => !besideTheQuestion.has(name)).map((name) => [name, args.text(name)]);
  const given = asked.filter(([, value]) => value !== undefined).sort();
  return createHash('sha256')
    .update(JSON.stringify([action, given]))
    .digest('hex')
    .slice(0, 16);
}

function tokenOf(position: Position, question: string): string {
  return Buffer.from([question, ...position].join(' ')).toString('base64url');
}

/** What is no token, or one that was given to another question, is refused. */
function positionIn(token: string, question: string): Position {
  const [asked, ...position] = Buffer.from(token, 'base64url').toString('latin1').split(' ');
  const isPosition = position.length > 0 && position.every((number) => /^-?\d{1,15}$/.test(number));
  if (asked !== question || !isPosition) throw new Refusal('InvalidParameter.NextToken');
  return position.map(Number);
}

function sizeOf(args: Arguments, { most, bends }: PageLimits): number {
  const size = args.integer('MaxResults', 'InvalidParameter.MaxResults') ?? defaultSize;
  if (bends) return Math.min(Math.max(size, defaultSize), most);
  if (size < 1 || size > most) throw new Refusal('InvalidParameter.MaxResults');
  return size;
}
