import type { Language } from '../domain/text.ts';
import { valueBeforeParsing } from './before-parsing.ts';

/** `--lang`, ECS_INVOKE_LANG, LC_ALL, LANG; help text is fixed when the tree is built, so this comes first. */
export function chooseLanguage(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language {
  const wished = [valueBeforeParsing(argv, ['--lang']), env.ECS_INVOKE_LANG, env.LC_ALL, env.LANG].find(Boolean);
  return /^zh/i.test(wished ?? '') ? 'zh' : 'en';
}
