import type { InstanceResult } from '../../api/cloud-assistant.ts';
import type { Verdict } from '../../domain/invocation.ts';
import { text } from '../../domain/text.ts';
import { verdictOf } from '../../domain/verdict.ts';
import { type Page, say } from '../page.ts';
import { verdictWords } from './outcome-words.ts';
import { lengthWords, secondsOf } from './result-words.ts';
import type { OtherTarget } from './results.ts';

/** After these the work was not done and is over: running it again repeats nothing that is still under way. */
const mayRunAgain: readonly Verdict[] = ['failed', 'not-delivered', 'refused', 'cancelled'];
/** A longer list belongs into a file. */
const namesAtMost = 100;

/**
 * Where it failed or did not run, as a flag for another run. A timeout or a stop may have left processes behind, and
 * what is unknown may have run: those are not in it.
 */
export function renderAgain(results: readonly InstanceResult[], elsewhere: readonly OtherTarget[], page: Page): string {
  const all = [
    ...results.map((result) => ({ instanceId: result.instanceId, verdict: verdictOf(result) })),
    ...elsewhere,
  ];
  const again = all.filter(({ verdict }) => mayRunAgain.includes(verdict)).map(({ instanceId }) => instanceId);
  const some = all.some(({ verdict }) => verdict === 'success');
  if (!some || again.length === 0 || again.length > namesAtMost) return '';
  const list = again.join(',');
  return `${say(text(`Again only where it failed or did not run: -i ${list}`, `仅在失败或未执行的实例上重新执行：-i ${list}`), page)}\n`;
}

/** `2 of 3 succeeded, 1 failed` */
export function renderSum(
  results: readonly InstanceResult[],
  elsewhere: readonly OtherTarget[],
  targets: number,
  page: Page,
): string {
  const counts = new Map<Verdict, number>();
  for (const verdict of [...results.map(verdictOf), ...elsewhere.map(({ verdict }) => verdict)]) {
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  const [all, succeeded] = [targets, counts.get('success') ?? 0].map((each) => each.toLocaleString('en-US'));
  const others = [...counts].filter(([verdict]) => verdict !== 'success');
  const first = text(`${succeeded} of ${all} succeeded`, `${all} 台中 ${succeeded} 台成功`);
  const rest = others.map(([verdict, count]) =>
    say(text(`${count} ${verdictWords[verdict].en}`, `${count} 台${verdictWords[verdict].zh}`), page),
  );
  const sum = [say(first, page), ...rest].join(page.language === 'zh' ? '，' : ', ');
  return `${page.paint.bold(sum + slowest(results, page))}\n`;
}

/** Below this many seconds nobody asks which was the slowest. */
const worthSaying = 10;

function slowest(results: readonly InstanceResult[], page: Page): string {
  let longest: { seconds: number; instanceId: string } | null = null;
  for (const result of results) {
    const seconds = secondsOf(result);
    if (seconds !== null && seconds > (longest?.seconds ?? 0)) longest = { seconds, instanceId: result.instanceId };
  }
  if (longest === null || longest.seconds < worthSaying) return '';
  const { instanceId } = longest;
  const long = lengthWords(longest.seconds);
  return say(text(`; the slowest took ${long.en} (${instanceId})`, `；最慢的用时 ${long.zh}（${instanceId}）`), page);
}
