import { type Text, text } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { startFromFlags } from '../emulator-start.ts';
import { type Exit, exits } from '../exit-code.ts';
import { pageFor } from '../open-presenter.ts';
import { emulatorBanner } from '../render/emulator-banner.ts';
import type { RunningEmulator } from '../services.ts';
import { isTrouble, presentTrouble, troubleOr } from '../trouble.ts';

/** `ecs-invoke emulator`: serves in the foreground until it is interrupted. */
export async function emulatorCommand(context: Context): Promise<Exit> {
  const { io, services, language } = context;
  const started = await startFromFlags(context);
  if ('code' in started) return started;
  const { emulator, edition } = started;
  try {
    const announcement = await services.emulators.announce(emulator, edition).catch(troubleOr);
    if (isTrouble(announcement)) return presentTrouble(announcement, started.presenter, io.signal);
    const { endpoint, accessKeyId } = emulator;
    const { credentialsFile } = announcement;
    io.stderr.write(
      emulatorBanner(emulator, edition, language, Math.min(80, (await pageFor('stderr', true, io, language)).width)),
    );
    io.stderr.write(leftBehindLines(emulator.leftBehind)[language]);
    io.stdout.write(`${JSON.stringify({ endpoint, accessKeyId, pid: services.pid, edition, credentialsFile })}\n`);
    await Promise.race([aborted(io.signal), emulator.stopped]);
    await announcement.withdraw();
    const unserved = [...emulator.unserved()];
    for (const spec of emulator.idleFaults()) io.stderr.write(idleLine(spec)[language]);
    if (unserved.length > 0) io.stderr.write(unservedLine(unserved)[language]);
  } finally {
    await emulator.stop();
  }
  if (!io.signal.aborted) return exits.stopped;
  return io.signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
}

function leftBehindLines({ killed, leftAlone }: RunningEmulator['leftBehind']): Text {
  const [ended, others] = [killed.join(' '), leftAlone.join(' ')];
  const lines = [
    killed.length > 0 &&
      text(
        `  Killed what an earlier emulator had left running: process ${ended}\n`,
        `  已终止先前的模拟器遗留的进程：${ended}\n`,
      ),
    leftAlone.length > 0 &&
      text(
        `! Perhaps left by an earlier emulator, but not surely, so it was left alone: process ${others}\n`,
        `! 以下进程可能由先前的模拟器遗留，但无法确认，因此未处理：${others}\n`,
      ),
  ].filter((line) => line !== false);
  return text(lines.map(({ en }) => en).join(''), lines.map(({ zh }) => zh).join(''));
}

function unservedLine(unserved: readonly (readonly [action: string, times: number])[]): Text {
  const list = unserved.map(([action, times]) => `${action} ×${times}`).join(', ');
  return text(`  Asked for, but not served: ${list}\n`, `  被调用但模拟器不支持：${list}\n`);
}

function idleLine(spec: string): Text {
  return text(`  Fault ${spec} never struck\n`, `  故障 ${spec} 从未生效\n`);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
