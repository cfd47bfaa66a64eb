import { nearMiss } from '../../domain/near-miss.ts';
import { text } from '../../domain/text.ts';
import { parseTimeZone } from '../../domain/time-zone.ts';
import { agentStates, type InstanceSeed, powerStates } from '../fleet.ts';
import { regions } from '../regions.ts';
import type { SimulatedModel } from '../runner/simulated-model.ts';
import { type Member, write } from './member.ts';
import { readId, readTags } from './shared-members.ts';

const instancesAtMost = 100_000;
const usernamesAtMost = 100;
/** Delivery has one minute; who is Pending for longer would never get anything. */
const pendingAtMostMs = 59_999;
const dayMs = 24 * 3600 * 1000;

const memberNames = [
  'instanceId',
  'instanceName',
  'regionId',
  'osType',
  'instanceNetworkType',
  'status',
  'agent',
  'tags',
  'timeZone',
  'usernames',
  'pendingMs',
  'simulated',
] as const;

/** What one might write instead, in lower case. */
const meant = {
  id: 'instanceId',
  name: 'instanceName',
  hostname: 'instanceName',
  region: 'regionId',
  zone: 'timeZone',
  timezone: 'timeZone',
  os: 'osType',
  network: 'instanceNetworkType',
  networktype: 'instanceNetworkType',
  power: 'status',
  state: 'status',
  users: 'usernames',
  username: 'usernames',
  latency: 'pendingMs',
} as const;

/** `taken`: IDs that are there already; those of the file are added. */
export function readInstances(list: Member, taken: Set<string>): InstanceSeed[] {
  return list.items(instancesAtMost).flatMap((item) => readInstance(item, taken) ?? []);
}

function readInstance(item: Member, taken: Set<string>): InstanceSeed | undefined {
  const of = item.members(memberNames, meant);
  if (!of) return undefined;
  const id = readId(of('instanceId'), instanceId, taken);
  const seed = {
    name: of('instanceName').text({ most: 128 }),
    regionId: readRegion(of('regionId')),
    os: of('osType').oneOf(['linux', 'windows']),
    network: of('instanceNetworkType').oneOf(['vpc', 'classic']),
    power: of('status').oneOf(powerStates),
    agent: of('agent').oneOf(agentStates),
    tags: readTags(of('tags')),
    timeZone: readTimeZone(of('timeZone')),
    usernames: readUsernames(of('usernames')),
    pendingMs: of('pendingMs').integer(0, pendingAtMostMs),
    simulated: readSimulated(of('simulated')),
  };
  return id === undefined ? undefined : { id, ...withoutUndefined(seed) };
}

const instanceId = {
  // In lower case only, as all real ones: the ID becomes a directory, and not every file system tells case.
  shape: /^m?i-[a-z0-9]{1,30}$/,
  rule: 'instance-id',
  missing: text('Every instance has an instanceId.', '每台实例都必须有 instanceId。'),
  why: text(
    'An instance ID is i- or mi- and then 1 to 30 small letters and digits.',
    '实例 ID 由 i- 或 mi- 加 1 到 30 个小写字母和数字组成。',
  ),
  fix: text('Give for instance i-app1; instanceName can be anything.', '例如 i-app1；instanceName 可任意填写。'),
};

/** A region that the emulator has: it answers for no other. */
export function readRegion(member: Member): string | undefined {
  const given = member.text({ most: 64 });
  const ids = regions.map(({ id }) => id);
  if (given === undefined || ids.includes(given)) return given;
  const near = nearMiss(given, ids);
  return member.refuse({
    rule: 'region',
    why: text('The emulator has no such region.', '模拟器没有这个地域。'),
    fix: near ? write(near) : text(`It has: ${ids.join(', ')}.`, `可用地域：${ids.join('、')}。`),
  });
}

function readTimeZone(member: Member): string | undefined {
  const given = member.text({ most: 64 });
  if (given === undefined) return undefined;
  const checked = parseTimeZone(given);
  if (checked.ok) return given;
  const [{ fix }] = checked.objections as [(typeof checked.objections)[number]];
  const why = text('This is not a time zone.', '这不是时区名称。');
  return member.refuse({ rule: 'time-zone', why, fix });
}

function readUsernames(member: Member): readonly string[] | undefined {
  if (!member.isThere) return undefined;
  return member.items(usernamesAtMost).flatMap((item) => {
    const name = item.text({ most: 255 });
    if (name === undefined) return [];
    if (!/[\s:/]/.test(name)) return [name];
    item.refuse({
      rule: 'username',
      why: text('A user name has no blanks, no colon and no slash.', '用户名不能包含空格、冒号或斜杠。'),
      fix: text('Give for instance deploy.', '例如 deploy。'),
    });
    return [];
  });
}

function readSimulated(member: Member): boolean | SimulatedModel | undefined {
  if (typeof member.value !== 'object' || member.value === null) return member.boolean();
  const of = member.members(['runMs', 'exitCode', 'failureRate', 'output']);
  if (!of) return undefined;
  const model = {
    runMs: readRunMs(of('runMs')),
    exitCode: of('exitCode').integer(-(2 ** 31), 2 ** 31 - 1),
    failureRate: of('failureRate').share(),
    output: of('output').text({ least: 0, most: 100_000, lines: true }),
  };
  if (model.exitCode === 0 && model.failureRate !== undefined) {
    of('exitCode').refuse({
      rule: 'exit-code',
      why: text(
        'With a failureRate this is the exit code of runs that fail; 0 is none.',
        '设置 failureRate 时，这是失败时的退出码，不能为 0。',
      ),
      fix: text('Give another one, or leave one of the two out.', '请填写其他值，或删除两者之一。'),
    });
  }
  return withoutUndefined(model);
}

/** A number of milliseconds, or the least and the most. */
function readRunMs(member: Member): number | readonly [number, number] | undefined {
  if (!Array.isArray(member.value)) return member.integer(0, dayMs);
  const bounds = member.items(2).map((item) => item.integer(1, dayMs));
  const [least, most] = bounds;
  if (bounds.length === 2 && (least === undefined || most === undefined)) return undefined;
  if (least !== undefined && most !== undefined && least <= most) return [least, most];
  if (member.value.length > 2) return undefined;
  return member.refuse({
    rule: 'run-ms',
    why: text('Two numbers are the least and the most.', '两个数依次为最小值和最大值。'),
    fix: text('Give for instance [200, 5000], or one number.', '例如 [200, 5000]，或只填一个数。'),
  });
}

/** Absent members are left out, so that defaults hold. */
function withoutUndefined<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
