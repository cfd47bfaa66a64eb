import type { Context } from '../context.ts';
import { runEmulatorCall } from '../emulator-call.ts';
import { type Exit, exits } from '../exit-code.ts';
import { renderStatus, statusDocument } from '../render/emulator-status.ts';

/** `ecs-invoke emulator status`: what runs there, what waits, and what outlived its run. */
export function emulatorStatusCommand(context: Context): Promise<Exit> {
  return runEmulatorCall(context, {
    read: () => null,
    ask: async ({ controls, emulator, signal }) => ({
      endpoint: emulator.endpoint,
      status: await controls.status(signal),
    }),
    present({ endpoint, status }, _, { format, page, print, document }) {
      if (format === 'text') print(renderStatus(endpoint, status, page));
      else document(statusDocument(endpoint, status, exits.shown));
    },
  });
}
