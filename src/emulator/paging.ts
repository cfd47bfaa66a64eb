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

/** The call that asks, as far as paging goes. */
interface Asking {
  readonly args: Arguments;
  readonly service: { readonly edition: Edition };
}

/**
 * [doc] One page of the rows. With MaxResults or NextToken the new style, in which the old fields are ignored and an
 * empty NextToken is the end; else PageNumber and PageSize. A token names the last row that was given [assumed], so rows
 * that come in between shift nothing.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { args, service }: Asking,
  limits: PageLimits,
): Page<Row> {
  const token = args.text('NextToken');
  if (token !== undefined || args.text('MaxResults') !== undefined) return tokenPage(rows, keyOf, token, args, limits);
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
  keyOf: (row: Row) => string,
  token: string | undefined,
  args: Arguments,
  limits: PageLimits,
): Page<Row> {
  const size = sizeOf(args, limits);
  let start = 0;
  if (token !== undefined) {
    const last = Buffer.from(token, 'base64url').toString('utf8');
    start = rows.findIndex((row) => keyOf(row) === last) + 1;
    if (start === 0) throw new Refusal('InvalidParameter.NextToken');
  }
  const shown = rows.slice(start, start + size);
  const more = start + shown.length < rows.length;
  const next = more ? Buffer.from(keyOf(shown.at(-1)!)).toString('base64url') : '';
  return { rows: shown, fields: { TotalCount: rows.length, PageNumber: 1, PageSize: size, NextToken: next } };
}

function sizeOf(args: Arguments, { most, bends }: PageLimits): number {
  const size = args.integer('MaxResults', 'InvalidParameter.MaxResults') ?? defaultSize;
  if (bends) return Math.min(Math.max(size, defaultSize), most);
  if (size < 1 || size > most) throw new Refusal('InvalidParameter.MaxResults');
  return size;
}
