import { type Text, text } from '../../domain/text.ts';
import type { CommandLookup } from '../../usecases/find-command.ts';
import { type Page, say } from '../page.ts';
import { renderProblem } from './problem.ts';
import { renderCard } from './report-card.ts';
import { visible } from './visible.ts';

export const oneById = text('Give the ID of the one you mean: -c c-…', '请用 ID 指定：-c c-…');

/** What to do about a name or an ID that no command has. */
export function lookAtCommands(near: string | null, regionId: string): Text {
  const line = `ecs-invoke commands list -r ${regionId}`;
  if (near === null) {
    return text(
      `Check the region (-r) and the name, upper and lower case included: ${line}`,
      `请检查地域（-r）和名称（区分大小写）：${line}`,
    );
  }
  const guess = visible(near);
  return text(`Did you mean -c ${guess}? All there are: ${line}`, `是否想输入 -c ${guess}？查看全部命令：${line}`);
}

/** Why a command's name led to no command. */
export function renderCommandLookup(
  lookup: Exclude<CommandLookup, { kind: 'found' }>,
  regionId: string,
  page: Page,
): string {
  if (lookup.kind === 'failed') {
    return renderProblem(lookup.problem, { regionId, mutating: false, circumstances: null }, page);
  }
  const name = visible(lookup.name);
  if (lookup.kind === 'several') {
    return renderCard(
      {
        sign: '✖',
        what: say(text(`Several commands are named "${name}"`, `有多个命令名为 “${name}”`), page),
        who: lookup.commandIds,
        why: say(text('Nothing was run.', '没有执行任何命令。'), page),
        next: [say(oneById, page)],
        facts: [],
      },
      page,
    );
  }
  return renderCard(
    {
      sign: '✖',
      what: say(text(`No command is named "${name}" in ${regionId}`, `${regionId} 中没有名为 “${name}” 的命令`), page),
      why: say(
        text(
          'Neither your own commands nor the public ones have exactly this name. Nothing was run.',
          '您的命令与公共命令中都没有完全同名的命令。没有执行任何命令。',
        ),
        page,
      ),
      next: [say(lookAtCommands(lookup.near, regionId), page)],
      facts: [],
    },
    page,
  );
}
