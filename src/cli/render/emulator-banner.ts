import { type EditionName, editions } from '../../domain/editions.ts';
import { type Language, type Text, text } from '../../domain/text.ts';
import type { RunningEmulator } from '../services.ts';
import { stringWidth, wrap } from './wrap.ts';

const usualColumns = 80;

/** What a person sees who starts an emulator: where it is, what is there, and a line to try. */
export function emulatorBanner(
  { endpoint, fleet }: Pick<RunningEmulator, 'endpoint' | 'fleet'>,
  edition: EditionName,
  language: Language,
  columns = usualColumns,
): string {
  const { fit, simulated, unfit, commands, example } = fleet;
  const nothing = fit.length + simulated.length === 0;
  const rows = [
    row(labels.instances, fit, language, columns),
    nothing && labels.instances[language] + noneFit[language],
    row(labels.simulated, simulated, language, columns, text(' (no process)', '（不启动进程）')),
    row(labels.unfit, unfit, language, columns),
    row(labels.commands, commands, language, columns),
  ];
  const tried = example === null ? [] : [tryIt[language], ...lineFor(example, edition, columns)];
  const lines = [
    ...above(endpoint)[language].map((line) => wrap(line.trimStart(), columns, /^ */.exec(line)![0])),
    ...rows.filter((line) => typeof line === 'string'),
    ...tried,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const above = (endpoint: string): { readonly [Each in Language]: readonly string[] } => ({
  en: [
    `ECS Cloud Assistant emulator at ${endpoint}`,
    '! Commands sent to it run on THIS machine, as this user. It is no sandbox:',
    '  reboot is a stand-in, but /sbin/reboot would be the real one.',
    '  It listens on 127.0.0.1 only. Stop it with Ctrl-C.',
  ],
  zh: [
    `ECS 云助手模拟器：${endpoint}`,
    '! 发送给它的命令会以当前用户身份在本机执行。它不是沙箱：',
    '  reboot 为替身，但 /sbin/reboot 仍是真实程序。',
    '  它只监听 127.0.0.1。按 Ctrl-C 停止。',
  ],
});

const labels = {
  instances: text('  Instances  ', '  实例      '),
  simulated: text('  simulated  ', '  模拟实例  '),
  unfit: text('  unfit      ', '  不可用    '),
  commands: text('  Commands   ', '  命令      '),
};
const noneFit = text('none that can run a command', '没有可执行命令的实例');
const tryIt = text('  Try it from another terminal:', '  在另一个终端试用：');

function row(
  label: Text,
  ids: readonly string[],
  language: Language,
  columns: number,
  remark = text('', ''),
): string | false {
  if (ids.length === 0) return false;
  const room = columns - stringWidth(label[language]) - stringWidth(remark[language]);
  return label[language] + shortened(ids, room, language) + remark[language];
}

/** As many of the IDs as there is room for, and the number of the others. */
export function shortened(ids: readonly string[], room: number, language: Language): string {
  const whole = ids.join(' ');
  if (whole.length <= room) return whole;
  const others = (shown: number) =>
    text(` … and ${ids.length - shown} more`, ` … 另有 ${ids.length - shown} 个`)[language];
  let shown = 1;
  const list = (count: number) => ids.slice(0, count).join(' ') + others(count);
  while (shown + 1 < ids.length && stringWidth(list(shown + 1)) <= room) shown++;
  return ids.length === 1 ? whole : list(shown);
}

/** To be copied as it stands, so it is broken and not cut. */
function lineFor(
  { regionId, commandId, instanceIds }: NonNullable<RunningEmulator['fleet']['example']>,
  edition: EditionName,
  columns: number,
): string[] {
  const place = edition === 'current' ? '' : ` --edition ${edition}`;
  const region = regionId === 'cn-hangzhou' ? '' : ` -r ${regionId}`;
  const parameter = commandId === 'c-hello' && editions[edition].parameters !== null ? ' -p name=Jack' : '';
  const start = `    ecs-invoke --emulator${place}${region} -c ${commandId}`;
  const end = ` -i ${instanceIds.join(',')}${parameter} --wait`;
  return start.length + end.length <= columns ? [start + end] : [`${start} \\`, `     ${end}`];
}
