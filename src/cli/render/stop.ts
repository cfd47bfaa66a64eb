import { text } from '../../domain/text.ts';
import { verdictOf } from '../../domain/verdict.ts';
import type { StoppedTarget, StopReport } from '../../usecases/stop.ts';
import { type Page, say } from '../page.ts';
import type { StopView } from '../presenter.ts';
import { isStopped, lastRunWords, verdictWords } from './outcome-words.ts';
import { renderProblem } from './problem.ts';
import { renderCard } from './report-card.ts';
import { renderNoInvocation } from './wait-end.ts';
import { padEnd, stringWidth } from './wrap.ts';

/** What was really stopped, target by target, of several invocations under the name of each. */
export function renderStop({ regionId, stops }: StopView, page: Page): string {
  const names = stops.length > 1;
  return stops
    .map(({ invokeId, report }) => {
      const name = names && report.kind === 'asked' ? `${page.paint.bold(invokeId)}\n` : '';
      return name + renderOne(invokeId, regionId, report, page);
    })
    .join('');
}

/** Those that go on first. */
function renderOne(invokeId: string, regionId: string, report: StopReport, page: Page): string {
  switch (report.kind) {
    case 'failed':
      return renderProblem(report.problem, { regionId, mutating: false, circumstances: null }, page);
    case 'not-found':
      return renderNoInvocation(invokeId, regionId, page);
    case 'unread':
      return renderUnread(invokeId, regionId, report, page);
    case 'no-targets':
      return renderNoTargets(invokeId, report, page);
    case 'asked': {
      const { targets, problem } = report;
      const width = Math.max(...targets.map(({ instanceId }) => stringWidth(instanceId)));
      const rows = order.flatMap((wanted) => targets.filter(({ outcome }) => outcome === wanted));
      const lines = rows.map((target) => line(target, width, page));
      const trouble = problem && renderProblem(problem, { regionId, mutating: false, circumstances: null }, page);
      return `${lines.join('')}${renderSum(targets, page)}${trouble ?? ''}`;
    }
  }
}

const order = ['going-on', 'stopped', 'over-before'] as const;

const outcomeWords = {
  'going-on': text('asked to stop, still going on when last seen', '已请求停止，最后一次查询时仍在执行'),
  stopped: text('stopped', '已停止'),
  'over-before': text('was over already', '此前已结束'),
};

const noFurtherRun = text('stopped, no further run starts', '已停止，不会再执行');

function line({ instanceId, outcome, scheduled, result }: StoppedTarget, width: number, page: Page): string {
  const { paint } = page;
  const sign = outcome === 'going-on' ? paint.yellow('!') : outcome === 'stopped' ? paint.green('✔') : paint.dim('–');
  const words = say(outcome === 'stopped' && scheduled ? noFurtherRun : outcomeWords[outcome], page);
  const more = isStopped(result) ? null : (lastRunWords(result) ?? verdictWords[verdictOf(result)]);
  return `${sign} ${padEnd(instanceId, width)}  ${words}${more ? `  ${paint.dim(say(more, page))}` : ''}\n`;
}

function renderSum(targets: readonly StoppedTarget[], page: Page): string {
  const count = (wanted: string) => targets.filter(({ outcome }) => outcome === wanted).length;
  const [stopped, over, open] = [count('stopped'), count('over-before'), count('going-on')];
  const sum = text(
    `${stopped} stopped, ${over} over before${open > 0 ? `, ${open} still going on` : ''}`,
    `已停止 ${stopped} 台，此前已结束 ${over} 台${open > 0 ? `，仍在执行 ${open} 台` : ''}`,
  );
  return `${page.paint.bold(say(sum, page))}\n`;
}

function renderUnread(
  invokeId: string,
  regionId: string,
  { lost, problem }: Extract<StopReport, { kind: 'unread' }>,
  page: Page,
): string {
  const why = lost
    ? text(
        'The stop was sent, but no answer came back, and where it stands could not be read. Stopping twice does no harm.',
        '停止请求已发出但没有应答，也无法读取执行状态。重复停止没有害处。',
      )
    : text(
        'The service accepted the stop; what became of it could not be read.',
        '服务已受理停止请求；但无法读取停止的结果。',
      );
  const what = lost
    ? text(`Whether ${invokeId} was stopped is not known`, `不确定 ${invokeId} 是否已停止`)
    : text(`${invokeId} was asked to stop`, `已请求停止 ${invokeId}`);
  const trouble = problem && renderProblem(problem, { regionId, mutating: false, circumstances: null }, page);
  const card = {
    sign: '!' as const,
    what: say(what, page),
    why: say(why, page),
    next: [
      say(
        text(
          `See where it stands: ecs-invoke show ${invokeId} -r ${regionId}`,
          `查看进展：ecs-invoke show ${invokeId} -r ${regionId}`,
        ),
        page,
      ),
    ],
    facts: [],
  };
  return renderCard(card, page) + (trouble ?? '');
}

function renderNoTargets(
  invokeId: string,
  { instanceIds, targets }: Extract<StopReport, { kind: 'no-targets' }>,
  page: Page,
): string {
  const few = targets.slice(0, 5).join(', ') + (targets.length > 5 ? ' …' : '');
  return renderCard(
    {
      sign: '✖',
      what: say(
        text(
          `${invokeId} does not run on ${instanceIds.join(', ')}`,
          `${invokeId} 的目标中没有 ${instanceIds.join(', ')}`,
        ),
        page,
      ),
      why: say(text('Nothing was stopped.', '没有停止任何执行。'), page),
      next: [say(text(`Its targets are ${few}.`, `它的目标实例为 ${few}。`), page)],
      facts: [],
    },
    page,
  );
}
