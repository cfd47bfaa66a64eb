import { type Text, text } from '../domain/text.ts';
import { verdictOf } from '../domain/verdict.ts';
import { acceptedOf } from '../usecases/call-outcome.ts';
import type { RunEvent } from '../usecases/ports.ts';
import { outcomesOf } from '../usecases/run-results.ts';
import type { WaitReport } from '../usecases/wait.ts';
import { nowhere } from './aim.ts';
import { endsWithUs, runEndsWithUs } from './ends-with-us.ts';
import { Follower } from './follower.ts';
import type { Io } from './io.ts';
import { type Page, say } from './page.ts';
import type { Presenter } from './presenter.ts';
import type { Progress } from './progress.ts';
import { renderCommandLookup } from './render/command-lookup.ts';
import { decoded } from './render/decoded.ts';
import { deliveryWords, foundWords } from './render/delivery-words.ts';
import { renderFailedCalls } from './render/failed-calls.ts';
import { pauseWords, sendingWords, tallyWords, waveWords } from './render/fleet-words.ts';
import { renderHistory } from './render/history.ts';
import { renderInvocationFacts } from './render/invocation-facts.ts';
import { aimed, nextStep } from './render/next-step.ts';
import { type OutputStyle, renderFollowed, renderOutputs } from './render/output.ts';
import { renderPlan } from './render/plan.ts';
import { renderPreview } from './render/preview.ts';
import { renderProblem } from './render/problem.ts';
import { renderCard } from './render/report-card.ts';
import { renderVerdicts, type VerdictTable } from './render/results.ts';
import { renderSchedule } from './render/schedule.ts';
import { renderScheduleList } from './render/schedule-list.ts';
import { renderStop } from './render/stop.ts';
import { renderNote, renderViolations } from './render/violations.ts';
import { renderNoInvocation, renderWaitEnd } from './render/wait-end.ts';

export interface TextStyle {
  readonly quiet: boolean;
  readonly follow: boolean;
  readonly verbose: boolean;
  readonly rehearse: boolean;
  readonly output: OutputStyle;
  /** The flags that lead another command to the same place, each with a blank before it. */
  readonly sameWay: string;
  /** Of stdout and stderr, each judged by itself. */
  readonly outPage: Page;
  readonly errPage: Page;
}

/** For a person: the result on stdout, everything else on stderr. */
export function textPresenter(
  { stdout, stderr }: Pick<Io, 'stdout' | 'stderr'>,
  style: TextStyle,
  progress: Progress,
): Presenter {
  const { quiet, outPage, errPage } = style;
  const follower = style.follow ? new Follower(style.output, outPage) : null;
  const tell = (message: string) => {
    if (message !== '') progress.aside(() => stderr.write(message));
  };
  let shortLived = false;
  let toldToLeave = false;
  let lastByte: number | null = null;
  const print = (bytes: Buffer) => {
    if (bytes.length === 0) return;
    lastByte = bytes.at(-1) ?? null;
    progress.aside(() => stdout.write(bytes));
  };
  const remark = (remark: Text) => {
    if (!quiet) tell(`${errPage.paint.dim(say(remark, errPage))}\n`);
  };

  const said = (happened: RunEvent) => {
    const delivery = deliveryWords(happened);
    if (delivery === null) return;
    const { words, how } = delivery;
    if (how === 'aloud') {
      // Many calls are under way, and the user left once.
      if (happened.type === 'in-flight' && toldToLeave) return;
      toldToLeave ||= happened.type === 'in-flight';
      return tell(`${nextStep(say(words, errPage), errPage.aim ?? nowhere, errPage.language)}\n`);
    }
    if (how === 'note') return tell(renderNote({ code: happened.type, text: words }, errPage));
    if (how === 'passing') return progress.show(words);
    remark(words);
    progress.said(words);
  };

  const event = (happened: RunEvent) => {
    switch (happened.type) {
      case 'sending':
        return progress.show(sendingWords(happened.call));
      case 'accepted':
        // Known is printed: whatever happens to this process later, the InvokeId is not lost.
        if (!happened.waited) print(Buffer.from(`${happened.invokeId}\n`));
        if (happened.how === 'found') remark(foundWords(happened));
        if ((!happened.waited && !style.rehearse) || happened.how === 'found') return;
        return remark(
          style.rehearse
            ? text(`a rehearsal, ${happened.invokeId}: nothing runs`, `演练，${happened.invokeId}：不会执行任何命令`)
            : text(`accepted as ${happened.invokeId}`, `已受理：${happened.invokeId}`),
        );
      case 'wave':
        return remark(waveWords(happened));
      case 'pause':
        return remark(pauseWords(happened));
      case 'poll-failed':
        return remark(
          text(
            `no answer while waiting (${happened.problem.name}); asking again`,
            `等待期间未得到应答（${happened.problem.name}）；将再次查询`,
          ),
        );
      case 'progress': {
        if (follower) print(follower.news(happened.results, happened.total));
        const { tally, total } = happened;
        if (tally.ended === total) return progress.stop();
        const good = tally.verdicts.success ?? 0;
        return progress.show(tallyWords(tally, total), { good, bad: tally.ended - good, total });
      }
      case 'stopped':
        progress.stop();
        return tell(renderStop({ regionId: happened.regionId, stops: [happened] }, errPage));
      case 'finished':
        return;
      default:
        return said(happened);
    }
  };

  const ended = (
    wait: WaitReport,
    targets: readonly string[],
    invokeIds: readonly string[],
    regionId: string,
    { elsewhere = [], goesOnByRecord = false }: Pick<VerdictTable, 'elsewhere' | 'goesOnByRecord'> = {},
  ) => {
    if (!follower) print(renderOutputs(wait.results, targets.length, style.output, outPage));
    else if (targets.length > 1) print(renderFollowed(wait.results, follower.heldBack, style.output, outPage));
    // On a terminal the verdict starts on a line of its own, wherever the output ended.
    if (stdout.isTTY && lastByte !== null && lastByte !== 0x0a) stdout.write('\n');
    if (style.output.terminal && wait.results.some((result) => decoded(result, style.output.encoding).guessed)) {
      remark(readAsGbk);
    }
    const fine =
      wait.results.length === targets.length && wait.results.every((result) => verdictOf(result) === 'success');
    if (!quiet || !fine) {
      const table = { wait, targets, region: regionId, elsewhere, verbose: style.verbose, goesOnByRecord };
      tell(renderVerdicts(table, errPage));
    }
    tell(renderWaitEnd(wait, invokeIds, { regionId, sameWay: style.sameWay, shortLived }, errPage));
  };

  const troubleCard = (code: string, why: Text, fix: Text) =>
    renderCard({ sign: '✖', what: say(why, errPage), why: '', next: [say(fix, errPage)], facts: [code] }, errPage);

  return {
    close: () => progress.stop(),
    emulatorEndsWithUs: () => {
      shortLived = true;
    },
    note: (note) => {
      if (!quiet) tell(renderNote(note, errPage));
    },
    warning: (note) => tell(renderNote(note, errPage)),
    verbose: (words) => {
      if (style.verbose) tell(`${errPage.paint.dim(say(words, errPage))}\n`);
    },
    nextStep: (words, line) =>
      tell(`${errPage.paint.dim(say(words, errPage))}${aimed(line, errPage.aim ?? nowhere)}\n`),
    setback: (code, why, fix) => tell(troubleCard(code, why, fix)),
    debug: (line) => tell(`${errPage.paint.dim(line)}\n`),
    event,
    violations: (violations) => tell(renderViolations(violations, errPage)),
    trouble: (_type, code, why, fix) => tell(troubleCard(code, why, fix)),
    dryRun(previews) {
      stdout.write(previews.map((preview) => renderPreview(preview, outPage)).join('\n'));
      remark(text('This is what would be sent; nothing was.', '以上为将要发送的内容；并未发送。'));
    },
    plan(view) {
      progress.stop();
      stdout.write(quiet ? `${view.file}\n` : renderPlan(view, outPage));
    },
    run(report) {
      progress.stop();
      const { input, unresolved, calls, wait } = report;
      if (unresolved) return tell(renderCommandLookup(unresolved, input.regionId, errPage));
      tell(renderFailedCalls(report, errPage));
      const accepted = acceptedOf(calls);
      // What ends together with the waiting is told by the card that says so.
      const goesOn = calls.some(({ outcome: { kind } }) => kind === 'unknown' || kind === 'not-attempted');
      const over = wait === null ? accepted.length > 0 : wait.end === 'finished';
      if (shortLived && !quiet && (goesOn || (over && (wait === null || input.delivery.mayBeRepeated)))) {
        tell(renderNote(runEndsWithUs, errPage));
      }
      if (accepted.length === 0 || wait === null) return;
      const targets = accepted.flatMap((each) => each.targets);
      ended(
        wait,
        targets,
        accepted.map(({ invokeId }) => invokeId),
        input.regionId,
        {
          elsewhere: outcomesOf(report).flatMap(({ instanceId, invokeId, verdict }) =>
            invokeId === '' ? [{ instanceId, verdict }] : [],
          ),
          goesOnByRecord: !report.unrecorded,
        },
      );
    },
    scheduleList(view) {
      stdout.write(
        quiet ? view.items.map(({ invokeId }) => `${invokeId}\n`).join('') : renderScheduleList(view, outPage),
      );
    },
    stop(view) {
      progress.stop();
      tell(renderStop(view, errPage));
    },
    callFailed(problem, regionId, mutating) {
      tell(renderProblem(problem, { regionId, mutating, circumstances: null }, errPage));
    },
    schedule(view) {
      stdout.write(quiet ? view.runTimes.map((time) => `${time}\n`).join('') : renderSchedule(view, outPage));
    },
    show(view) {
      progress.stop();
      const { reports, regionId } = view;
      for (const report of reports) {
        if (!quiet) tell(renderInvocationFacts(report, view, errPage));
        if (reports.length > 1 && report.kind === 'shown') print(Buffer.from(`== ${report.invokeId} ==\n`));
        if (report.kind === 'shown') ended(report.wait, report.targets, [report.invokeId], regionId);
        else if (report.kind === 'history') print(Buffer.from(renderHistory(report, outPage)));
        else if (report.kind === 'failed')
          tell(renderProblem(report.problem, { regionId, mutating: false, circumstances: null }, errPage));
        else
          tell(
            renderNoInvocation(report.invokeId, regionId, errPage) +
              (shortLived ? renderNote(endsWithUs, errPage) : ''),
          );
      }
    },
  };
}

const readAsGbk = text(
  'Some output is no UTF-8 and was read as GBK; --encoding <name> says otherwise.',
  '部分输出不是 UTF-8，已按 GBK 显示；可用 --encoding <名称> 指定其他编码。',
);
