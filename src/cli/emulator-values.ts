import { parseDuration } from '../domain/duration.ts';
import { text } from '../domain/text.ts';
import { accepted, type Checked, refused } from '../domain/violation.ts';

/** What the flags of `emulator` may say. */

export function parsePort(given: string): Checked<number> {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  if (port >= 0 && port <= 65535) return accepted(port);
  return refused({
    rule: 'port',
    why: text('A port is a number from 0 to 65535; 0 takes a free one.', '端口为 0 到 65535 的数字；0 表示自动选择。'),
    fix: text('Leave it out, or give for instance --port 8321.', '请去掉该选项，或填写例如 --port 8321。'),
  });
}

const instancesAtMost = 100_000;

export function parseInstances(given: string): Checked<number> {
  const count = /^\d{1,6}$/.test(given) ? Number(given) : -1;
  if (count >= 0 && count <= instancesAtMost) return accepted(count);
  return refused({
    rule: 'instances',
    why: text('The emulator adds from 0 to 100,000 simulated instances.', '可增加的模拟实例数为 0 到 100,000。'),
    fix: text('Give a plain number, for instance --instances 300.', '请填写不带分隔符的数字，例如 --instances 300。'),
  });
}

/** As in a fleet file. */
const pendingAtMostMs = 59_999;

/** `250ms`, `5s`, or 0, in milliseconds. */
export function parsePending(given: string): Checked<number> {
  const [, short] = /^(\d{1,5})ms$/.exec(given.trim()) ?? [];
  const long = short === undefined && given.trim() !== '0' ? parseDuration(given) : null;
  const ms = long === null ? Number(short ?? 0) : long.ok ? long.value * 1000 : Number.NaN;
  if (ms <= pendingAtMostMs) return accepted(ms);
  return refused({
    rule: 'pending',
    why: text('A task is Pending for less than 60 seconds, or not at all.', 'Pending 时长须小于 60 秒，也可以为 0。'),
    fix: text('Write for instance 250ms, 5s or 0.', '请填写例如 250ms、5s 或 0。'),
  });
}

/** In milliseconds. */
export function parseLifetime(given: string): Checked<number> {
  const checked = parseDuration(given);
  return checked.ok ? accepted(checked.value * 1000) : checked;
}
