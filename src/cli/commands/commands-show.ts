import type { CommandReference } from '../../domain/command-reference.ts';
import { findStoredCommand } from '../../usecases/stored-commands.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { runRegionCommand } from '../region-command.ts';
import { commandDocument, renderCommand } from '../render/stored-command.ts';
import { visible } from '../render/visible.ts';
import { readReference } from '../stored-command-flags.ts';
import { notOneCommand } from '../stored-command-lookup.ts';

/** `ecs-invoke commands show <id or name>`: everything the service tells of one command, or its script alone. */
export function commandsShowCommand(context: Context): Promise<Exit> {
  return runRegionCommand<CommandReference>(context, {
    requests: null,
    read: ({ findings, words }) => readReference(findings, words[0] ?? ''),
    async carryOut(reference, place) {
      const { given, printing, regionId, edition } = place;
      const lookup = await findStoredCommand(reference, ['own', 'public'], place);
      if (lookup.kind !== 'found') return notOneCommand(reference, lookup, place);
      const { command } = lookup;
      const { stdout } = context.io;
      if (given.on('content')) {
        stdout.write(stdout.isTTY ? visible(command.content.toString('utf8')) : command.content);
        if (stdout.isTTY && command.content.at(-1) !== 0x0a) stdout.write('\n');
      } else if (printing.format !== 'text') {
        const facts = { edition: edition.name, region: regionId };
        printing.document(commandDocument(command, facts, place.notes, exits.shown));
      } else if (place.quiet) printing.print(`${command.commandId}\n`);
      else printing.print(renderCommand(command, { regionId, sameWay: place.sameWay }, printing.page));
      return exits.shown;
    },
  });
}
