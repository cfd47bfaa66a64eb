import { type Language, text } from '../domain/text.ts';
import { type Exit, exits } from './exit-code.ts';
import type { Io } from './io.ts';
import { errorDocument, plainError } from './render/json.ts';

/** What a line was about, for whoever has to say that its result reached nobody. */
export interface Delivery {
  readonly language: Language;
  /** JSON: stderr holds one object at most. */
  readonly forPrograms: boolean;
  /** Nothing but the result is lost, and it can be had again. */
  readonly readsOnly: boolean;
}

/**
 * The exit once everything printed has been handed over. A reader that had enough (`| head -1`) ends quietly what only
 * reads; else what nobody received is not delivered, and stderr holds what must not be lost with it: the InvokeIds.
 */
export async function delivered(exit: Exit, io: Io, { language, forPrograms, readsOnly }: Delivery): Promise<Exit> {
  await io.stdout.flushed();
  const failure = io.stdout.failure();
  if (failure === null || (failure === 'EPIPE' && readsOnly)) return exit;
  const reached = exit.code === 0 ? exits.io : exit;
  const invokeIds = [...io.accepted];
  const words = lost(failure, invokeIds.length > 0);
  if (!forPrograms) {
    io.stderr.write(`! ${words[language]}\n${invokeIds.map((id) => `InvokeId ${id}\n`).join('')}`);
  } else if (!io.stderr.used()) {
    const error = plainError('io', failure, words, seeAgain(invokeIds, readsOnly));
    io.stderr.write(`${JSON.stringify(errorDocument({ invokeIds }, error, [], reached))}\n`);
  }
  return reached;
}

/** What a person is told when help could not be written. */
export function lostHelp(failure: string, language: Language): string {
  return `! ${lost(failure, false)[language]}\n`;
}

function lost(failure: string, runs: boolean) {
  return runs
    ? text(
        `Standard output could not be written (${failure}): the result is lost here; the command itself is not affected.`,
        `无法写入标准输出（${failure}）：结果未能显示，但命令本身不受影响。`,
      )
    : text(
        `Standard output could not be written (${failure}): the result is lost here.`,
        `无法写入标准输出（${failure}）：结果未能显示。`,
      );
}

function seeAgain(invokeIds: readonly string[], readsOnly: boolean) {
  if (invokeIds.length > 0) {
    const line = `ecs-invoke show ${invokeIds.join(' ')}`;
    return text(`See where it stands: ${line}`, `查看进展：${line}`);
  }
  return readsOnly
    ? text('Ask again, with a standard output that can be written.', '请使用可写入的标准输出重新查询。')
    : text('Look at what is there before you do it again.', '重试之前，请先查看当前状态。');
}
