import type { Edition } from '../domain/editions.ts';
import type { WireParameters } from './flatten.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** '' on the last page, and always where the edition pages by number. */
  readonly nextToken: string;
  /** null when the answer does not say. */
  readonly totalCount: number | null;
}

/** The service hands out what it has handed out before, so the rest will never be seen. */
export class EndlessPages extends Error {
  override readonly name = 'EndlessPages';
}

/** Ends a walk through pages that are all new and never end; the service keeps less than 2,000 pages of 50. */
const mostPages = 2000;

/**
 * Every row of every page, each once: a row that moved to a later page while we were reading is taken as it was last
 * seen. Today's API pages by token, the older editions by number.
 */
export async function allRows<Row>(
  { describe }: Edition,
  pageSize: number,
  keyOf: (row: Row) => string,
  fetchPage: (paging: WireParameters) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  const tokens = new Set<string>();
  let token = '';
  for (let number = 1; number <= mostPages; number++) {
    const before = rows.size;
    if (describe.pages === 'NextToken') {
      const page = await fetchPage({ MaxResults: pageSize, ...(token !== '' && { NextToken: token }) });
      for (const row of page.rows) rows.set(keyOf(row), row);
      token = page.nextToken;
      if (token === '') return [...rows.values()];
      if (tokens.has(token)) throw new EndlessPages();
      tokens.add(token);
    } else {
      const page = await fetchPage({ PageNumber: number, PageSize: pageSize });
      for (const row of page.rows) rows.set(keyOf(row), row);
      const wasLast = page.totalCount === null ? page.rows.length < pageSize : rows.size >= page.totalCount;
      if (wasLast || page.rows.length === 0) return [...rows.values()];
      if (rows.size === before) throw new EndlessPages();
    }
  }
  throw new EndlessPages();
}
