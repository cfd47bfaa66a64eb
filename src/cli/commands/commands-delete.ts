import type { CommandReference } from '../../domain/command-reference.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import { type Deletion, deleteCommands, planDeletion } from '../../usecases/delete-commands.ts';
import { confirmed, needsConfirmation } from '../confirm.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { type Place, runRegionCommand } from '../region-command.ts';
import { deletionsDocument, renderDeletion, renderDoomed } from '../render/command-deletions.ts';
import { readReference } from '../stored-command-flags.ts';
import { notOneCommand } from '../stored-command-lookup.ts';

/** `ecs-invoke commands delete <id or name>…`: says what would go and what still uses it, asks, then deletes one by one. */
export function commandsDeleteCommand(context: Context): Promise<Exit> {
  return runRegionCommand<readonly CommandReference[]>(context, {
    requests: (references, _edition, regionId) =>
      references.map((reference) => ({
        action: 'DeleteCommand',
        parameters: { RegionId: regionId, CommandId: reference.kind === 'id' ? reference.id : later(reference.name) },
      })),
    read(reading) {
      const { findings, words } = reading;
      if (words.length === 0) findings.violations.push({ ...noneNamed, flag: '<id or name>', given: null });
      needsConfirmation(reading, context);
      const references = words.map((word) => readReference(findings, word));
      return references.every((reference) => reference !== null) ? references : null;
    },
    async carryOut(references, place) {
      const plan = await planDeletion(references, place);
      const [unclear] = plan.unclear;
      if (unclear !== undefined) {
        // Of several all are told; in JSON stderr holds one object, so the first speaks for them.
        const others = place.printing.format === 'text' ? plan.unclear.slice(1) : [];
        const exit = notOneCommand(unclear.reference, unclear.lookup, place);
        for (const { reference, lookup } of others) notOneCommand(reference, lookup, place);
        return exit;
      }
      if (plan.schedulesUnknown !== null) place.note(schedulesUnknown);
      for (const { commandId, schedules } of plan.doomed) {
        const [first] = schedules;
        if (first !== undefined) place.note(stillUsed(commandId, schedules.length, first.invokeId));
      }
      place.tell(place.quiet && place.given.on('yes') ? '' : renderDoomed(plan.doomed, place.errPage));
      const count = plan.doomed.length;
      const left = await confirmed(
        count === 1
          ? text('Delete it for good?', '确定永久删除？')
          : text(`Delete these ${count} for good?`, `确定永久删除这 ${count} 条命令？`),
        { yes: text('Yes, delete', '是，删除'), left: text('Nothing was deleted.', '没有删除任何命令。') },
        place,
      );
      if (left !== null) return left;
      return sayDeletions(await deleteCommands(plan.doomed, place), place);
    },
  });
}

function sayDeletions(deletions: readonly Deletion[], place: Place): Exit {
  const { printing, edition, regionId, errPage } = place;
  const exit = exitOfDeletions(deletions, place);
  if (printing.format !== 'text') {
    const facts = { edition: edition.name, region: regionId };
    printing.document(deletionsDocument(deletions, facts, place.notes, exit));
    return exit;
  }
  for (const deletion of deletions) {
    if (deletion.kind === 'deleted') printing.print(`${deletion.doomed.commandId}\n`);
    else place.tell(renderDeletion(deletion, { regionId, sameWay: place.sameWay }, errPage));
  }
  return exit;
}

/** An interruption first, then what is not known, then what was refused. */
const order = [130, 143, exits.unknown.code, exits.denied.code, exits.refused.code];

function exitOfDeletions(deletions: readonly Deletion[], place: Place): Exit {
  const reached = deletions.map((deletion) => {
    if (deletion.kind === 'deleted') return exits.success;
    if (deletion.kind === 'not-tried') return place.signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
    return place.exitOf(deletion.problem, true);
  });
  const worst = order.flatMap((code) => reached.find((exit) => exit.code === code) ?? []);
  return worst[0] ?? reached.find((exit) => exit.code !== 0) ?? exits.success;
}

function stillUsed(commandId: string, schedules: number, invokeId: string) {
  return {
    code: 'still-scheduled',
    text: text(
      `${commandId} is still scheduled (${schedules} ${schedules === 1 ? 'schedule' : 'schedules'}); the service may refuse to delete it. To end one: ecs-invoke schedule stop ${invokeId}`,
      `${commandId} 仍有 ${schedules} 个计划执行在使用，服务可能拒绝删除。停止计划：ecs-invoke schedule stop ${invokeId}`,
    ),
  };
}

const schedulesUnknown = {
  code: 'schedules-unknown',
  text: text(
    'Whether schedules still use the commands could not be looked up.',
    '无法查询是否仍有计划执行在使用这些命令。',
  ),
};

function later(name: string): string {
  return `<ID of the command named ${name}, looked up when sent>`;
}

const noneNamed: Objection = {
  rule: 'command-missing',
  why: text('No command is named.', '没有指定命令。'),
  fix: text('Name one or more, by ID or exact name.', '请用 ID 或完整名称指定一个或多个命令。'),
};
