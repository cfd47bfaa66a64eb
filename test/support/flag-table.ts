import type { Flag } from '../../src/cli/flag.ts';

/** The README's table of flags, made from the rows that help is made from. */
export function flagTable(flags: readonly Flag[], language: 'en' | 'zh' = 'en'): string {
  const rows = flags.map(({ name, short, value, choices, words }) => {
    const spelled = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
    const allowed = choices ? ` (${choices.join(', ')})` : '';
    return `| \`${spelled}\` | ${words[language].replaceAll('|', '\\|')}${allowed} |`;
  });
  return ['| flag | what it does |', '| --- | --- |', ...rows].join('\n');
}
