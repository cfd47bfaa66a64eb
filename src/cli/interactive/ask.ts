import { masked } from '../../domain/secret.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Io } from '../io.ts';
import { type Page, say } from '../page.ts';
import { clip } from '../render/clip.ts';
import { oneLine } from '../render/visible.ts';
import { type Back, back, Keyboard, type Surroundings } from './keyboard.ts';
import { type PickConfig, pickPrompt } from './pick-prompt.ts';
import { type ScheduleConfig, schedulePrompt } from './schedule-prompt.ts';

export interface Option<Value> {
  readonly value: Value;
  readonly words: string;
}

type Question<Config> = Omit<Config, 'page' | 'height' | 'message'> & { readonly message: Text };

/**
 * Asks on the terminal, through inquirer, on stderr: stdout is for the result. A question disappears when it is
 * answered, and one line with the answer takes its place. Every question resolves with `back` on Esc and rejects with
 * Left on Ctrl-C.
 */
export class Asker {
  readonly #io: Io;
  readonly #page: Page;
  readonly #keyboard: Keyboard;
  /** Said while a question was open; it would be drawn over. */
  #held: string[] | null = null;

  constructor(io: Io, page: Page) {
    this.#io = io;
    this.#page = page;
    this.#keyboard = new Keyboard(io);
  }

  /** The window as it is now. */
  get page(): Page {
    return { ...this.#page, width: Math.max(40, this.#io.stderr.columns) };
  }

  say(words: string): void {
    if (this.#held) this.#held.push(words);
    else this.#io.stderr.write(words);
  }

  /** `answer` is what the line left behind says of the IDs. */
  async pick(
    question: Question<PickConfig>,
    answer: (ids: readonly string[]) => string,
  ): Promise<readonly string[] | Back> {
    const ids = await this.#ask((context) => pickPrompt(this.#drawn(question), context), false);
    return this.#answered(question.message, ids, answer);
  }

  async schedule(question: Question<ScheduleConfig>): Promise<string | Back> {
    const expression = await this.#ask((context) => schedulePrompt(this.#drawn(question), context), false);
    return this.#answered(question.message, expression, (given) => given);
  }

  async select<Value>(message: Text, options: readonly Option<Value>[], current?: Value): Promise<Value | Back> {
    const { paint } = this.page;
    const value = await this.#prompt<Value>({
      type: 'select',
      message: say(message, this.#page),
      choices: options.map(({ value, words }) => ({ value, name: clip(words, this.page.width - 4) })),
      ...(options.some(({ value }) => value === current) && { default: current }),
      loop: false,
      pageSize: 12,
      theme: { icon: { cursor: '>' }, style: { keysHelpTip: () => paint.dim(this.#keys(selectKeys)) } },
    });
    return this.#answered(message, value, (given) => options.find((option) => option.value === given)?.words ?? '');
  }

  /**
   * `validate` gives what is wrong, or null. What was typed is secret from then on: the line left behind tells its
   * length only; `preset` is not, and may be shown. `hidden` is not even shown while it is typed. `remark` is said with
   * the question only.
   */
  async text(
    message: Text,
    question: {
      remark: Text;
      preset: string;
      hidden: boolean;
      /** What an empty line leaves as it was; null: nothing. */
      kept: string | null;
      validate(value: string): Text | null;
    },
  ): Promise<string | Back> {
    const { remark, preset, hidden, kept, validate } = question;
    const value = await this.#prompt<string>({
      type: hidden ? 'password' : 'input',
      message: say(message, this.#page) + say(remark, this.#page),
      ...(hidden ? { mask: '*', toggleMask: false } : { default: preset, prefill: 'editable' }),
      validate: (given: string) => {
        const wrong = this.#keyboard.pastedLines ? severalLines : validate(given);
        return wrong === null || say(wrong, this.#page);
      },
    });
    return this.#answered(message, value, (given) => {
      if (given === '' && kept !== null) return masked(kept);
      return given === preset ? given : masked(given);
    });
  }

  /** Waits until no key has been pressed for a while; what was pressed is thrown away. */
  quiet(ms: number): Promise<void> {
    return this.#keyboard.quiet(ms);
  }

  #drawn<Config extends PickConfig | ScheduleConfig>(question: Question<Config>): Config {
    return {
      ...question,
      message: say(question.message, this.#page),
      page: () => this.page,
      height: () => (this.#io.stderr.stream as { rows?: number }).rows ?? 24,
    } as unknown as Config;
  }

  /** inquirer is loaded when the first of its questions is asked. */
  #prompt<Value>(question: Readonly<Record<string, unknown>>): Promise<Value | Back> {
    return this.#ask(async ({ signal, ...context }) => {
      const { createPromptModule } = await import('inquirer');
      const prompt = createPromptModule({ ...context, signal } as never);
      const theme = { ...themeOf(this.page), ...(question.theme as object) };
      const style = { ...themeOf(this.page).style, ...(question.theme as { style?: object } | undefined)?.style };
      const { answer } = (await prompt([{ name: 'answer', ...question, theme: { ...theme, style } } as never])) as {
        answer: Value;
      };
      return answer;
    }, true);
  }

  async #ask<Value>(prompt: (context: Surroundings) => Promise<Value>, startsAgain: boolean): Promise<Value | Back> {
    this.#held = [];
    try {
      return await this.#keyboard.ask(prompt, startsAgain);
    } finally {
      for (const words of this.#held) this.#io.stderr.write(words);
      this.#held = null;
    }
  }

  #answered<Value>(message: Text, value: Value | Back, words: (value: Value) => string): Value | Back {
    if (value === back) return back;
    const { paint, width } = this.page;
    const line = `${say(message, this.#page)}  ${oneLine(words(value as Value))}`;
    this.say(`${paint.green('✔')} ${clip(line, width - 3)}\n`);
    return value;
  }

  #keys(keys: Text): string {
    return `  ${say(keys, this.#page)}`;
  }
}

const severalLines = text(
  'Several lines were pasted, and this takes one. Ctrl-U empties it; --param-file takes a whole file.',
  '粘贴了多行，此处只接受一行。Ctrl-U 可清空；整个文件请使用 --param-file。',
);
const selectKeys = text('↑↓ move  Enter take it  Esc back', '↑↓ 移动  Enter 选定  Esc 返回');

/**
 * inquirer's own colours ask the environment only; ours know --no-color too. It hands on more than the text, and chalk
 * would print all of it.
 */
function themeOf({ paint }: Page) {
  const plain = (painted: (words: string) => string) => (words: string) => painted(words);
  return {
    prefix: { idle: paint.cyan('?'), done: paint.green('✔') },
    style: {
      answer: plain(paint.cyan),
      message: plain(paint.bold),
      error: (words: string) => paint.red(`  ${words}`),
      defaultAnswer: plain(paint.dim),
      help: plain(paint.dim),
      highlight: plain(paint.cyan),
      description: plain(paint.dim),
      disabled: plain(paint.dim),
    },
  };
}
