import { parseDuration } from '../../domain/duration.ts';
import type { Context } from '../context.ts';
import { type Asked, runEmulatorCall } from '../emulator-call.ts';
import { type Exit, exits } from '../exit-code.ts';
import { ledgerDocuments, renderLedger } from '../render/emulator-ledger.ts';
import type { Services } from '../services.ts';

/** In seconds. */
const usualWait = 60;
/** One call waits so long at most. */
const longestCall = 5;

/** `ecs-invoke emulator ledger`: what was really started, of the emulator that runs on this machine. */
export async function emulatorLedgerCommand(context: Context): Promise<Exit> {
  let late = false;
  const exit = await runEmulatorCall(context, {
    read(findings) {
      const seconds = findings.single('wait-timeout', parseDuration) ?? usualWait;
      return findings.given.on('wait') ? seconds : null;
    },
    async ask(asked, seconds) {
      if (seconds !== null) late = !(await becomesQuiet(asked, seconds, context.services));
      return asked.controls.processStarts(asked.signal);
    },
    present(answer, _, { format, page, print, document }) {
      if (format === 'text') print(renderLedger(answer, page));
      else ledgerDocuments(answer, format, late ? exits.waitTimeout : exits.shown).forEach(document);
    },
  });
  return late && exit === exits.shown ? exits.waitTimeout : exit;
}

async function becomesQuiet({ controls, signal }: Asked, seconds: number, { clock }: Services): Promise<boolean> {
  const end = clock.now().getTime() + seconds * 1000;
  for (;;) {
    const left = Math.ceil((end - clock.now().getTime()) / 1000);
    if (await controls.quiet(Math.max(0, Math.min(longestCall, left)), signal)) return true;
    if (left <= 0 || signal.aborted) return false;
  }
}
