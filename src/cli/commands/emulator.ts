import { type Text, text } from '../../domain/text.ts';
import type { Context } from '../context.ts';
import { startFromFlags } from '../emulator-start.ts';
import { type Exit, exits } from '../exit-code.ts';

/** `ecs-invoke emulator`: serves in the foreground until it is interrupted. */
export async function emulatorCommand(context: Context): Promise<Exit> {
  const { io, services, language } = context;
  const started = await startFromFlags(context);
  if ('code' in started) return started;
  const { emulator, edition } = started;
  const announcement = await services.emulators.announce(emulator, edition);
  try {
    const { endpoint, accessKeyId } = emulator;
    const { credentialsFile } = announcement;
    io.stderr.write(banner(endpoint)[language]);
    io.stdout.write(`${JSON.stringify({ endpoint, accessKeyId, pid: services.pid, edition, credentialsFile })}\n`);
    await aborted(io.signal);
  } finally {
    await announcement.withdraw();
    await emulator.stop();
  }
  return io.signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
}

function banner(endpoint: string): Text {
  const line = 'ecs-invoke --emulator -c c-hello -i i-web1,i-web2 -p name=Jack --wait';
  return text(
    `ECS Cloud Assistant emulator at ${endpoint}\n` +
      `! Commands sent to it run on THIS machine, as this user. It listens on 127.0.0.1 only.\n` +
      `  Try it from another terminal:  ${line}\n` +
      `  Stop it with Ctrl-C.\n`,
    `ECS 云助手模拟器：${endpoint}\n` +
      `! 发送给它的命令会以当前用户身份在本机执行。它只监听 127.0.0.1。\n` +
      `  在另一个终端试用：  ${line}\n` +
      `  按 Ctrl-C 停止。\n`,
  );
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
