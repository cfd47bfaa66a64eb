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

/** Asks for so many rows, and for no more pages. */
export function firstPage({ describe }: Edition, pageSize: number): WireParameters {
  return describe.pages === 'NextToken' ? { MaxResults: pageSize } : { PageNumber: 1, PageSize: pageSize };
}

/** Page after page, as they come; a row may come again. Today's API pages by token, the older editions by number. */
export async function* pagesOf<Row>(
  { describe }: Edition,
  pageSize: number,
  keyOf: (row: Row) => string,
  fetchPage: (paging: WireParameters) => Promise<Page<Row>>,
): AsyncGenerator<readonly Row[]> {
  const seen = new Set<string>();
  const tokens = new Set<string>();
  let token = '';
  for (let number = 1; number <= mostPages; number++) {
    const before = seen.size;
    const byToken = describe.pages === 'NextToken';
    const page = await fetchPage(
      byToken
        ? { MaxResults: pageSize, ...(token !== '' && { NextToken: token }) }
        : { PageNumber: number, PageSize: pageSize },
    );
    for (const row of page.rows) seen.add(keyOf(row));
    yield page.rows;
    if (byToken) {
      token = page.nextToken;
      if (token === '') return;
      if (tokens.has(token)) throw new EndlessPages();
      tokens.add(token);
    } else {
      const wasLast = page.totalCount === null ? page.rows.length < pageSize : seen.size >= page.totalCount;
      if (wasLast || page.rows.length === 0) return;
      if (seen.size === before) throw new EndlessPages();
    }
  }
  throw new EndlessPages();
}
