import type { Arguments } from './arguments.ts';
import type { AnswerObject } from './envelope.ts';
import { Refusal } from './refusal.ts';

export const pagingParameters = ['PageNumber', 'PageSize', 'MaxResults', 'NextToken'] as const;

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
 * [doc] One page of the rows. With MaxResults or NextToken the new style, in which the old fields are ignored and an
 * empty NextToken is the end; else PageNumber and PageSize. A token names the last row that was given [assumed], so rows
 * that come in between shift nothing.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  call: Arguments,
  limits: PageLimits,
): Page<Row> {
  const token = call.text('NextToken');
  if (token !== undefined || call.text('MaxResults') !== undefined) return tokenPage(rows, keyOf, token, call, limits);
  const number = call.integer('PageNumber', 'InvalidParam.PageNumber') ?? 1;
  const size = call.integer('PageSize', 'InvalidParam.PageSize') ?? defaultSize;
  if (number < 1) throw new Refusal('InvalidParam.PageNumber');
  if (size < 1 || size > limits.most) throw new Refusal('InvalidParam.PageSize');
  const shown = rows.slice((number - 1) * size, number * size);
  return { rows: shown, fields: { TotalCount: rows.length, PageNumber: number, PageSize: size, NextToken: '' } };
}

function tokenPage<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  token: string | undefined,
  call: Arguments,
  limits: PageLimits,
): Page<Row> {
  const size = sizeOf(call, limits);
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

function sizeOf(call: Arguments, { most, bends }: PageLimits): number {
  const size = call.integer('MaxResults', 'InvalidParameter.MaxResults') ?? defaultSize;
  if (bends) return Math.min(Math.max(size, defaultSize), most);
  if (size < 1 || size > most) throw new Refusal('InvalidParameter.MaxResults');
  return size;
}
