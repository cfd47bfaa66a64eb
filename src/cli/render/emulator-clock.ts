import type { ClockMove, EmulatorTime } from '../../api/emulator-status.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { type Document, schema } from './json.ts';
import { wrap } from './wrap.ts';

export function clockDocument(time: EmulatorTime, exit: Exit): Document {
  return { schema, kind: 'emulator-clock', ...time, notes: [], exit };
}

/** The time, and where it was moved what came of that. */
export function renderClock({ now, aheadMs, move }: EmulatorTime, wasMoved: boolean, page: Page): string {
  const time = text(`${plainMoment(now)} UTC, ${ahead(aheadMs).en}`, `${plainMoment(now)} UTC，${ahead(aheadMs).zh}`);
  const shown = move && (wasMoved || !move.over) ? moveWords(move) : [];
  return `${[time, ...shown].map((words) => wrap(say(words, page), page.width)).join('\n')}\n`;
}

/** What of an ISO moment a person reads, in UTC. */
export function plainMoment(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

export function ahead(ms: number): Text {
  if (ms < 1000) return text('the time of this machine', '即本机时间');
  const left = { seconds: rounded(ms / 1000) };
  const parts = units.flatMap(([seconds, en, zh]) => {
    const count = Math.floor(left.seconds / seconds);
    left.seconds %= seconds;
    return count === 0 ? [] : [text(`${count} ${en}`, `${count} ${zh}`)];
  });
  const [en, zh] = [parts.slice(0, 2).map((part) => part.en), parts.slice(0, 2).map((part) => part.zh)];
  return text(`${en.join(' ')} ahead of this machine`, `比本机快 ${zh.join(' ')}`);
}

/** To the smaller of the two units that are said: a clock that was moved by a day is ahead by a day and not by 23 h 59 min. */
function rounded(seconds: number): number {
  const step = seconds >= 86_400 - 30 ? 3_600 : seconds >= 3_600 - 0.5 ? 60 : 1;
  return Math.round(seconds / step) * step;
}

/** The two greatest are said. */
const units = [
  [86_400, 'd', '天'],
  [3_600, 'h', '小时'],
  [60, 'min', '分'],
  [1, 's', '秒'],
] as const;

function moveWords({ to, starts, overtaken, over }: ClockMove): readonly Text[] {
  const runs = starts === 1 ? '1 run was started' : `${starts} runs were started`;
  return [
    over
      ? text(`${runs} on the way`, `途中启动了 ${starts} 次执行`)
      : text(
          `still on its way to ${plainMoment(to)} UTC; ${runs} so far`,
          `正在拨向 ${plainMoment(to)} UTC，目前启动了 ${starts} 次执行`,
        ),
    ...(overtaken === 0
      ? []
      : [
          text(
            `${overtaken === 1 ? '1 run' : `${overtaken} runs`} did not end in time, and the clock went on without (--patience)`,
            `${overtaken} 次执行未能及时结束，时钟未再等待（见 --patience）`,
          ),
        ]),
  ];
}
