import type { Language } from '../domain/text.ts';
import { text } from '../domain/text.ts';
import { accepted, type Checked } from '../domain/violation.ts';
import { wayOf } from './aim.ts';
import { parseChoice } from './choice.ts';
import type { Findings } from './findings.ts';
import type { Io } from './io.ts';
import { jsonPresenter } from './json-presenter.ts';
import { readOutputStyle } from './output-style.ts';
import { type Page, paintFor, standardWidth, wantsColour } from './page.ts';
import type { Presenter } from './presenter.ts';
import { noProgress, type Progress, plainProgress, spinner } from './progress.ts';
import { parseQuery, type Query } from './query.ts';
import { textPresenter } from './text-presenter.ts';

export type Format = 'text' | 'json' | 'jsonl';

/** How the result is written: the form, and the part of it that --query takes. */
export interface Form {
  readonly format: Format;
  readonly query: Query | null;
}

/** The form of the result; --query asks for JSON by itself. */
export async function readForm(findings: Findings): Promise<Form> {
  const { given } = findings;
  findings.single('lang', parseLanguage);
  const chosen = findings.single('output', parseChoice<Format>(['text', 'json', 'jsonl']));
  const expression = given.one('query')?.text ?? null;
  if (expression === null) return { format: chosen ?? 'text', query: null };
  if (chosen === 'text' || chosen === 'jsonl') findings.object('query', expression, queryNeedsJson);
  const query = await parseQuery(expression);
  if (query === null) findings.object('query', expression, notAQuery);
  return { format: chosen ?? 'json', query };
}

/** Opens the presenter of the chosen form. Colours and drawing are loaded only for a person. */
export async function openPresenter(form: Form, findings: Findings, io: Io, language: Language): Promise<Presenter> {
  const presenter = await presenterOf(form, findings, io, language);
  return {
    ...presenter,
    event(happened) {
      if (happened.type === 'accepted') io.accepted.add(happened.invokeId);
      presenter.event(happened);
    },
  };
}

async function presenterOf(form: Form, findings: Findings, io: Io, language: Language): Promise<Presenter> {
  const { given } = findings;
  const quiet = given.on('quiet');
  const { aim } = findings;
  const { format, query } = form;
  const output = readOutputStyle(findings, form, io.stdout);
  if (format !== 'text') {
    return jsonPresenter(io, {
      format,
      encoding: output.encoding,
      aim,
      bare: quiet,
      select: (document) => (query ? query.select(document) : document),
    });
  }
  const outPage = { ...(await pageFor('stdout', given.on('no-color'), io, language)), aim };
  const errPage = { ...(await pageFor('stderr', given.on('no-color'), io, language)), aim };
  const style = {
    quiet,
    follow: given.on('follow'),
    verbose: given.on('verbose'),
    rehearse: given.on('rehearse') || given.one('repeat-mode')?.text === 'DryRun',
    output,
    // A record can say later where the line leads.
    get sameWay() {
      return wayOf(aim);
    },
    outPage,
    errPage,
  };
  return textPresenter(io, style, progressFor(io, quiet, errPage));
}

export async function pageFor(
  stream: 'stdout' | 'stderr',
  noColour: boolean,
  io: Io,
  language: Language,
): Promise<Page> {
  const { isTTY, columns } = io[stream];
  const paint = await paintFor(wantsColour(io.env, isTTY, noColour));
  return { language, width: isTTY ? Math.max(40, columns) : standardWidth, paint };
}

/** The line for a wait of one's own, beside the presenter: while `--debug` writes in between it would only flicker. */
export async function progressOf({ given }: Findings, { format }: Form, io: Io, language: Language): Promise<Progress> {
  if (format !== 'text' || given.on('debug') || given.on('verbose')) return noProgress;
  return progressFor(io, given.on('quiet'), await pageFor('stderr', given.on('no-color'), io, language));
}

export function progressFor(io: Io, quiet: boolean, page: Page): Progress {
  if (quiet) return noProgress;
  if (!io.stderr.isTTY || io.env.TERM === 'dumb') return plainProgress(io.stderr, page);
  return spinner(io.stderr.stream, page);
}

const queryNeedsJson = {
  rule: 'query-format',
  why: text('--query takes a part of the one JSON document.', '--query 用于截取单个 JSON 文档。'),
  fix: text('Use it with -o json, or without -o.', '请与 -o json 一起使用，或去掉 -o。'),
};

const notAQuery = {
  rule: 'query',
  why: text('This is not a JMESPath expression.', '这不是有效的 JMESPath 表达式。'),
  fix: text("For instance --query 'results[].instanceId'.", "例如 --query 'results[].instanceId'。"),
};

/** A locale's name is taken too: zh_CN.UTF-8. */
function parseLanguage(value: string): Checked<string> {
  return /^(en|zh)\b|^(en|zh)_/i.test(value) ? accepted(value) : parseChoice(['en', 'zh'])(value);
}
