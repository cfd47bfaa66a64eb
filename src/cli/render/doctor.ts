import { type Text, text } from '../../domain/text.ts';
import { type Check, type CheckState, checkTitles, type Detail } from '../doctor/check.ts';
import type { Examination } from '../doctor/examine.ts';
import type { Place } from '../doctor/place.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { wayOut, waysOut } from './report-card.ts';
import { oneLine } from './visible.ts';
import { padEnd, stringWidth, wrap } from './wrap.ts';

export interface DoctorReport {
  readonly place: Place;
  readonly found: Examination;
  readonly checks: readonly Check[];
  readonly exit: Exit;
  /** The flags that lead another command to the same place, each with a blank before it. */
  readonly line: string;
}

/** `brief`: only what is wrong. */
export type DoctorPage = Page & { readonly brief: boolean };

/** A line a check, the ways out below what is wrong, and in the end what to do next. */
export function renderDoctor(report: DoctorReport, page: DoctorPage): string {
  const shown = report.checks.filter(({ state }) => !page.brief || state === 'failed' || state === 'warning');
  const wide = Math.max(0, ...report.checks.map(({ id }) => stringWidth(say(checkTitles[id], page))));
  const lines = shown.flatMap((check) => checkLines(check, wide, page));
  const allWell = report.checks.every(({ state }) => state === 'ok' || state === 'skipped');
  if (page.brief && allWell) return '';
  return `${[...lines, closing(report, page)].join('\n')}\n`;
}

function checkLines({ id, state, evidence, details, fix }: Check, wide: number, page: DoctorPage): readonly string[] {
  const { paint, width, language } = page;
  const title = padEnd(say(checkTitles[id], page), wide);
  const indent = ' '.repeat(wide + 4);
  const beside = width - indent.length >= leastRoom;
  const below = beside ? indent : '    ';
  const [first = '', ...rest] = wrap(oneLine(say(evidence, page)), width - below.length).split('\n');
  const quiet = (words: string) => (state === 'skipped' ? paint.dim(words) : words);
  const head = `${signOf(state, page)} ${state === 'skipped' ? paint.dim(title) : paint.bold(title)}`;
  return [
    ...(beside ? [`${head}  ${quiet(first)}`] : [head.trimEnd(), below + quiet(first)]),
    ...rest.map((line) => below + quiet(line)),
    ...details.flatMap((detail) => detailLines(detail, below, page)),
    ...waysOut(fix[language].map(oneLine), page, below),
  ];
}

/** Less room than this makes lines below easier to read than lines beside. */
const leastRoom = 40;

function detailLines({ state, words }: Detail, indent: string, page: Page): readonly string[] {
  const [first = '', ...rest] = wrap(oneLine(say(words, page)), page.width - indent.length - 2).split('\n');
  const dim = (line: string) => (state === 'skipped' ? page.paint.dim(line) : line);
  return [`${indent}${signOf(state, page)} ${dim(first)}`, ...rest.map((line) => `${indent}  ${dim(line)}`)];
}

function signOf(state: CheckState, { paint }: Page): string {
  return { ok: paint.green('✓'), warning: paint.yellow('!'), failed: paint.red('✖'), skipped: paint.dim('–') }[state];
}

function closing({ checks, exit, line }: DoctorReport, page: Page): string {
  const { paint, width } = page;
  const failures = checks.filter(({ state }) => state === 'failed');
  const warnings = checks.filter(({ state }) => state === 'warning').length;
  const said = (sign: string, words: Text, next: Text) => {
    return [`${sign} ${wrap(say(words, page), width - 2, '  ').trimStart()}`, wayOut(say(next, page), width)].join(
      '\n',
    );
  };
  const again = text(`Then look again: ecs-invoke doctor${line}`, `然后再次检查：ecs-invoke doctor${line}`);
  const [first] = failures;
  if (first) {
    const { en, zh } = checkTitles[first.id];
    const many = failures.length;
    const words = text(
      many === 1 ? `One problem; to mend: ${en}.` : `${many} problems; the first to mend: ${en}.`,
      many === 1 ? `发现 1 个问题，需要修正：${zh}。` : `发现 ${many} 个问题，请先修正：${zh}。`,
    );
    return said(paint.red('✖'), words, again);
  }
  if (exit.code !== 0)
    return said(paint.yellow('!'), text('You stopped it before the end.', '检查尚未完成即被中止。'), again);
  const well = text('All well.', '一切正常。');
  const nearly = text(
    `All that is needed works; ${warnings === 1 ? 'one warning' : `${warnings} warnings`}.`,
    `所需功能均可用；有 ${warnings} 条警告。`,
  );
  const next = text(`Next: ecs-invoke instances list${line}`, `下一步：ecs-invoke instances list${line}`);
  return said(paint.green('✓'), warnings > 0 ? nearly : well, next);
}
