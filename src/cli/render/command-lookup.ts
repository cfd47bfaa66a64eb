import { text } from '../../domain/text.ts';
import type { CommandLookup } from '../../usecases/find-command.ts';
import { type Page, say } from '../page.ts';
import { renderProblem } from './problem.ts';
import { renderCard } from './report-card.ts';
import { visible } from './visible.ts';

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
        next: [say(text('Give the ID of the one you mean: -c c-…', '请用 ID 指定：-c c-…'), page)],
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
      next: [
        say(
          text(
            'Check the name, upper and lower case included, and the region (-r).',
            '请检查名称（包括大小写）和地域（-r）。',
          ),
          page,
        ),
      ],
      facts: [],
    },
    page,
  );
}
