import { chooseLanguage } from './cli/language.ts';
import { run } from './cli/run.ts';
import { makeServices } from './live-services.ts';
import { makeIo } from './process-io.ts';
import { standardOutput } from './standard-output.ts';
import { ownPackage } from './version.ts';

type Process = NodeJS.Process;

/** The composition: real streams, clock, client and emulator. Resolves with the exit code; sets nothing itself. */
export async function main(process: Process, outputOf = standardOutput): Promise<number> {
  const { io, close } = makeIo(process, undefined, outputOf);
  try {
    const { code } = await run(process.argv.slice(2), io, makeServices(process, io), ownPackage().version);
    await io.stderr.flushed();
    return code;
  } catch (error) {
    await sayBug(error, process, io.accepted);
    return 70;
  } finally {
    close();
  }
}

/** Our own mistake. The message of an unforeseen error may hold anything, so only its kind and place are shown. */
async function sayBug(error: unknown, { argv, stderr, env }: Process, accepted: ReadonlySet<string>): Promise<void> {
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? placeOf(error) : undefined;
  const zh = chooseLanguage(argv, env) === 'zh';
  stderr.write(
    zh
      ? `✖ ecs-invoke 内部错误（${kind}）。如果请求已经发出，它可能已被执行。请在问题反馈中附上这两行。\n`
      : `✖ This is a bug of ecs-invoke (${kind}). If a request had already left, it may have been executed. Please report these two lines.\n`,
  );
  if (place) stderr.write(`${place.replace(/\(?(?:\/|[A-Z]:\\|file:)[^()]*[/\\]/, '(')}\n`);
  for (const id of accepted) stderr.write(`InvokeId ${id}\n`);
}

/** The first place of the stack, which repeats the message before it; a message may look like a place itself. */
function placeOf({ stack = '', message }: Error): string | undefined {
  const start = stack.indexOf(message);
  const places = start < 0 ? [] : stack.slice(start + message.length).split('\n');
  return places.find((line) => /^\s+at /.test(line));
}
