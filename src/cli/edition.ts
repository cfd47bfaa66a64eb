import { type Edition, type EditionName, editionNames, editions } from '../domain/editions.ts';
import { parseChoice } from './choice.ts';
import type { Findings } from './findings.ts';

/** The edition asked for; a refused one is told and `current` is used to check the rest. */
export function readEdition(findings: Findings): Edition {
  const name: EditionName = findings.single('edition', parseChoice(editionNames)) ?? 'current';
  return editions[name];
}
