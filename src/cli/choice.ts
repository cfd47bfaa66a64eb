import { nearMiss } from '../domain/near-miss.ts';
import { text } from '../domain/text.ts';
import { accepted, type Checked, refused } from '../domain/violation.ts';

/** A parser for one of a few words; case does not matter, a near miss is named. */
export function parseChoice<T extends string>(choices: readonly T[]): (given: string) => Checked<T> {
  return (given) => {
    const exact = choices.find((choice) => choice.toLowerCase() === given.trim().toLowerCase());
    if (exact !== undefined) return accepted(exact);
    const near = nearMiss(given, choices);
    return refused({
      rule: 'choice',
      why: text(`Allowed are ${choices.join(', ')}.`, `可选值为 ${choices.join('、')}。`),
      fix: near ? text(`Did you mean ${near}?`, `是否想输入 ${near}？`) : text('Use one of these.', '请使用其中之一。'),
    });
  };
}
