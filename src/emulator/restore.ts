import { type Text, text } from '../domain/text.ts';
import type { Log } from './data/log.ts';
import { FileTask } from './file-task.ts';
import type { Fleet, Instance } from './fleet.ts';
import { invocationOf, type KeptInvocation } from './invocation-record.ts';
import type { RunRecord } from './run.ts';
import { type FileTaskRecord, type KeptSending, restoreFileTask, sendingOf } from './sending-record.ts';
import type { Service } from './service.ts';
import { isOver } from './status.ts';
import { Task } from './task.ts';
import { type NumberedRun, restoreTask, type TaskRecord } from './task-record.ts';
import { fileSurroundings, taskSurroundings } from './task-surroundings.ts';
import type { Warn } from './warnings.ts';

/** When the instances were made: at the first start on this log. */
export function fleetCreatedAt(state: Log | null, now: Date): Date {
  const [kept] = state?.before<number>('fleet') ?? [];
  if (kept) return new Date(kept[1]);
  state?.put('fleet/createdAt', now.getTime());
  return now;
}

/** Everything that was accepted, as an earlier emulator left it. Nothing goes on before `resume`. */
export function restore(service: Service, state: Log): void {
  service.power.restore(service.fleet);
  restoreInvocations(service, state);
  restoreSendings(service, state);
  service.retention.restored();
}

/** What was under way goes on, or is found interrupted. */
export function resume(service: Service, warn: Warn): void {
  service.power.resume();
  const orphans = service.invocations.allTasks().filter(({ status, instance }) => instance.released && !isOver(status));
  for (const task of service.invocations.allTasks()) task.resume();
  if (orphans.length > 0) warn(orphansEnded(orphans));
  for (const task of service.sendings.allTasks()) task.resume();
}

function orphansEnded(tasks: readonly Task[]): Text {
  const ids = [...new Set(tasks.map(({ instance }) => instance.id))];
  const [some, more] = [ids.slice(0, 3).join(', '), ids.length - 3];
  const tasksEn =
    tasks.length === 1
      ? '1 task was ended because its instance is'
      : `${tasks.length} tasks were ended because their instances are`;
  return text(
    `${tasksEn} not in the fleet any more: ${some}${more > 0 ? ` and ${more} more` : ''}`,
    `有 ${tasks.length} 个任务因实例已不在模拟器中而终止：${some}${more > 0 ? ` 等 ${ids.length} 台` : ''}`,
  );
}

function restoreInvocations(service: Service, state: Log): void {
  const tasks = new Map(state.before<TaskRecord>('task'));
  const runs = runsByTask(state);
  const around = taskSurroundings(service);
  for (const [id, kept] of state.before<KeptInvocation>('invocation')) {
    const invocation = invocationOf(id, kept);
    const restored = kept.instanceIds.map((instanceId) => {
      const task = new Task(invocation, instanceOf(instanceId, kept.regionId, service.fleet), around);
      const place = `${id}/${instanceId}`;
      restoreTask(task, tasks.get(place) ?? null, runs.get(place) ?? []);
      return task;
    });
    service.invocations.restore({ invocation, tasks: restored });
  }
}

/** Oldest first, by `<invocation>/<instance>`. */
function runsByTask(state: Log): Map<string, NumberedRun[]> {
  const found = new Map<string, NumberedRun[]>();
  for (const [key, record] of state.before<RunRecord>('run')) {
    const place = key.slice(0, key.lastIndexOf('/'));
    const run = { number: Number(key.slice(place.length + 1)), run: record };
    const runs = found.get(place);
    if (runs) runs.push(run);
    else found.set(place, [run]);
  }
  return found;
}

function restoreSendings(service: Service, state: Log): void {
  const tasks = new Map(state.before<FileTaskRecord>('file'));
  for (const [id, kept] of state.before<KeptSending>('sending')) {
    const sending = sendingOf(id, kept);
    const restored = kept.instanceIds.map((instanceId) => {
      const task = new FileTask(
        sending,
        instanceOf(instanceId, kept.regionId, service.fleet),
        fileSurroundings(service),
      );
      const record = tasks.get(`${id}/${instanceId}`);
      if (record) restoreFileTask(task, record);
      return task;
    });
    service.sendings.restore({ sending, tasks: restored });
  }
}

/** The fleet may be smaller than it was: an instance that is gone was released. */
function instanceOf(id: string, regionId: string, fleet: Fleet): Instance {
  const gone: Instance = {
    ...{ id, name: id, regionId, os: 'linux', network: 'vpc', power: 'Stopped', agent: 'absent', tags: [] },
    ...{ timeZone: 'Asia/Shanghai', usernames: [], pendingMs: null, simulated: true, model: {} },
    ...{ released: true, createdAt: new Date(0), number: 0 },
  };
  return fleet.get(id, regionId) ?? gone;
}
