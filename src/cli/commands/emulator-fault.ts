import type { EmulatorFault } from '../../api/emulator-controls.ts';
import { parseFault } from '../../domain/fault-spec.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { Context } from '../context.ts';
import { runEmulatorCall } from '../emulator-call.ts';
import { type Exit, exits } from '../exit-code.ts';
import type { Findings } from '../findings.ts';
import { faultsDocument, renderCleared, renderFaults } from '../render/emulator-faults.ts';

type Wish =
  | { readonly kind: 'list' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'add'; readonly specs: readonly string[] };

/** `ecs-invoke emulator fault <spec>`, `fault list`, `fault clear`: on the emulator that runs on this machine. */
export function emulatorFaultCommand(context: Context): Promise<Exit> {
  return runEmulatorCall(context, {
    read: (findings) => wishOf(context.command.args, findings),
    changes: ({ kind }) => kind !== 'list',
    async ask({ controls, signal }, wish) {
      if (wish.kind === 'list') return { cleared: null, faults: await controls.faults(signal) };
      if (wish.kind === 'clear') return { cleared: await controls.clearFaults(signal), faults: [] };
      const added: number[] = [];
      for (const spec of wish.specs) added.push(await controls.addFault(spec, signal));
      const all: readonly EmulatorFault[] = await controls.faults(signal);
      return { cleared: null, faults: all.filter(({ id }) => added.includes(id)) };
    },
    present({ cleared, faults }, _wish, { format, page, print, document }) {
      if (format !== 'text') document(faultsDocument(faults, cleared, exits.shown));
      else if (cleared !== null) print(renderCleared(cleared, page));
      else print(renderFaults(faults, page));
    },
  });
}

function wishOf(words: readonly string[], findings: Findings): Wish {
  const [word] = words;
  if (words.length === 1 && (word === 'list' || word === 'clear'))
    return word === 'list' ? { kind: 'list' } : { kind: 'clear' };
  if (words.length === 0 && findings.violations.length === 0) {
    findings.violations.push({ ...noFault, flag: '<spec>', given: null });
  }
  for (const spec of words) findings.takeFrom('<spec>', parseFault(spec), spec);
  return { kind: 'add', specs: words };
}

const noFault: Objection = {
  rule: 'fault-missing',
  why: text('No fault is given.', '没有指定故障。'),
  fix: text(
    'Give one, such as InvokeCommand:1:after-commit:reset, or list, or clear.',
    '请指定故障，如 InvokeCommand:1:after-commit:reset，或 list，或 clear。',
  ),
};
