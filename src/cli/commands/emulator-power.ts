import type { PowerVerb } from '../../api/emulator-controls.ts';
import { parseInstanceIds } from '../../domain/instance-id.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import { parseChoice } from '../choice.ts';
import type { Context } from '../context.ts';
import { runEmulatorCall } from '../emulator-call.ts';
import { type Exit, exits } from '../exit-code.ts';
import type { Findings } from '../findings.ts';
import { powerDocument, renderPower } from '../render/emulator-power.ts';

const verbs = ['stop', 'start', 'reboot'] as const;

/** `ecs-invoke emulator power <stop|start|reboot> <instance>…` */
export function emulatorPowerCommand(context: Context): Promise<Exit> {
  return runEmulatorCall(context, {
    read: (findings) => wishOf(context.command.args, findings),
    changes: () => true,
    ask: ({ controls, signal }, { verb, instanceIds }) => controls.power(verb, instanceIds, signal),
    present(changes, { verb }, { format, page, print, document }) {
      if (format === 'text') print(renderPower(changes, page));
      else document(powerDocument(verb, changes, exits.shown));
    },
  });
}

function wishOf(
  [word, ...ids]: readonly string[],
  findings: Findings,
): { readonly verb: PowerVerb; readonly instanceIds: readonly string[] } {
  const { violations } = findings;
  const none = { verb: 'start' as const, instanceIds: [] };
  if (word === undefined) {
    if (violations.length === 0) violations.push({ ...noVerb, flag: '<stop|start|reboot>', given: null });
    return none;
  }
  const verb = findings.takeFrom('<stop|start|reboot>', parseChoice(verbs)(word), word) ?? 'start';
  if (ids.length === 0) {
    violations.push({ ...noInstance, flag: '<instance>', given: null });
    return none;
  }
  return { verb, instanceIds: findings.takeFrom('<instance>', parseInstanceIds(ids), ids.join(' ')) ?? [] };
}

const noVerb: Objection = {
  rule: 'power-missing',
  why: text('It is not said what is to happen.', '没有指定要执行的动作。'),
  fix: text('Give stop, start or reboot, and instances.', '请指定 stop、start 或 reboot，以及实例。'),
};

const noInstance: Objection = {
  rule: 'instance-missing',
  why: text('No instance is given.', '没有指定实例。'),
  fix: text('For instance: ecs-invoke emulator power reboot i-web1', '例如：ecs-invoke emulator power reboot i-web1'),
};
