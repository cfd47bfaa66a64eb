import { text } from '../../domain/text.ts';
import { isFinished } from '../../domain/verdict.ts';
import { mayNotBeRead, type WaitReport } from '../../usecases/wait.ts';
import { endsWithUs } from '../ends-with-us.ts';
import { type Page, say } from '../page.ts';
import { renderProblem } from './problem.ts';
import { renderCard } from './report-card.ts';

const because = {
  'wait-timeout': text('Waiting ended at --wait-timeout', '已到 --wait-timeout，停止等待'),
  interrupted: text('Waiting was interrupted', '等待被中断'),
  'lost-sight': text('The service could not be asked any more', '已无法继续向服务查询'),
  'not-listed': text('The service does not list every target', '服务未列出全部目标'),
  scheduled: text(
    'It goes on by its schedule, and that has no end to wait for',
    '计划任务会持续执行，没有结束时间，因此不再等待',
  ),
};

const deadline = text('The time of --deadline was over', '已到 --deadline 规定的时间，停止等待');

const unreadable = text('It was accepted; where it stands may not be read', '请求已被接受，但无权查询其进展');
const stoppedToo = text('Waiting was interrupted; stopped there too', '等待被中断；远端执行也已停止');

const lookCut = text(
  'Interrupted while the causes were looked up; nothing of it is still running',
  '查找原因时被中断；没有仍在执行的任务',
);

/** Where the invocation is, as flags would say it. */
export interface Place {
  readonly regionId: string;
  /** The flags that lead another command to the same place, each with a blank before it. */
  readonly sameWay: string;
  /** An emulator of this command's own, which is gone now. */
  readonly shortLived: boolean;
}

/** Why we stopped looking before every target had ended, and how to come back. */
export function renderWaitEnd(wait: WaitReport, invokeIds: readonly string[], place: Place, page: Page): string {
  if (wait.end === 'finished') {
    if (!wait.lookInterrupted) return '';
    return renderCard({ sign: '!', what: say(lookCut, page), why: '', next: [], facts: [] }, page);
  }
  if (wait.stopped === 'all')
    return renderCard({ sign: '!', what: say(stoppedToo, page), why: '', next: [], facts: [] }, page);
  const reason = wait.isDeadline ? deadline : because[wait.end];
  if (place.shortLived && wait.end !== 'lost-sight') {
    const facts = { why: say(endsWithUs.text, page), next: [], facts: [] };
    return renderCard({ sign: '!', what: say(reason, page), ...facts }, page);
  }
  const running = wait.results.filter(({ state }) => !isFinished(state) && state !== 'scheduled').length;
  const open = openOf(wait, invokeIds);
  const [invokeId = ''] = open;
  const blind = mayNotBeRead(wait);
  const subject =
    open.length > 1
      ? text(`${open.length} invocations go`, `${open.length} 次执行`)
      : text(`${invokeId} goes`, invokeId);
  const goesOn = text(
    `${subject.en} on without us${running > 0 ? `; ${running === 1 ? '1 instance was' : `${running} instances were`} still running when last seen` : ''}.`,
    `${subject.zh} 会继续执行${running > 0 ? `；最后一次查询时有 ${running} 台尚未结束` : ''}。`,
  );
  const lines = open.slice(0, comeBackAtMost).map((id) => {
    const comeBack = `ecs-invoke show ${id} -r ${place.regionId}${place.sameWay} ${wait.end === 'scheduled' ? '--history' : '--wait'}`;
    return say(text(`See where it stands: ${comeBack}`, `查看进展：${comeBack}`), page);
  });
  // Whoever pressed Ctrl-C may have meant the command, not the waiting.
  const stops =
    wait.end === 'interrupted' && wait.stopped === undefined
      ? open.slice(0, comeBackAtMost).map((id) => {
          const stop = `ecs-invoke stop ${id} -r ${place.regionId}${place.sameWay}`;
          return say(text(`Stop it there too: ${stop}`, `同时停止远端执行：${stop}`), page);
        })
      : [];
  const others = open.slice(comeBackAtMost).join(', ');
  const card = renderCard(
    {
      sign: '!',
      what: say(blind ? unreadable : reason, page),
      why: say(blind ? nobodyKnows : wait.stopped === 'asked' ? stopAsked : goesOn, page),
      next: [...lines, ...stops],
      facts: others === '' ? [] : [say(text(`And likewise: ${others}`, `其余同理：${others}`), page)],
    },
    page,
  );
  const { problem } = wait;
  return problem
    ? renderProblem(problem, { regionId: place.regionId, mutating: false, circumstances: null }, page) + card
    : card;
}

const nobodyKnows = text('Whether it still runs is not known here.', '此处无法得知它是否仍在执行。');
const stopAsked = text('The stop was asked for; its end has not been seen yet.', '已请求停止；尚未确认执行结束。');

/** Commands to come back that are written out; of the others the InvokeIds. */
const comeBackAtMost = 3;

/** The invocations that were not over when last seen; all of them where nothing tells. */
function openOf({ results }: WaitReport, invokeIds: readonly string[]): readonly string[] {
  const open = invokeIds.filter((id) => {
    const own = results.filter((result) => result.invokeId === id);
    return own.length === 0 || own.some(({ state }) => !isFinished(state));
  });
  return open.length > 0 ? open : invokeIds;
}

export function renderNoInvocation(invokeId: string, regionId: string, page: Page): string {
  return renderCard(
    {
      sign: '✖',
      what: say(text(`${regionId} knows no invocation ${invokeId}`, `${regionId} 中没有执行记录 ${invokeId}`), page),
      why: say(
        text(
          'It was started in another region, by another account, or so long ago that its record is gone.',
          '它可能在其他地域或由其他账号发起，或因时间太久记录已被清除。',
        ),
        page,
      ),
      next: [say(text('Check -r and --profile.', '请检查 -r 与 --profile。'), page)],
      facts: [],
    },
    page,
  );
}
