import type { StoredCommand } from '../../api/cloud-assistant.ts';
import { featuresOf } from '../../domain/agent-features.ts';
import { type CommandReference, parseCommandReference } from '../../domain/command-reference.ts';
import { parseScriptType } from '../../domain/script-type.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import { osOfType } from '../../usecases/circumstances.ts';
import { type CommandLookup, findCommand } from '../../usecases/find-command.ts';
import { type FitnessReport, fitnessOf } from '../../usecases/fitness.ts';
import type { Ports } from '../../usecases/ports.ts';
import { resolveTargets, type SelectionHints, type Targets } from '../../usecases/select.ts';
import { storedCommand } from '../../usecases/stored-command.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { readTargets, selectionWords } from '../invoke/targets.ts';
import { type CallTools, runRegionCall } from '../region-call.ts';
import { lookAtCommands } from '../render/command-lookup.ts';
import { fitnessDocuments, renderFitness } from '../render/fitness.ts';
import { nothingSelected } from '../render/selection-words.ts';

interface Check {
  readonly targets: Targets;
  readonly command: CommandReference | null;
  readonly type: string | null;
}

type Checked =
  | { readonly kind: 'checked'; readonly report: FitnessReport }
  | { readonly kind: 'no-command'; readonly lookup: NoCommand }
  | { readonly kind: 'no-targets'; readonly hints: SelectionHints };

type NoCommand = Exclude<CommandLookup, { kind: 'found' | 'failed' }>;

const allFit: Exit = { code: 0, reason: 'fit' };
const someUnfit: Exit = { code: 3, reason: 'unfit' };

/** `ecs-invoke instances check`: which instances could take a command now, and what the others lack. Reads only. */
export function instancesCheckCommand(context: Context): Promise<Exit> {
  const { sources, clock } = context.services;
  return runRegionCall<Check, Checked>(context, {
    async read(findings) {
      const command = findings.single('command', parseCommandReference) ?? null;
      const type = findings.single('type', parseScriptType) ?? null;
      if (command !== null && type !== null) findings.object('type', type, typeOfCommand);
      const targets = await readTargets(findings, sources, { limit: null, required: true });
      return targets && { targets, command, type };
    },
    call: (cloud, input, signal, tools) => check(input, { cloud, clock, signal, report: () => {} }, tools),
    present(answer, { input, regionId, edition, notes }, presenter, { format, page, print, document, bare }) {
      if (answer.kind === 'no-command') {
        presenter.violations(
          [{ flag: '-c', given: answer.lookup.name, ...commandObjection(answer.lookup, regionId) }],
          exits.usage,
        );
        return exits.usage;
      }
      if (answer.kind === 'no-targets') {
        if (input.targets.kind !== 'selection') throw new Error('nothing was selected');
        const { selection } = input.targets;
        const objection = nothingSelected(selection, answer.hints, regionId);
        presenter.violations([{ flag: selectionWords(selection), given: null, ...objection }], exits.usage);
        return exits.usage;
      }
      const { report } = answer;
      const fit = report.instances.filter(({ causes }) => causes.length === 0);
      const exit = fit.length === report.instances.length ? allFit : someUnfit;
      if (format !== 'text') fitnessDocuments(report, format, { edition, regionId, notes, exit }).forEach(document);
      else if (bare) print(fit.map(({ instanceId }) => `${instanceId}\n`).join(''));
      else print(renderFitness(report, regionId, page));
      return exit;
    },
  });
}

/** Rejects with what went wrong with a look. */
async function check({ targets, command, type }: Check, ports: Ports, tools: CallTools): Promise<Checked> {
  const { regionId, edition, progress } = tools;
  let stored: StoredCommand | null = null;
  if (command !== null) {
    const lookup = await findCommand(command, ports);
    if (lookup.kind === 'failed') throw lookup.problem;
    if (lookup.kind !== 'found') return { kind: 'no-command', lookup };
    const { commandId } = lookup;
    stored = await storedCommand(commandId, ports);
    if (stored === null) return { kind: 'no-command', lookup: { kind: 'none', name: commandId, near: null } };
  }
  const found = targets.kind === 'selection' ? await resolveTargets(targets.selection, ports) : null;
  if (found?.kind === 'failed') throw found.problem;
  if (found?.kind === 'none') return { kind: 'no-targets', hints: found.hints };
  const asked = targets.kind === 'ids' ? targets.ids : (found?.instances ?? []).map(({ instanceId }) => instanceId);
  progress.show(text(`asking about ${asked.length} …`, `正在检查 ${asked.length} 台实例 …`));
  const scriptType = stored?.type ?? type;
  const work = {
    regionId,
    os: scriptType === null ? null : osOfType(scriptType),
    features: featuresOf({}, stored ? stored.content.toString('utf8') : null),
    needsVpc: edition.needsVpc,
  };
  const report = await fitnessOf(asked, work, ports);
  if (report.agents !== null) throw report.agents;
  return { kind: 'checked', report };
}

function commandObjection(lookup: NoCommand, regionId: string): Objection {
  if (lookup.kind === 'several') {
    return {
      rule: 'command-name',
      why: text(
        `${lookup.commandIds.length} commands have this name.`,
        `有 ${lookup.commandIds.length} 条命令使用该名称。`,
      ),
      fix: text(`Give the ID: ${lookup.commandIds.join(', ')}.`, `请使用 ID：${lookup.commandIds.join('、')}。`),
    };
  }
  return {
    rule: 'command-name',
    why: text('This region has no such command.', '该地域中没有此命令。'),
    fix: lookAtCommands(lookup.near, regionId),
  };
}

const typeOfCommand: Objection = {
  rule: 'type-and-command',
  why: text('A stored command has its type already.', '已保存的命令自带类型。'),
  fix: text('Leave out -c or --type.', '请去掉 -c 或 --type。'),
};
