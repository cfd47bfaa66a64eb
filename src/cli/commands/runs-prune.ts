import { parseDuration } from '../../domain/duration.ts';
import { text } from '../../domain/text.ts';
import { listRuns } from '../../usecases/list-runs.ts';
import { agreed, canBeAsked } from '../confirm.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { pageFor } from '../open-presenter.ts';
import { renderRuns } from '../render/runs.ts';
import { prunedDocument } from '../render/runs-json.ts';
import { runRunsCall } from '../runs-call.ts';

/** In seconds: 30 days. */
const usualAge = 30 * 86_400;

/** `ecs-invoke runs prune`: removes records of runs that are over and old. */
export function runsPruneCommand(context: Context): Promise<Exit> {
  const { io, services, language } = context;
  return runRunsCall(context, async ({ journals, findings, printing, json }) => {
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
      const left = await agreed(question, text('Yes, remove', '是，删除'), { io, language, errPage, tell });
      if (left !== null) return left;
    }
    const removed: string[] = [];
    for (const { runId } of old) if (await journals.remove(runId)) removed.push(runId);
    if (json) printing.document(prunedDocument(removed, exits.shown));
    else printing.print(removed.map((runId) => `${runId}\n`).join(''));
    if (!printing.bare) tell(`${removedWords(removed.length)[language]}\n`);
    return exits.shown;
  });
}

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
