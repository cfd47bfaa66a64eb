import { scheduleInWords } from '../../domain/schedule-in-words.ts';
import { type Text, text } from '../../domain/text.ts';
import { type Page, say } from '../page.ts';
import type { ListedSchedule, ScheduleListView } from '../presenter.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** One block an invocation: what, when in words, the next run, where. */
export function renderScheduleList({ items, regionId }: ScheduleListView, page: Page): string {
  if (items.length > 0) return items.map((item) => renderItem(item, page)).join('\n');
  return `${say(text(`Nothing is scheduled in ${regionId}.`, `${regionId} 中没有计划执行。`), page)}\n`;
}

function renderItem(item: ListedSchedule, page: Page): string {
  const { invokeId, commandId, commandName, frequency, schedule, instanceIds } = item;
  const details = [
    visible(commandName === '' ? commandId : `${commandName} (${commandId})`),
    ...(frequency === '' ? [] : [visible(frequency)]),
    ...(schedule ? [say(scheduleInWords(schedule), page)] : []),
    say(nextWords(item), page),
    visible(instanceIds.join(', ')),
  ];
  return `${page.paint.bold(invokeId)}\n${details.map((line) => `${wrap(line, page.width, '  ')}\n`).join('')}`;
}

export function nextWords({
  frequency,
  schedule,
  nextRun,
}: Pick<ListedSchedule, 'frequency' | 'schedule' | 'nextRun'>): Text {
  if (nextRun !== null) {
    const moment = `${nextRun.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
    return text(`next run: ${moment}`, `下一次执行：${moment}`);
  }
  if (frequency === '') return text('next run: when an instance starts', '下一次执行：实例启动时');
  if (schedule === null)
    return text('next run: this schedule cannot be read here', '下一次执行：此处无法识别该执行计划');
  if (schedule.kind === 'cron' && schedule.zone === null) {
    return text(
      "when it runs next depends on the instance's own clock, whose zone is not known here",
      '下一次执行的时刻取决于实例的时钟，此处无法得知其时区',
    );
  }
  return text('no further run', '不会再执行');
}
