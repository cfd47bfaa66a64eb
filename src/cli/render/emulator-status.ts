import type { EmulatorStatus, WaitingTask } from '../../api/emulator-status.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { ahead, plainMoment } from './emulator-clock.ts';
import { type Document, schema } from './json.ts';
import { renderTable } from './table.ts';
import { visible } from './visible.ts';

export function statusDocument(endpoint: string, status: EmulatorStatus, exit: Exit): Document {
  return { schema, kind: 'emulator-status', endpoint, ...status, notes: [], exit };
}

/** More rows of a kind are only counted. */
const mostRows = 10;

/** What it is first, then what it does; of thousands of rows the first ones. */
export function renderStatus(endpoint: string, status: EmulatorStatus, page: Page): string {
  const title = say(text(`ECS Cloud Assistant emulator at ${endpoint}`, `ECS 云助手模拟器：${endpoint}`), page);
  const facts = factsOf(status).map(([name, words]) => [say(name, page), say(words, page)]);
  const lists = listsOf(status).filter(({ rows }) => rows.length > 0);
  const shown = [page.paint.bold(title), ...renderTable(facts, page.width, '  ')];
  return `${[...shown, ...lists.flatMap((list) => renderList(list, page))].join('\n')}\n`;
}

interface List {
  readonly title: Text;
  /** The last column may be broken into lines of its own. */
  readonly columns: readonly Text[];
  readonly rows: readonly (readonly string[])[];
}

function factsOf(status: EmulatorStatus): readonly (readonly [Text, Text])[] {
  const { pid, edition, startedAt, dataDir, temporary, clock, instances, faults, unserved, leftBehind, pending } =
    status;
  const since = plainMoment(startedAt);
  const directory = visible(dataDir);
  const simulated = instances.reduce((sum, each) => sum + each.simulated, 0);
  const counted = instances.map(({ state, count }) => `${inGroups(count)} ${visible(state)}`);
  const calls = unserved.map(({ action, calls: times }) => `${visible(action)} ×${times}`);
  const { killed, leftAlone } = leftBehind;
  const facts: readonly (readonly [Text, Text] | false)[] = [
    [
      text('process', '进程'),
      text(`${pid}, edition ${edition}, since ${since} UTC`, `${pid}，版本 ${edition}，启动于 ${since} UTC`),
    ],
    [
      text('directory', '数据目录'),
      temporary
        ? text(`${directory} (removed when it stops)`, `${directory}（停止时删除）`)
        : text(directory, directory),
    ],
    [
      text('its time', '时钟'),
      text(
        `${plainMoment(clock.now)} UTC, ${ahead(clock.aheadMs).en}`,
        `${plainMoment(clock.now)} UTC，${ahead(clock.aheadMs).zh}`,
      ),
    ],
    [
      text('instances', '实例'),
      text(
        counted.join(', ') + (simulated > 0 ? ` (${inGroups(simulated)} of them simulated)` : ''),
        counted.join('、') + (simulated > 0 ? `（其中模拟实例 ${inGroups(simulated)} 台）` : ''),
      ),
    ],
    pending > 0 && [
      text('pending', '待下发'),
      text(pending === 1 ? '1 task' : `${inGroups(pending)} tasks`, `${inGroups(pending)} 个任务`),
    ],
    [
      text('faults', '故障'),
      faults === 0 ? text('none ordered', '无') : text(`${faults} ordered`, `已安排 ${faults} 个`),
    ],
    unserved.length > 0 && [text('not served', '不支持的调用'), text(calls.join(', '), calls.join('、'))],
    killed.length > 0 && [
      text('killed', '已终止'),
      text(
        `left running by an earlier emulator: process ${killed.join(' ')}`,
        `先前的模拟器遗留的进程：${killed.join(' ')}`,
      ),
    ],
    leftAlone.length > 0 && [
      text('left alone', '未处理'),
      text(
        `perhaps of an earlier emulator, but not surely: process ${leftAlone.join(' ')}`,
        `可能由先前的模拟器遗留，但无法确认：进程 ${leftAlone.join(' ')}`,
      ),
    ],
  ];
  return facts.filter((fact) => fact !== false);
}

const instance = text('instance', '实例');
const invocation = text('invocation', '执行 ID');
const process = text('process', '进程');

function listsOf({ running, waiting, survivors }: EmulatorStatus): readonly List[] {
  return [
    {
      title: text('Running', '正在执行'),
      columns: [process, instance, text('since (UTC)', '开始时间 (UTC)'), invocation],
      rows: running.map(({ pid, simulated, instanceId, startedAt, invokeId }) => [
        simulated ? '–' : String(pid),
        visible(instanceId),
        plainMoment(startedAt),
        visible(invokeId),
      ]),
    },
    {
      title: text('Waiting', '等待执行'),
      columns: [text('next run (UTC)', '下次执行 (UTC)'), instance, text('schedule', '计划'), invocation],
      rows: [...waiting]
        .sort(soonestFirst)
        .map(({ nextRun, instanceId, frequency, repeatMode, invokeId }) => [
          nextRun === null ? '–' : plainMoment(nextRun),
          visible(instanceId),
          visible(frequency || repeatMode),
          visible(invokeId),
        ]),
    },
    {
      title: text(
        'Outlived their runs; they end with the emulator',
        '执行已结束但仍存活的进程（模拟器停止时一并终止）',
      ),
      columns: [process, text('program', '程序'), instance, text('since (UTC)', '自 (UTC)'), invocation],
      rows: survivors.map(({ pid, program, instanceId, since, invokeId }) => [
        String(pid),
        visible(program) || '–',
        visible(instanceId),
        since === null ? '–' : plainMoment(since),
        visible(invokeId),
      ]),
    },
  ];
}

function soonestFirst(one: WaitingTask, other: WaitingTask): number {
  return (one.nextRun ?? '~') < (other.nextRun ?? '~') ? -1 : Number(one.nextRun !== other.nextRun);
}

function renderList({ title, columns, rows }: List, page: Page): readonly string[] {
  const [head = '', ...lines] = renderTable(
    [columns.map((each) => say(each, page)), ...rows.slice(0, mostRows)],
    page.width,
    '  ',
  );
  const more = rows.length - mostRows;
  const rest = text(
    `… and ${inGroups(more)} more (-o json has all)`,
    `…… 另有 ${inGroups(more)} 项（-o json 可查看全部）`,
  );
  return [
    page.paint.bold(`${say(title, page)} (${inGroups(rows.length)})`),
    page.paint.dim(head),
    ...lines,
    ...(more > 0 ? [`  ${say(rest, page)}`] : []),
  ];
}

/** 4,987 */
function inGroups(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
