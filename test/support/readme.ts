import { readFileSync } from 'node:fs';
import type { Language } from '../../src/domain/text.ts';

/** A fenced block of code; `kind` is the word behind the fence: sh, console, terminal, text. */
export interface Block {
  readonly kind: string;
  readonly lines: readonly string[];
}

export interface Section {
  /** Number of `#`. */
  readonly level: number;
  readonly title: string;
  readonly prose: readonly string[];
  readonly blocks: readonly Block[];
  /** Lines of each table, with the one of dashes. */
  readonly tables: readonly (readonly string[])[];
}

export interface Readme {
  readonly file: string;
  readonly language: Language;
  /** What LANG holds when its screens are made. */
  readonly locale: string;
  /** The line below the title that leads to the other language. */
  readonly switcher: string;
  readonly text: string;
  readonly sections: readonly Section[];
}

const read = (readme: Omit<Readme, 'text' | 'sections'>): Readme => {
  const text = readFileSync(readme.file, 'utf8');
  return { ...readme, text, sections: sectionsOf(text.replace(`${readme.switcher}\n`, '')) };
};

/** Both READMEs: whatever is asked of one is asked of the other. */
export const readmes = (): readonly [Readme, Readme] => [
  read({
    file: 'README.md',
    language: 'en',
    locale: 'C.UTF-8',
    switcher: 'English | [简体中文](README.zh-CN.md)',
  }),
  read({
    file: 'README.zh-CN.md',
    language: 'zh',
    locale: 'zh_CN.UTF-8',
    switcher: '[English](README.md) | 简体中文',
  }),
];

type Growing<T> = { readonly [K in keyof T]: T[K] extends readonly (infer Each)[] ? Each[] : T[K] };

/** Markdown in the forms that the READMEs use: `#` headings, fences of three backticks, tables with outer bars. */
export function sectionsOf(markdown: string): Section[] {
  const sections: Growing<Section>[] = [];
  let block: Growing<Block> | undefined;
  let table: string[] | undefined;
  for (const line of markdown.split('\n')) {
    if (block) {
      if (line === '```') block = undefined;
      else block.lines.push(line);
      continue;
    }
    const [, hashes = '', title = ''] = /^(#+) (.*)$/.exec(line) ?? [];
    if (hashes) sections.push({ level: hashes.length, title, prose: [], blocks: [], tables: [] });
    const section = sections.at(-1);
    if (!section) throw new Error(`there is text before the first heading: ${line}`);
    if (line.startsWith('|')) {
      if (!table) {
        table = [];
        section.tables.push(table);
      }
      table.push(line);
      continue;
    }
    table = undefined;
    if (line.startsWith('```')) {
      block = { kind: line.slice(3), lines: [] };
      section.blocks.push(block);
    } else if (!hashes) section.prose.push(line);
  }
  if (block) throw new Error(`a block of code has no end: ${block.lines[0]}`);
  return sections;
}

/** What is typed there: comments are words for the reader, and each language has its own. */
export function typedLines({ kind, lines }: Block): string[] {
  if (kind === 'sh') return lines.map(withoutComment).filter((line) => line !== '');
  return lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
}

/** A `#` starts a comment at the start of a word that is not quoted. */
const withoutComment = (line: string) =>
  (/^(?:'[^']*'|"[^"]*"|(?<!\s)#|[^'"#])*/.exec(line)?.[0] ?? '').replace(/^#.*/, '').trimEnd();

export interface Shown {
  /** The words behind `ecs-invoke`. */
  readonly words: readonly string[];
  readonly line: string;
  readonly screen: string;
}

/** Every `$` line of the console blocks with what stands below it. */
export function screensOf({ sections }: Readme): Shown[] {
  const consoles = sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'console'));
  return consoles.flatMap(({ lines }) =>
    lines
      .join('\n')
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [line = '', ...below] = part.trimEnd().split('\n');
        return { words: wordsOf(line), line, screen: below.map((each) => `${each}\n`).join('') };
      }),
  );
}

function wordsOf(line: string): string[] {
  const [program, ...words] = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  if (program !== 'ecs-invoke') throw new Error(`a screen that no test can make: ${line}`);
  return words;
}

/** The cells of a row, without the spaces around them. */
export const cellsOf = (row: string) =>
  row
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

const codeSpan = /`([^`]+)`/g;
const link = /\]\(([^)]+)\)/g;

export const linksOf = (text: string) => [...text.matchAll(link)].map(([, target = '']) => target);

/** What is the same in every language: names in code type, targets of links, figures. Sorted, each once. */
export function factsOf(text: string): string[] {
  const names = [...text.matchAll(codeSpan)].map(([span]) => span);
  const figures =
    text
      .replace(codeSpan, ' ')
      .replace(link, ']')
      .match(/\d+(?:\.\d+)*/g) ?? [];
  // A page in Chinese links to pages in Chinese.
  const links = linksOf(text).map((target) => target.replace(/\.zh-CN\.md$/, '.md'));
  return [...new Set([...names, ...links, ...figures])].sort();
}

/** IDs differ with every run. */
export const withoutIds = (text: string) =>
  text.replace(/[0-9a-f]{32}/g, '…').replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g, 'REQUEST-ID');
