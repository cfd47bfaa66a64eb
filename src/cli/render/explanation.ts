import { type CatalogueEntry, familyOf, familyTitles } from '../../api/error-catalogue.ts';
import { text } from '../../domain/text.ts';
import { outcomeOf, type PossibleExit } from '../outcome-of-code.ts';
import { type Page, say } from '../page.ts';
import { kindWords, ranShort, ranWords, sourceWords } from './code-words.ts';
import { foldCommand } from './command-line.ts';
import { partsOf, wayOut } from './report-card.ts';
import { renderTable } from './table.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** All that is known of these codes, one after the other. */
export function renderExplanations(entries: readonly CatalogueEntry[], page: Page): string {
  return entries.map((entry) => renderExplanation(entry, page)).join('\n');
}

function renderExplanation(entry: CatalogueEntry, page: Page): string {
  const { paint, width, language } = page;
  const { code } = entry.row;
  const { why, fix } = entry.row[language];
  const outcome = outcomeOf(entry);
  const joint = language === 'en' ? ' ' : '';
  const kind = kindWords[entry.of === 'request' ? entry.row.kind : 'result'];
  const facts = [say(kind, page), say(ranWords[outcome.ran], page), exitSentence(outcome.exits, page)].join(joint);
  const family = familyOf(code);
  return [
    paint.bold(visible(code)),
    ...(family === null ? [] : [wrap(say(familySentence(family), page), width, '  ')]),
    paint.dim(wrap(facts, width, '  ')),
    '',
    wrap(why, width, '  '),
    ...fix.map((each) => foldedWayOut(each, width)),
    ...documentation(entry, page),
    '',
  ].join('\n');
}

function familySentence(title: string) {
  return text(`Explained as one of the family ${title}.`, `按 ${title} 一类的错误码解释。`);
}

function exitSentence(exits: readonly PossibleExit[], page: Page): string {
  const [first, ...others] = exits.map(({ code, reason, when }) => {
    const number = code === null ? say(text('1 to 255', '1 至 255'), page) : `${code} (${reason})`;
    return when === null ? number : `${number} ${say(when, page)}`;
  });
  const rest = others.map((each) => `${page.language === 'en' ? '; ' : '；'}${each}`).join('');
  return say(text(`Exit code ${first}${rest}.`, `退出码 ${first}${rest}。`), page);
}

function foldedWayOut(sentence: string, width: number): string {
  const { words, command } = partsOf(sentence);
  const way = wayOut(words, width);
  return command === null ? way : `${way}\n${foldCommand(command, width, '      ')}`;
}

/** How the pages word it: the same words of several pages stand together. */
function documentation({ row: { documented } }: CatalogueEntry, page: Page): readonly string[] {
  if (documented.length === 0) return [];
  const title = say(text('How it is documented:', '文档中的写法：'), page);
  const named = documented.some(({ status }) => status !== 0);
  const rows = documented.map(({ source, status, message }) => [
    say(sourceWords[source], page),
    ...(named ? [status === 0 ? '' : `HTTP ${status}`] : []),
    message === '' ? say(text('(listed without a message)', '（未给出消息）'), page) : message,
  ]);
  return ['', `  ${title}`, ...renderTable(rows, page.width, '    ')];
}

/** Every code in a table: whether the command ran, the usual exit code, and the cause. */
export function renderCatalogue(entries: readonly CatalogueEntry[], page: Page): string {
  const { paint, width } = page;
  const part = (of: CatalogueEntry['of'], title: string) => {
    const rows = entries.filter((entry) => entry.of === of).map((entry) => catalogueRow(entry, page));
    const head = [text('code', '错误码'), text('ran', '已执行'), text('exit', '退出码'), text('cause', '原因')];
    const table = renderTable([head.map((each) => say(each, page)), ...rows], width);
    return [paint.bold(wrap(title, width)), ...table, ''];
  };
  const families = text(
    `Families without a row for each: ${familyTitles().join(', ')}`,
    `按类解释的错误码：${familyTitles().join('、')}`,
  );
  return [
    ...part('request', say(text('Codes of refused and failed calls', '调用被拒绝或失败的错误码'), page)),
    ...part('result', say(text('Codes of single instances’ results', '单台实例执行结果的错误码'), page)),
    wrap(say(families, page), width),
    '',
  ].join('\n');
}

function catalogueRow(entry: CatalogueEntry, page: Page): readonly string[] {
  const { ran, exits } = outcomeOf(entry);
  const codes = exits.map(({ code }) => code).filter((code) => code !== null);
  const [cause = ''] = entry.row[page.language].why.match(/^.+?(?:[.?](?=\s|$)|。|$)/s) ?? [];
  return [entry.row.code, say(ranShort[ran], page), codes.join(', '), cause];
}
