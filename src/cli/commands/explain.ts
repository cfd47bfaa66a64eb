import { allCodes, type CatalogueEntry, nearCodes } from '../../api/error-catalogue.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { printed } from '../json-presenter.ts';
import { openPresenter, pageFor, readForm } from '../open-presenter.ts';
import { pickCodes } from '../pick-codes.ts';
import { explanationDocuments } from '../render/explanation-json.ts';
import { isTrouble, presentTrouble, troubleOr } from '../trouble.ts';

/** `ecs-invoke explain <code>`: the catalogue, for reading. Asks nobody. */
export async function explainCommand({ command, flags, stray, io, services, language }: Context): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const { given } = findings;
  const form = await readForm(findings);
  const presenter = await openPresenter(form, findings, io, language);
  const words = stray.length > 0 ? [] : command.args;
  const all = given.on('all');
  const pasted = words.length === 1 && words[0] === '-' ? services.sources.text('-').catch(troubleOr) : words.join(' ');
  const text = await pasted;
  if (isTrouble(text)) return presentTrouble(text, presenter, io.signal);
  const entries = all ? allCodes() : pickedOut(text, findings);
  if (all && words.length > 0) findings.violations.push({ ...allAndSome, flag: '--all', given: null });
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  if (form.format === 'text') {
    const page = await pageFor('stdout', given.on('no-color'), io, language);
    const { renderCatalogue, renderExplanations } = await import('../render/explanation.ts');
    io.stdout.write(all ? renderCatalogue(entries, page) : renderExplanations(entries, page));
  } else {
    const select = form.query?.select ?? ((document) => document);
    const style = { format: form.format, bare: given.on('quiet'), select };
    for (const document of explanationDocuments(entries, style.format, exits.shown)) {
      io.stdout.write(printed(document, style));
    }
  }
  return exits.shown;
}

/** Those that were asked for; what is no code is told as a violation, with what was probably meant. */
function pickedOut(pasted: string, { violations }: Findings): readonly CatalogueEntry[] {
  const flag = '<code>';
  if (pasted.trim() === '') {
    // With a word that belongs nowhere, that is the thing to mend.
    if (violations.length === 0) violations.push({ ...noCode, flag, given: null });
    return [];
  }
  const { found, unknown } = pickCodes(pasted);
  for (const word of unknown) violations.push({ ...unknownCode(word), flag, given: word });
  // Pasted text is not quoted back: it may hold a signed URL.
  if (found.length === 0 && unknown.length === 0) violations.push({ ...noCodeInIt, flag, given: null });
  return found;
}

function unknownCode(word: string): Objection {
  const near = nearCodes(word);
  return {
    rule: 'code-unknown',
    why: text('This tool has no explanation for such a code.', '本工具没有该错误码的解释。'),
    fix: near.length > 0 ? text(`Did you mean ${near.join(' or ')}?`, `是否想输入 ${near.join(' 或 ')}？`) : seeAll,
  };
}

const seeAll = text('See every code there is: ecs-invoke explain --all', '查看全部错误码：ecs-invoke explain --all');

const noCode: Objection = {
  rule: 'code-missing',
  why: text('No code is given.', '没有指定错误码。'),
  fix: text(
    'Give one, such as InvalidInstance.NotFound, or see every one: ecs-invoke explain --all',
    '请指定错误码，如 InvalidInstance.NotFound，或查看全部：ecs-invoke explain --all',
  ),
};

const noCodeInIt: Objection = {
  rule: 'code-missing',
  why: text('There is no error code in this text.', '这段文字中没有错误码。'),
  fix: text(
    'Codes look like InvalidInstance.NotFound; see every one: ecs-invoke explain --all',
    '错误码形如 InvalidInstance.NotFound；查看全部：ecs-invoke explain --all',
  ),
};

const allAndSome: Objection = {
  rule: 'all-and-code',
  why: text('--all shows every code, so none can be named with it.', '--all 会列出全部错误码，不能再指定单个错误码。'),
  fix: text('Leave out one of the two.', '请去掉其中之一。'),
};
