import type { Context } from '../context.ts';
import { cleanEnvironment } from '../emulator-environment.ts';
import { startFromFlags } from '../emulator-start.ts';
import type { Exit } from '../exit-code.ts';

/** `ecs-invoke emulator exec -- <command>`: one emulator for one command; prints nothing of its own. */
export async function emulatorExecCommand(context: Context): Promise<Exit> {
  const { command, io, services } = context;
  const started = await startFromFlags(context);
  if ('code' in started) return started;
  const { emulator } = started;
  try {
    const words = command.args as [string, ...string[]];
    const code = await services.runProgram(words, cleanEnvironment(io.env, emulator));
    return { code, reason: 'exit-code-of-the-command' };
  } finally {
    await emulator.stop();
  }
}
