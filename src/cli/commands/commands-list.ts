import type { StoredCommandDetails } from '../../api/cloud-assistant.ts';
import { type Glob, parseGlob } from '../../domain/glob.ts';
import { parseScriptType, type ScriptType } from '../../domain/script-type.ts';
import { text } from '../../domain/text.ts';
import { filterOf, type Shelf, storedCommands } from '../../usecases/stored-commands.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { runRegionCommand } from '../region-command.ts';
import { callError } from '../render/call-error.ts';
import { renderProblem } from '../render/problem.ts';
import { commandListDocuments, renderCommandList } from '../render/stored-commands.ts';
import { refuseLackingOfCommands } from '../stored-command-flags.ts';

interface ListInput {
  readonly shelf: Shelf;
  readonly name: Glob | null;
  readonly type: ScriptType | null;
}

/** `ecs-invoke commands list`: the commands of a region, own or public. */
export function commandsListCommand(context: Context): Promise<Exit> {
  return runRegionCommand<ListInput>(context, {
    requests: null,
    read({ findings, edition }) {
      refuseLackingOfCommands(edition, findings);
      return {
        shelf: findings.given.on('public') ? 'public' : 'own',
        name: findings.single('name', parseGlob) ?? null,
        type: findings.single('type', parseScriptType) ?? null,
      };
    },
    async carryOut({ shelf, name, type }, place) {
      const { regionId, printing, notes } = place;
      const asked = { ...filterOf(shelf), ...(type !== null && { type }) };
      const answer = await storedCommands(asked, place, (soFar) =>
        place.progress(text(`${soFar} commands so far …`, `已读取 ${soFar} 条命令 …`)),
      );
      if (!answer.ok) {
        const exit = place.exitOf(answer.problem, false);
        const card = renderProblem(answer.problem, { regionId, mutating: false, circumstances: null }, place.errPage);
        return place.fail(card, callError(answer.problem, null, false, { region: regionId }), exit);
      }
      const found = answer.value.filter((command) => name === null || name.matches(command.name));
      place.tell(
        found.length === 0 && !place.quiet ? `${nothingFound(place.regionId, shelf)[context.language]}\n` : '',
      );
      if (printing.format !== 'text') {
        const facts = { edition: place.edition.name, region: regionId };
        commandListDocuments(found, facts, printing.format, notes, exits.shown).forEach(printing.document);
      } else
        printing.print(place.quiet ? idLines(found) : renderCommandList(found, context.io.stdout.isTTY, printing.page));
      return exits.shown;
    },
  });
}

function idLines(found: readonly StoredCommandDetails[]): string {
  return found.map(({ commandId }) => `${commandId}\n`).join('');
}

function nothingFound(regionId: string, shelf: Shelf) {
  return shelf === 'public'
    ? text(`No public command fits in ${regionId}.`, `${regionId} 中没有符合条件的公共命令。`)
    : text(`No command of yours fits in ${regionId}.`, `${regionId} 中没有您的符合条件的命令。`);
}
