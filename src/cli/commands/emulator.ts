import { type Text, text } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { startFromFlags } from '../emulator-start.ts';
import { type Exit, exits } from '../exit-code.ts';
import type { RunningEmulator } from '../services.ts';
import { isTrouble, presentTrouble, troubleOr } from '../trouble.ts';

/** `ecs-invoke emulator`: serves in the foreground until it is interrupted. */
export async function emulatorCommand(context: Context): Promise<Exit> {
  const { io, services, language } = context;
  const started = await startFromFlags(context);
  if ('code' in started) return started;
  const { emulator, edition, instances } = started;
  try {
    const announcement = await services.emulators.announce(emulator, edition).catch(troubleOr);
    if (isTrouble(announcement)) return presentTrouble(announcement, started.presenter, io.signal);
    const { endpoint, accessKeyId } = emulator;
    const { credentialsFile } = announcement;
    io.stderr.write(banner(endpoint, instances)[language]);
    io.stderr.write(leftBehindLines(emulator.leftBehind)[language]);
    io.stdout.write(`${JSON.stringify({ endpoint, accessKeyId, pid: services.pid, edition, credentialsFile })}\n`);
    await Promise.race([aborted(io.signal), emulator.stopped]);
    await announcement.withdraw();
    const unserved = [...emulator.unserved()];
    if (unserved.length > 0) io.stderr.write(unservedLine(unserved)[language]);
  } finally {
    await emulator.stop();
  }
  if (!io.signal.aborted) return exits.stopped;
  return io.signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
}

function banner(endpoint: string, instances: number): Text {
  const simulated = instances === 0 ? null : simulatedLine(instances);
  const line = 'ecs-invoke --emulator -c c-hello -i i-web1,i-web2 -p name=Jack --wait';
  return text(
    `ECS Cloud Assistant emulator at ${endpoint}\n` +
      '! Commands sent to it run on THIS machine, as this user.\n' +
      '  It listens on 127.0.0.1 only. Stop it with Ctrl-C.\n' +
      '  Instances  i-web1 i-web2 i-db1\n' +
      '  unfit      i-stopped1 i-noagent1 i-windows1; i-classic1 in edition 2018\n' +
      (simulated?.en ?? '') +
      '  Commands   c-hello c-fail c-slow c-big\n' +
      '  Try it from another terminal:\n' +
      `    ${line}\n`,
    `ECS 云助手模拟器：${endpoint}\n` +
      '! 发送给它的命令会以当前用户身份在本机执行。\n' +
      '  它只监听 127.0.0.1。按 Ctrl-C 停止。\n' +
      '  实例      i-web1 i-web2 i-db1\n' +
      '  不可用    i-stopped1 i-noagent1 i-windows1；2018 版另有 i-classic1\n' +
      (simulated?.zh ?? '') +
      '  命令      c-hello c-fail c-slow c-big\n' +
      '  在另一个终端试用：\n' +
      `    ${line}\n`,
  );
}

function leftBehindLines({ killed, leftAlone }: RunningEmulator['leftBehind']): Text {
  const [ended, others] = [killed.join(' '), leftAlone.join(' ')];
  const lines = [
    killed.length > 0 &&
      text(
        `  Killed what the emulator before had left running: process ${ended}\n`,
        `  已终止上一个模拟器遗留的进程：${ended}\n`,
      ),
    leftAlone.length > 0 &&
      text(
        `! Perhaps left by the emulator before, but not surely, so it was left alone: process ${others}\n`,
        `! 以下进程可能由上一个模拟器遗留，但无法确认，因此未处理：${others}\n`,
      ),
  ].filter((line) => line !== false);
  return text(lines.map(({ en }) => en).join(''), lines.map(({ zh }) => zh).join(''));
}

function unservedLine(unserved: readonly (readonly [action: string, times: number])[]): Text {
  const list = unserved.map(([action, times]) => `${action} ×${times}`).join(', ');
  return text(`  Asked for, but not served: ${list}\n`, `  被调用但模拟器不支持：${list}\n`);
}

function simulatedLine(instances: number): Text {
  const last = `i-sim${String(instances).padStart(5, '0')}`;
  const ids = instances === 1 ? last : `i-sim00001 … ${last}`;
  return text(`  simulated  ${ids} (no process runs)\n`, `  模拟实例  ${ids}（不启动进程）\n`);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
