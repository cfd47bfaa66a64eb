import { text } from '../../domain/text.ts';
import type { CallOutcome } from '../../usecases/call-outcome.ts';
import { type PlannedCall, type RunInput, runTag } from '../../usecases/run-input.ts';
import { type Page, say } from '../page.ts';
import { moreAbout, runWord } from './code-words.ts';
import { calledOf, fillIn, particularsOf } from './fill-in.ts';
import { adviceOnSilence, runLookUp } from './no-answer.ts';
import { type Card, renderCard } from './report-card.ts';
import { visible } from './visible.ts';

type Unknown = Extract<CallOutcome, { kind: 'unknown' }>;

/** A call that may have run: what was asked for, where, when, and how to find out. */
export function renderUnknownCall(outcome: Unknown, input: RunInput, call: PlannedCall, page: Page): string {
  const card = outcome.looked.kind === 'different' ? otherContent(outcome, input, call, page) : null;
  const { why, next, ...rest } = card ?? unknownCard(outcome, input, call, page);
  const { problem } = outcome;
  const here = { ...particularsOf(input.regionId, { ...input, ...call }), ...(problem && calledOf(problem)) };
  return renderCard({ ...rest, why: fillIn(why, here), next: next.map((each) => fillIn(each, here)) }, page);
}

function unknownCard(outcome: Unknown, input: RunInput, call: PlannedCall, page: Page): Card {
  const { problem, looked, firstSentAt, attempts, recorded } = outcome;
  const { language } = page;
  const advice = problem?.name === 'NoAnswer' ? adviceOnSilence(problem)[language] : null;
  const count = call.instanceIds.length;
  const work = workOf(input);
  const times = firstSentAt === null ? '' : ` ${firstSentAt.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const what = text(
    `OUTCOME UNKNOWN: ${work} may have run on ${count} ${count === 1 ? 'instance' : 'instances'}`,
    `结果未知：${work} 可能已在 ${count} 台实例上执行`,
  );
  const sent = text(
    `Sent${times}, attempts by this command: ${attempts}. ${lookedWords(looked).en} Nothing more was sent; a new run of the same might run it twice.`,
    `发送时间：${times.trim() || '未知'}，本命令尝试 ${attempts} 次。${lookedWords(looked).zh}此后没有再发送；重新发起相同的执行可能导致执行两次。`,
  );
  const resume = text(
    `Find out, and go on without running it twice: ecs-invoke resume ${input.runId}`,
    `查明情况并继续，不会执行两次：ecs-invoke resume ${input.runId}`,
  );
  return {
    sign: '✖',
    what: say(what, page),
    who: [call.instanceIds.slice(0, 3).join(', ') + (count > 3 ? ' …' : '')],
    why: [advice?.why, say(sent, page)].filter(Boolean).join(language === 'zh' ? '' : ' '),
    next: [...(recorded ? [say(resume, page)] : []), ...runLookUp({ input, call }, language), ...(advice?.fix ?? [])],
    facts: [...answerFacts(outcome, page), ...nameFacts(input, call, page)],
  };
}

/** The run ID, or the token, was used for something else. */
function otherContent(outcome: Unknown, input: RunInput, call: PlannedCall, page: Page): Card | null {
  const { looked, attempts, problem } = outcome;
  if (looked.kind !== 'different') return null;
  const ids = looked.invokeIds.map(visible).join(', ');
  const all = looked.invokeIds.map(visible).join(' ');
  const marked = call.tags.some(({ key }) => key === runTag);
  const nothing = attempts === 0 ? text(' Nothing was sent.', '没有发送任何请求。') : text('', '');
  const show = text(
    `See what it is: ecs-invoke show ${all} -r ${input.regionId}`,
    `查看它的内容：ecs-invoke show ${all} -r ${input.regionId}`,
  );
  const [what, why] = marked
    ? [
        text(`Same run ID, different content: ${input.runId}`, `执行 ID 相同，内容不同：${input.runId}`),
        text(
          `The service holds ${ids} under this run ID, with other content, parameters or instances.${nothing.en}`,
          `服务端在该执行 ID 下已有 ${ids}，但其内容、参数或实例不同。${nothing.zh}`,
        ),
      ]
    : [
        text(
          `OUTCOME UNKNOWN: ${workOf(input)} got no answer, and nothing tells which of these is it: ${ids}`,
          `结果未知：${workOf(input)} 没有应答，无法判断以下哪一个是它：${ids}`,
        ),
        text('Without run tags it looks like others of its kind.', '没有执行标签，它与其他同类执行无法区分。'),
      ];
  const another = text('For other content take another --run-id.', '内容不同时请使用其他 --run-id。');
  return {
    sign: '✖',
    what: say(what, page),
    who: [],
    why: say(why, page),
    next: [say(show, page), ...(marked ? [say(another, page)] : [])],
    facts: [...(problem === null ? [] : answerFacts(outcome, page)), ...nameFacts(input, call, page)],
  };
}

function workOf({ work }: RunInput): string {
  switch (work.kind) {
    case 'command':
      return `InvokeCommand ${visible(work.command.kind === 'id' ? work.command.id : work.command.name)}`;
    case 'script':
      return 'RunCommand';
    case 'file':
      return `SendFile ${visible(work.file.name)}`;
  }
}

function lookedWords(looked: Unknown['looked']) {
  return looked.kind === 'failed'
    ? text(
        `Looking for it failed (${looked.problem.action}, ${looked.problem.name}).`,
        `查找失败（${looked.problem.action}，${looked.problem.name}）。`,
      )
    : text(
        'It was looked for and is not listed; that does not prove that it did not run, because lists may lag behind.',
        '已查找但未列出；列表可能有延迟，因此不能证明它没有执行。',
      );
}

function answerFacts({ problem, looked }: Unknown, { language }: Page): readonly string[] {
  const began = { en: 'It began: ', zh: '应答开头：' }[language];
  const each = [problem, looked.kind === 'failed' ? looked.problem : null].flatMap((problem) => {
    if (problem === null || problem.name === 'NotSent') return problem === null ? [] : [visible(problem.host)];
    const { status } = problem;
    const facts = [
      problem.name === 'NoAnswer' ? visible(problem.host) : '',
      status === null ? '' : `HTTP ${status}`,
      visible(problem.code),
      problem.requestId && `RequestId ${visible(problem.requestId)}`,
    ];
    const excerpt =
      problem.name === 'NoAnswer' && problem.excerpt !== '' ? [`${began}${visible(problem.excerpt)}`] : [];
    return [facts.filter(Boolean).join('  '), ...excerpt, ...(problem.code ? [moreAbout(problem.code, language)] : [])];
  });
  return [...new Set(each)].filter(Boolean);
}

function nameFacts({ runId, regionId }: RunInput, { clientToken }: PlannedCall, page: Page): readonly string[] {
  return [`${say(runWord(runId), page)}  ${regionId}${clientToken === null ? '' : `  ClientToken ${clientToken}`}`];
}
