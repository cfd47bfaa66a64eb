import type { CommandReference } from '../../domain/command-reference.ts';
import type { Edition } from '../../domain/editions.ts';
import { guessScriptType, type ScriptType } from '../../domain/script-type.ts';
import { parseCommandName } from '../../domain/stored-command.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import { type ChangePlan, type CommandChange, changeCommand, planChange } from '../../usecases/modify-command.ts';
import { confirmed, needsConfirmation } from '../confirm.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import type { Findings } from '../findings.ts';
import { checkScript, type GivenScript, readScriptFlag } from '../given-script.ts';
import { type Place, runRegionCommand } from '../region-command.ts';
import { renderChange } from '../render/command-change.ts';
import { noteObject, schema } from '../render/json.ts';
import { contentRemarks } from '../stored-command-content.ts';
import { failedCall, nameTaken, unknownChange } from '../stored-command-failures.ts';
import { onlyOnce, readReference, readTraits, refuseLackingOfCommands } from '../stored-command-flags.ts';
import { notOneCommand } from '../stored-command-lookup.ts';

interface UpdateInput {
  readonly reference: CommandReference;
  readonly change: CommandChange;
  /** As given: what kind of script it has to be, the command says when it is looked up. */
  readonly script: GivenScript | null;
  readonly allowsDuplicateName: boolean;
}

/** `ecs-invoke commands update <id or name>`: shows what would change, asks, and changes it with one call. */
export function commandsUpdateCommand(context: Context): Promise<Exit> {
  const { services } = context;
  return runRegionCommand<UpdateInput>(context, {
    requests: ({ reference, change }, edition, regionId) => {
      const commandId = reference.kind === 'id' ? reference.id : namedLater(reference.name);
      const parameters = services.wireParameters.modify({ commandId, ...change }, edition);
      return [{ action: 'ModifyCommand', parameters: { RegionId: regionId, ...parameters } }];
    },
    async read(reading) {
      const { findings, edition, words } = reading;
      const { given } = findings;
      refuseLackingOfCommands(edition, findings);
      onlyOnce(findings, ['name', 'script', 'description', 'timeout', 'working-dir', 'launcher', 'region']);
      const reference = readReference(findings, words[0] ?? '');
      const name = findings.single('name', (value) => parseCommandName(value, edition));
      const traits = readTraits(findings, edition);
      const script = await readChangedScript(findings, edition, context);
      const content =
        script && contentFor(script, guessScriptType({ fileName: script.fileName, content: script.bytes }));
      const change = { ...(name !== undefined && { name }), ...(content && { content }), ...traits };
      const asked = ['name', 'script', 'description', 'timeout', 'working-dir', 'launcher'];
      if (asked.every((flag) => given.one(flag) === null)) {
        findings.violations.push({ ...nothingAsked, flag: 'update', given: null });
      }
      needsConfirmation(reading, context);
      if (reference === null) return null;
      return { reference, change, script, allowsDuplicateName: given.on('allow-duplicate-name') };

      function contentFor(each: GivenScript, type: ScriptType | null): Buffer | undefined {
        const checked = checkScript(each, type ?? 'RunShellScript', edition);
        // Notes are told once the kind of the command is known.
        return checked.ok ? checked.value.content : (findings.takeFrom(each.origin, checked) ?? undefined);
      }
    },
    async carryOut({ reference, change: asked, script, allowsDuplicateName }, place) {
      const looked = await planChange(reference, asked, allowsDuplicateName, place);
      if (looked.kind === 'not-found') return notOneCommand(reference, looked.lookup, place);
      if (looked.kind === 'name-taken') return nameTaken(asked.name ?? '', looked.commandIds, place);
      const settled = settleContent(looked, asked, script, place);
      if (settled === null) return exits.usage;
      const { plan, change } = settled;
      if (plan.fields.length === 0) {
        place.remark(text(`${plan.before.commandId} is so already.`, `${plan.before.commandId} 已经如此，无需修改。`));
        return sayChanged(plan, false, place);
      }
      place.tell(
        place.given.on('yes') && place.quiet ? '' : renderChange(plan.before, plan.fields, change, place.errPage),
      );
      const left = await confirmed(
        text(`Change ${plan.before.commandId}?`, `修改 ${plan.before.commandId}？`),
        {
          yes: text('Yes, change it', '是，修改'),
          left: text('Left. Nothing was changed.', '已退出。没有任何改动。'),
        },
        place,
      );
      if (left !== null) return left;
      const report = await changeCommand(plan, change, place);
      if (report.kind === 'failed') return failedCall(report.problem, true, place);
      if (report.kind === 'unknown') return unknownChange(report.problem, plan.before, place);
      if (report.lookedUp) place.note(answerLost);
      if (report.unseen.length > 0) place.note(stillOld(report.unseen));
      return sayChanged(plan, report.lookedUp, place);
    },
  });
}

type Planned = Extract<ChangePlan, { kind: 'planned' }>;

/** The script once more, by the kind that the command has; null when it is refused, which is told. */
function settleContent(
  plan: Planned,
  change: CommandChange,
  script: GivenScript | null,
  place: Place,
): { readonly plan: Planned; readonly change: CommandChange } | null {
  if (script === null) return { plan, change };
  const checked = contentRemarks(script, plan.before, place.edition);
  if (!checked.ok) {
    const violations = checked.objections.map((each) => ({ ...each, flag: script.origin, given: null }));
    place.presenter.violations(violations, exits.usage);
    return null;
  }
  checked.notes.forEach(place.note);
  const content = checked.value;
  const others = plan.fields.filter((field) => field !== 'content');
  const fields = plan.before.content.equals(content) ? others : [...others, 'content' as const];
  return { plan: { ...plan, fields }, change: { ...change, content } };
}

async function readChangedScript(
  findings: Findings,
  edition: Edition,
  { services }: Context,
): Promise<GivenScript | null> {
  if (findings.given.one('script') === null) return null;
  if (edition.storedCommands.modifiesContent) return readScriptFlag(findings, services.sources);
  findings.object('script', null, keptAsCreated);
  return null;
}

function sayChanged({ before, fields }: Planned, lookedUp: boolean, place: Place): Exit {
  const { commandId } = before;
  const { printing, edition, regionId } = place;
  if (printing.format === 'text') printing.print(`${commandId}\n`);
  else {
    const facts = { edition: edition.name, region: regionId, commandId, changed: fields, lookedUp };
    printing.document({
      schema,
      kind: 'command-updated',
      ...facts,
      notes: place.notes.map(noteObject),
      exit: exits.success,
    });
  }
  return exits.success;
}

const answerLost = {
  code: 'answer-lost',
  text: text(
    'The answer to ModifyCommand was lost; the command was read again and is changed.',
    'ModifyCommand 的应答丢失；重新读取后确认已修改。',
  ),
};

function stillOld(fields: readonly string[]) {
  return {
    code: 'change-not-seen',
    text: text(
      `The service accepted the change and still shows the old ${fields.join(', ')}.`,
      `服务已接受修改，但 ${fields.join('、')} 仍显示为旧值。`,
    ),
  };
}

function namedLater(name: string): string {
  return `<ID of the command named ${name}, looked up when sent>`;
}

const nothingAsked: Objection = {
  rule: 'nothing-to-change',
  why: text('It is not said what to change.', '没有说明要修改什么。'),
  fix: text(
    'Give at least one of --name, --description, --timeout, --working-dir, --launcher.',
    '请至少给出 --name、--description、--timeout、--working-dir、--launcher 之一。',
  ),
};

const keptAsCreated: Objection = {
  rule: 'content-kept',
  why: text(
    'The service keeps the script of a command as it was created: ModifyCommand takes a new one today, and ignores it.',
    '服务不支持修改已有命令的脚本：目前 ModifyCommand 会接受新内容，但不起作用。',
  ),
  fix: text(
    'Create a second command with the new script (commands create), then delete this one (commands delete).',
    '请用新脚本另建一条命令（commands create），再删除这一条（commands delete）。',
  ),
};
