import type { Context } from '../context.ts';
import { runEmulatorCall } from '../emulator-call.ts';
import { type Exit, exits } from '../exit-code.ts';
import { ledgerDocuments, renderLedger } from '../render/emulator-ledger.ts';

/** `ecs-invoke emulator ledger`: what was really started, of the emulator that runs on this machine. */
export function emulatorLedgerCommand(context: Context): Promise<Exit> {
  return runEmulatorCall(context, {
    read: () => null,
    ask: ({ controls, signal }) => controls.processStarts(signal),
    present(starts, _, { format, page, print, document }) {
      if (format === 'text') print(renderLedger(starts, page));
      else ledgerDocuments(starts, format, exits.shown).forEach(document);
    },
  });
}
