import type { Flag } from '../../src/cli/flag.ts';
import type { Language } from '../../src/domain/text.ts';

const heads = { en: '| flag | what it does |', zh: '| 选项 | 说明 |' };
const choiceList = {
  en: (choices: readonly string[]) => ` (${choices.join(', ')})`,
  zh: (choices: readonly string[]) => `；可选值：${choices.join('、')}`,
};

/** A README's table of flags, made from the rows that help is made from. */
export function flagTable(flags: readonly Flag[], language: Language): string {
  const rows = flags.map(({ name, short, value, choices, words }) => {
    const spelled = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
    const allowed = choices ? choiceList[language](choices) : '';
    return `| \`${spelled}\` | ${words[language].replaceAll('|', '\\|')}${allowed} |`;
  });
  return [heads[language], '| --- | --- |', ...rows].join('\n');
}
