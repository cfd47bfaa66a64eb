import { NoAnswer } from '../../api/call-problem.ts';
import type { Stopping } from '../../api/emulator-controls.ts';
import type { Context } from '../context.ts';
import { type Asked, runEmulatorCall } from '../emulator-call.ts';
import { type Exit, exits } from '../exit-code.ts';
import { renderStopped, stoppedDocument } from '../render/emulator-stopped.ts';
import type { Services } from '../services.ts';

/** `ecs-invoke emulator stop`: ends it as SIGTERM would, and says so when it is gone. */
export function emulatorStopCommand(context: Context): Promise<Exit> {
  return runEmulatorCall(context, {
    read: () => null,
    changes: () => true,
    ask: (asked) => stopped(asked, context.services),
    present(answer, _, { format, page, print, document }) {
      if (format === 'text') print(renderStopped(answer, page));
      else document(stoppedDocument(answer, exits.shown));
    },
  });
}

async function stopped({ controls, emulator, signal }: Asked, { emulators }: Services) {
  // Asked before, so that it is known what to wait for even if the last answer gets lost.
  const { pid, dataDir, temporary } = await controls.status(signal);
  const stopping: Stopping = { pid, dataDir, temporary };
  await controls.stop(signal).catch((error: unknown) => {
    if (!(error instanceof NoAnswer)) throw error;
  });
  return { endpoint: emulator.endpoint, ...stopping, gone: await emulators.gone(emulator, stopping, signal) };
}
