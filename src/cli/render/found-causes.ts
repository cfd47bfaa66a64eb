import type { ExplainedResult } from '../../usecases/explain-unfit.ts';
import { type Page, say } from '../page.ts';
import { waysOut } from './report-card.ts';
import { unfitWords } from './unfit-words.ts';
import { wrap } from './wrap.ts';

/** So many instances with the same cause are named above it; of more the first ones. */
const namedAtMost = 5;

/**
 * What a look at these instances found, each cause once with its cures; of several instances their names before it.
 * '' where nothing was found of any.
 */
export function renderFoundCauses(
  instanceIds: readonly string[],
  explained: readonly ExplainedResult[],
  regionId: string,
  page: Page,
): string {
  const found = new Map(explained.map((each) => [each.instanceId, each]));
  const groups = new Map<string, ExplainedResult[]>();
  for (const id of instanceIds) {
    const each = found.get(id);
    if (each === undefined) continue;
    const key = JSON.stringify(each.causes);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()]
    .flatMap((group) => [
      ...(instanceIds.length > 1 ? [namesOf(group, page)] : []),
      ...causeLines(group, regionId, page),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function namesOf(group: readonly ExplainedResult[], page: Page): string {
  const names = group.slice(0, namedAtMost).map(({ instanceId }) => instanceId);
  return wrap(names.join(', ') + (group.length > namedAtMost ? ` … (${group.length})` : ''), page.width, '    ');
}

function causeLines(group: readonly ExplainedResult[], regionId: string, page: Page): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  return first.causes.flatMap((cause) => {
    const { why, fix } = unfitWords(cause, first.instanceId, regionId);
    return [
      wrap(say(why, page), page.width, '    '),
      ...waysOut(
        fix.map((each) => say(each, page)),
        page,
        '    ',
      ),
    ];
  });
}
