import type { Language, Text } from '../domain/text.ts';
import type { Aim } from './aim.ts';

/** What a renderer knows of the place its text goes to. */
export interface Page {
  readonly language: Language;
  /** Columns. */
  readonly width: number;
  readonly paint: Paint;
  /** Where the line leads; absent where no command is suggested that would have to go there too. */
  readonly aim?: Aim;
}

/** Columns where no terminal says how many it has. */
export const standardWidth = 100;

export interface Paint {
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
  dim(text: string): string;
  bold(text: string): string;
}

const same = (text: string) => text;
export const noPaint: Paint = { red: same, green: same, yellow: same, cyan: same, dim: same, bold: same };

/** Help as a file or another program gets it. */
export function plainPage(language: Language): Page {
  return { language, width: standardWidth, paint: noPaint };
}

type Env = Readonly<Record<string, string | undefined>>;

/** Colour for one stream: asked for, forbidden, or else a terminal that can show it. */
export function wantsColour(env: Env, isTTY: boolean, noColour: boolean): boolean {
  if (noColour || (env.NO_COLOR ?? '') !== '') return false;
  const forced = env.FORCE_COLOR ?? env.CLICOLOR_FORCE ?? '';
  if (forced !== '') return !['0', 'false'].includes(forced);
  return isTTY && env.TERM !== 'dumb';
}

/** chalk is loaded only when there is something to colour. */
export async function paintFor(colour: boolean): Promise<Paint> {
  if (!colour) return noPaint;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}

export function say(text: Text, page: Page): string {
  return text[page.language];
}
