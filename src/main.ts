import { valueBeforeParsing } from './cli/before-parsing.ts';
import { chooseLanguage } from './cli/language.ts';
import { text } from './domain/text.ts';
import { makeServices } from './live-services.ts';
import { makeIo } from './process-io.ts';
import { ownPackage } from './version.ts';

type Process = NodeJS.Process;

/** The composition: real streams, clock, client and emulator. Resolves with the exit code; sets nothing itself. */
export async function main(process: Process): Promise<number> {
  const { io, close } = makeIo(process);
  try {
    const { run } = await import('./cli/run.ts');
    const { code } = await run(process.argv.slice(2), io, makeServices(process, io), ownPackage().version);
    await Promise.all([io.stdout.flushed(), io.stderr.flushed()]);
    const failure = io.stdout.failure();
    if (failure !== null && !isForPrograms(process)) {
      io.stderr.write(lost(failure)[chooseLanguage(process.argv, process.env)]);
    }
    // What nobody received is not delivered: a closed or full stdout is a failure of this machine.
    return failure !== null && code === 0 ? 74 : code;
  } catch (error) {
    await sayBug(error, process);
    return 70;
  } finally {
    close();
  }
}

/** Whoever reads JSON finds nothing but JSON on stderr; the exit code says it. */
function isForPrograms({ argv, env }: Process): boolean {
  const format = valueBeforeParsing(argv, ['-o', '--output']) ?? env.ECS_INVOKE_OUTPUT ?? '';
  return /^jsonl?$/i.test(format);
}

function lost(failure: string) {
  return text(
    `! Standard output could not be written (${failure}): the result is lost here; the command itself is not affected.\n`,
    `! 无法写入标准输出（${failure}）：结果未能显示，但命令本身不受影响。\n`,
  );
}

/** Our own mistake. The message of an unforeseen error may hold anything, so only its kind and place are shown. */
async function sayBug(error: unknown, { argv, stderr, env }: Process): Promise<void> {
  const kind = error instanceof Error ? error.name : typeof error;
  const place = error instanceof Error ? placeOf(error) : undefined;
  const zh = chooseLanguage(argv, env) === 'zh';
  stderr.write(
    zh
      ? `✖ ecs-invoke 内部错误（${kind}）。如果请求已经发出，它可能已被执行。请在问题反馈中附上这两行。\n`
      : `✖ This is a bug of ecs-invoke (${kind}). If a request had already left, it may have been executed. Please report these two lines.\n`,
  );
  if (place) stderr.write(`${place.replace(/\(?(?:\/|[A-Z]:\\|file:)[^()]*[/\\]/, '(')}\n`);
}

/** The first place of the stack, which repeats the message before it; a message may look like a place itself. */
function placeOf({ stack = '', message }: Error): string | undefined {
  const start = stack.indexOf(message);
  const places = start < 0 ? [] : stack.slice(start + message.length).split('\n');
  return places.find((line) => /^\s+at /.test(line));
}
