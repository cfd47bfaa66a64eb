import { type Edition, type EditionName, editionNames, editions } from '../domain/editions.ts';
import { text } from '../domain/text.ts';
import { parseChoice } from './choice.ts';
import type { Findings } from './findings.ts';

/** The edition asked for; a refused one is told and `current` is used to check the rest. */
export function readEdition(findings: Findings): Edition {
  const name: EditionName = findings.single('edition', parseChoice(editionNames)) ?? 'current';
  return editions[name];
}

/** Refuses the flags that this edition cannot express. */
export function refuseLacking({ name, lacks }: Edition, findings: Findings): void {
  const { given } = findings;
  for (const flag of lacks) {
    if (given.on(flag) || given.one(flag)) findings.object(flag, given.one(flag)?.text ?? null, lacking(name));
  }
}

function lacking(edition: EditionName) {
  return {
    rule: 'edition-lacks',
    why: text(`Edition ${edition} of the API does not know this.`, `${edition} 版 API 不支持该选项。`),
    fix: text('Leave the flag out, or use --edition current.', '请去掉该选项，或使用 --edition current。'),
  };
}
