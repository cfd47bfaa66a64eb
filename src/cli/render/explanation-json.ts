import { type CatalogueEntry, familyOf } from '../../api/error-catalogue.ts';
import type { Exit } from '../exit-code.ts';
import { outcomeOf } from '../outcome-of-code.ts';
import { type Document, eventDocument } from './json.ts';

/** One document with every entry; as lines, one document an entry. */
export function explanationDocuments(
  entries: readonly CatalogueEntry[],
  format: 'json' | 'jsonl',
  exit: Exit,
): readonly Document[] {
  const explanations = entries.map(explanationObject);
  const documents = format === 'json' ? [explanations] : explanations.map((each) => [each]);
  return documents.map((each) => eventDocument('explanation', { explanations: each, notes: [], exit }));
}

function explanationObject(entry: CatalogueEntry): Readonly<Record<string, unknown>> {
  const { code, en, documented } = entry.row;
  const { ran, exits } = outcomeOf(entry);
  return {
    code,
    of: entry.of,
    kind: entry.of === 'request' ? entry.row.kind : null,
    family: familyOf(code),
    why: en.why,
    fix: en.fix,
    ran,
    exits: exits.map((each) => ({ code: each.code, reason: each.reason, when: each.when?.en ?? null })),
    documented: documented.map(({ source, status, message }) => ({
      source,
      httpStatus: status === 0 ? null : status,
      message,
    })),
  };
}
