import { type Text, text } from '../domain/text.ts';

/** What whoever runs the emulator should see, whatever the log shows. */
export type Warn = (words: Text) => void;

export function stateLost(error: unknown): Text {
  const why = causeOf(error);
  return text(
    `The emulator cannot write its state (${why}). Until it can, calls that change something are refused with InternalError; everything else goes on.`,
    `模拟器无法写入状态（${why}）。恢复之前，会产生变更的调用将返回 InternalError；其余功能不受影响。`,
  );
}

export function processesLost(error: unknown): Text {
  const why = causeOf(error);
  return text(
    `The emulator cannot note which processes it runs (${why}). After a kill -9 the next one might leave some of them alive.`,
    `模拟器无法记录其运行的进程（${why}）。若此时被 kill -9，下一个模拟器可能无法清理部分进程。`,
  );
}

export const regained = text('The emulator can write its state again.', '模拟器已恢复写入状态。');

/** Each parameter is told of once for each action. */
export class IgnoredParameters {
  readonly #warn: Warn;
  readonly #told = new Set<string>();

  constructor(warn: Warn) {
    this.#warn = warn;
  }

  note(action: string, parameter: string): void {
    const name = parameter.replace(/\.\d+(?=\.|$)/g, '.N').slice(0, 100);
    const key = `${action} ${name}`;
    if (this.#told.has(key) || this.#told.size >= mostTold) return;
    this.#told.add(key);
    this.#warn(
      text(
        `${action}: the parameter ${JSON.stringify(name)} is ignored.`,
        `${action}：参数 ${JSON.stringify(name)} 被忽略。`,
      ),
    );
  }
}

/** Whoever sends a new name with every call is not answered for ever. */
const mostTold = 1_000;

function causeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
