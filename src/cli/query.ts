import type { Document } from './render/json.ts';

/** JMESPath over the JSON result. Loaded only when it is used. */
export interface Query {
  /** The selected part; the whole document, marked, when the expression does not fit it: no result is ever lost to a query. */
  select(document: Document): unknown;
}

interface Jmespath {
  compile(expression: string): unknown;
  search(data: unknown, expression: string): unknown;
}

/** null when the expression is not JMESPath. */
export async function parseQuery(expression: string): Promise<Query | null> {
  const loaded = (await import('jmespath')) as unknown as Jmespath & { default?: Jmespath };
  const jmespath = loaded.default ?? loaded;
  try {
    jmespath.compile(expression);
  } catch {
    return null;
  }
  return {
    select(document) {
      try {
        return jmespath.search(document, expression);
      } catch (error) {
        return { ...document, queryError: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
