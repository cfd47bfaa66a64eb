import type { CommandReference } from '../domain/command-reference.ts';
import { text } from '../domain/text.ts';
import type { StoredCommandLookup } from '../usecases/stored-commands.ts';
import { type Exit, exits } from './exit-code.ts';
import type { Place } from './region-command.ts';
import { callError } from './render/call-error.ts';
import { renderProblem } from './render/problem.ts';
import { renderCard } from './render/report-card.ts';
import { visible } from './render/visible.ts';

/** Says why a reference leads to no single command. A name nobody has is a mistake of the line (64); an ID is refused. */
export function notOneCommand(
  reference: CommandReference,
  lookup: Exclude<StoredCommandLookup, { kind: 'found' }>,
  place: Place,
): Exit {
  const { errPage, regionId, sameWay } = place;
  const { language } = errPage;
  if (lookup.kind === 'failed') {
    const card = renderProblem(lookup.problem, { regionId, mutating: false, circumstances: null }, errPage);
    const error = callError(lookup.problem, null, false, { region: regionId });
    return place.fail(card, error, place.exitOf(lookup.problem, false));
  }
  const asked = reference.kind === 'id' ? reference.id : reference.name;
  const commandIds = lookup.kind === 'several' ? lookup.commands.map(({ commandId }) => commandId) : [];
  const what =
    lookup.kind === 'several'
      ? text(`${commandIds.length} commands are named "${asked}"`, `有 ${commandIds.length} 个命令名为 “${asked}”`)
      : reference.kind === 'id'
        ? text(`There is no command ${asked} in ${regionId}`, `${regionId} 中没有命令 ${asked}`)
        : text(`No command is named "${asked}" in ${regionId}`, `${regionId} 中没有名为 “${asked}” 的命令`);
  const next =
    lookup.kind === 'several'
      ? text('Give the ID of the one you mean.', '请用 ID 指定其中之一。')
      : text(
          `Check the region (-r) and the name, upper and lower case included: ecs-invoke commands list -r ${regionId}${sameWay}`,
          `请检查地域（-r）和名称（区分大小写）：ecs-invoke commands list -r ${regionId}${sameWay}`,
        );
  const card = renderCard(
    {
      sign: '✖',
      what: visible(what[language]),
      who: lookup.kind === 'several' ? lookup.commands.map(aboutOne) : [],
      why: text('Nothing was changed.', '没有任何改动。')[language],
      next: [next[language]],
      facts: [],
    },
    errPage,
  );
  const exit = reference.kind === 'id' ? exits.refused : exits.usage;
  return place.fail(card, { type: 'command-name', message: `${what.en}.`, commandIds, fix: [next.en] }, exit);
}

function aboutOne({ commandId, type, createdAt }: { commandId: string; type: string; createdAt: string }): string {
  return visible([commandId, type, createdAt].filter(Boolean).join('  '));
}
