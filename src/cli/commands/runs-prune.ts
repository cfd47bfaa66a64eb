import { parseDuration } from '../../domain/duration.ts';
import { text } from '../../domain/text.ts';
import { listRuns } from '../../usecases/list-runs.ts';
import { JournalProblem } from '../../usecases/run-journal.ts';
import { agreed, canBeAsked } from '../confirm.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { sayUnusable } from '../invoke/open-record.ts';
import { pageFor } from '../open-presenter.ts';
import { renderRuns } from '../render/runs.ts';
import { prunedDocument } from '../render/runs-json.ts';
import { runRunsCall } from '../runs-call.ts';

/** In seconds: 30 days. */
const usualAge = 30 * 86_400;

/** `ecs-invoke runs prune`: removes records of runs that are over and old. */
export function runsPruneCommand(context: Context): Promise<Exit> {
  const { io, services, language } = context;
  return runRunsCall(context, async ({ journals, findings, presenter, printing, json }) => {
    const { given } = findings;
    const age = findings.single('older-than', parseDuration) ?? usualAge;
    if (!given.on('yes') && !canBeAsked(given, json, io)) findings.object('yes', null, nobodyToAsk);
    if (findings.violations.length > 0) return null;
    const before = services.clock.now().getTime() - age * 1000;
    const states = given.on('unfinished') ? ['finished', 'unfinished'] : ['finished'];
    const old = (await listRuns(journals)).filter(
      ({ stored, state }) => stored !== null && stored.startedAt.getTime() <= before && states.includes(state),
    );
    const tell = (words: string) => {
      if (!json) io.stderr.write(words);
    };
    if (old.length > 0 && !given.on('yes')) {
      const errPage = await pageFor('stderr', given.on('no-color'), io, language);
      tell(renderRuns(old, errPage));
      const question = text(`Remove these ${old.length} for good?`, `确定永久删除这 ${old.length} 条记录？`);
      const left = await agreed(question, answers, { io, language, errPage, tell });
      if (left !== null) return left;
    }
    const removed: string[] = [];
    const problems: JournalProblem[] = [];
    for (const { runId } of old) {
      try {
        if (await journals.remove(runId)) removed.push(runId);
      } catch (error) {
        if (!(error instanceof JournalProblem)) throw error;
        problems.push(error);
      }
    }
    const exit = problems.length === 0 ? exits.shown : exits.io;
    if (json) printing.document(prunedDocument(removed, exit));
    else printing.print(removed.map((runId) => `${runId}\n`).join(''));
    if (!printing.bare) tell(`${removedWords(removed.length)[language]}\n`);
    for (const problem of problems) sayUnusable(problem, presenter, true);
    return exit;
  });
}

const answers = {
  yes: text('Yes, remove', '是，删除'),
  left: text('Nothing was removed.', '没有删除任何记录。'),
};

const removedWords = (count: number) =>
  text(`Removed: ${count} ${count === 1 ? 'record' : 'records'}.`, `已删除 ${count} 条记录。`);

const nobodyToAsk = {
  rule: 'confirmation-missing',
  why: text(
    'Records would be removed, and there is nobody to ask whether that is meant.',
    '此操作会删除记录，而当前无法询问确认。',
  ),
  fix: text('Add -y if it is meant; ecs-invoke runs lists them.', '确认无误请加上 -y；可用 ecs-invoke runs 查看。'),
};
