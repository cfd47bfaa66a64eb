import { type Language, type Text, text } from '../domain/text.ts';

/**
 * Every flag once. Help, the environment variables `ECS_INVOKE_<FLAG>`, completion and the README's table are made
 * from these rows by way of the commander tree.
 */
export interface Flag {
  /** Long name without dashes. */
  readonly name: string;
  readonly short?: string;
  /** How the value is called in help, `<…>` required, `[…]` optional; absent: a switch. */
  readonly value?: string;
  /** May be given several times. */
  readonly repeatable?: boolean;
  readonly choices?: readonly string[];
  readonly group: Group;
  readonly words: Text;
}

export const groups = {
  target: text('What and where', '执行什么、在哪里执行'),
  parameters: text('Custom parameters', '自定义参数'),
  when: text('When', '何时执行'),
  how: text('How it runs', '如何执行'),
  wait: text('Waiting and rehearsing', '等待与演练'),
  output: text('Output', '输出'),
  general: text('Everywhere', '通用'),
  emulator: text('Emulator', '模拟器'),
} satisfies Record<string, Text>;
export type Group = keyof typeof groups;

/** As help writes it: `-c, --command <id or name>`. */
export function spellingOf({ name, short, value }: Flag): string {
  return `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
}

/** Whether the words of a line may name it: `--wait`, `--command=c-1`, `-cc-1`, or in a bundle, `-qv`, `-q-wait`. */
export function mayBeIn(words: readonly string[], { name, short }: Flag): boolean {
  const long = `--${name}`;
  return words.some((word) =>
    word.startsWith('--')
      ? word.startsWith(long) && (word.length === long.length || word[long.length] === '=')
      : word.startsWith('-') && ((short !== undefined && word.includes(short)) || word.includes(`-${name}`)),
  );
}

/** What it does, with the choices where there are only a few. */
export function meaningOf({ words, choices }: Flag, language: Language): string {
  return choices ? `${words[language]} (${choices.join(', ')})` : words[language];
}
