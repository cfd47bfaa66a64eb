import type { CallProblem } from '../api/call-problem.ts';
import type { StoredCommandDetails } from '../api/cloud-assistant.ts';
import { type Text, text } from '../domain/text.ts';
import { type Exit, exits } from './exit-code.ts';
import type { Place } from './region-command.ts';
import { callError } from './render/call-error.ts';
import { renderProblem } from './render/problem.ts';
import { renderCard } from './render/report-card.ts';
import { visible } from './render/visible.ts';
import { shellLine } from './shell-words.ts';

/** A call that was refused or never sent, or one that only reads: it changed nothing. */
export function failedCall(problem: CallProblem, mutating: boolean, place: Place): Exit {
  const { errPage, regionId } = place;
  const card = renderProblem(problem, { regionId, mutating: false, circumstances: null }, errPage);
  const error = callError(problem, null, mutating && problem.name !== 'NoAnswer', { region: regionId });
  return place.fail(card, error, place.exitOf(problem, mutating));
}

/** Another command has the name already: nothing was sent. */
export function nameTaken(name: string, commandIds: readonly string[], place: Place): Exit {
  const { errPage, regionId } = place;
  const { language } = errPage;
  const what = text(
    `There is a command named "${name}" in ${regionId} already`,
    `${regionId} 中已有名为 “${name}” 的命令`,
  );
  const fix = [
    text('Take another name.', '请换一个名称。'),
    text(
      `See whether it is the one you want: ecs-invoke commands show ${commandIds[0]} -r ${regionId}${place.sameWay}`,
      `查看它是否就是所需的命令：ecs-invoke commands show ${commandIds[0]} -r ${regionId}${place.sameWay}`,
    ),
    text(
      'Two of one name can only be told apart by ID; if that is meant, add --allow-duplicate-name.',
      '同名命令只能用 ID 区分；如确需如此，请加上 --allow-duplicate-name。',
    ),
  ];
  const card = renderCard(
    {
      sign: '✖',
      what: visible(what[language]),
      who: commandIds.map(visible),
      why: text('Nothing was changed.', '没有任何改动。')[language],
      next: fix.map((each) => each[language]),
      facts: [],
    },
    errPage,
  );
  const error = { type: 'name-taken', message: `${what.en}.`, commandIds, fix: fix.map(({ en }) => en) };
  return place.fail(card, error, exits.usage);
}

/** CreateCommand without an answer, and the look-up by name told nothing certain. */
export function unknownCreation(
  name: string,
  { problem, candidates }: { readonly problem: CallProblem; readonly candidates: readonly string[] | null },
  place: Place,
): Exit {
  const { regionId, sameWay } = place;
  const line = `ecs-invoke commands list --name ${shellLine([name])} -r ${regionId}${sameWay}`;
  const why =
    candidates === null
      ? text(
          'Which commands had this name before could not be read, so it cannot be found by its name. It was not sent again: the service would keep a second command of this name.',
          '事先未能读取同名命令，因此无法按名称确认。未再次发送：否则服务会再保存一个同名命令。',
        )
      : candidates.length > 1
        ? text(
            'Several commands of this name and script appeared, and which of them is this one is not known.',
            '出现了多个同名且内容相同的命令，无法确定哪一个是本次创建的。',
          )
        : text(
            'It was looked for by its name and not seen, which is no proof that it does not exist. It was not sent again: the service would keep a second command of this name.',
            '已按名称查找但未见到，这并不能证明它不存在。未再次发送：否则服务会再保存一个同名命令。',
          );
  return sayUnknown(problem, { why, who: candidates ?? [], look: line }, place);
}

/** ModifyCommand or DeleteCommand without an answer, and the command was not seen changed. */
export function unknownChange(
  problem: CallProblem,
  command: Pick<StoredCommandDetails, 'commandId'>,
  place: Place,
): Exit {
  const { commandId } = command;
  const why = text(
    'The command does not show the change, which is no proof that it will not. Doing it once more does no harm.',
    '该命令尚未显示此改动，但这并不能证明不会生效。再做一次没有害处。',
  );
  const look = `ecs-invoke commands show ${shellLine([commandId])} -r ${place.regionId}${place.sameWay}`;
  return sayUnknown(problem, { why, who: [commandId], look }, place);
}

function sayUnknown(
  problem: CallProblem,
  { why, who, look }: { readonly why: Text; readonly who: readonly string[]; readonly look: string },
  place: Place,
): Exit {
  const { errPage } = place;
  const { language } = errPage;
  const { action } = problem;
  const host = problem.name === 'Refused' ? '' : problem.host;
  const what = text(
    `Outcome unknown: ${action} got no valid answer from ${host}`,
    `结果未知：${action} 未得到 ${host} 的有效应答`,
  );
  const next = text(`Look before anything else: ${look}`, `请先查看：${look}`);
  const facts =
    problem.name === 'NoAnswer' ? [problem.code, problem.requestId && `RequestId ${problem.requestId}`] : [];
  const card = renderCard(
    {
      sign: '✖',
      what: visible(what[language]),
      who: who.map(visible),
      why: why[language],
      next: [next[language]],
      facts: facts.filter((fact): fact is string => Boolean(fact)).map(visible),
    },
    errPage,
  );
  const told = callError(problem, null, true, { region: place.regionId });
  const error = { ...told, why: why.en, fix: [next.en], commandIds: who };
  return place.fail(card, error, place.exitOf(problem, true));
}
