import type { FileStatus, FileTask } from './file-task.ts';
import type { Sending, SendingRecord } from './sendings.ts';
import { dateOf } from './times.ts';

/** A sending as it is kept, with its targets. */
export type KeptSending = Omit<Sending, 'id' | 'bytes' | 'createdAt'> & {
  readonly createdAt: number;
  readonly instanceIds: readonly string[];
};

/** One instance's share of it; moments in milliseconds since 1970. */
export interface FileTaskRecord {
  readonly status: FileStatus;
  readonly errorCode: string;
  readonly errorInfo: string;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly updatedAt: number;
}

export function keptSending({ sending, tasks }: SendingRecord): KeptSending {
  const { id: _, bytes: __, createdAt, ...rest } = sending;
  return { ...rest, createdAt: createdAt.getTime(), instanceIds: tasks.map(({ instance }) => instance.id) };
}

export function sendingOf(id: string, { instanceIds: _, createdAt, ...rest }: KeptSending): Sending {
  const bytes = Buffer.from(rest.content, rest.contentType === 'Base64' ? 'base64' : 'utf8');
  return { id, ...rest, bytes, createdAt: new Date(createdAt) };
}

export function fileTaskRecord({ status, errorCode, errorInfo, ...task }: FileTask): FileTaskRecord {
  return {
    ...{ status, errorCode, errorInfo },
    startedAt: task.startedAt?.getTime() ?? null,
    finishedAt: task.finishedAt?.getTime() ?? null,
    updatedAt: task.updatedAt.getTime(),
  };
}

/** Makes a new task what an earlier emulator kept of it. */
export function restoreFileTask(task: FileTask, record: FileTaskRecord): void {
  task.status = record.status;
  task.errorCode = record.errorCode;
  task.errorInfo = record.errorInfo;
  task.startedAt = dateOf(record.startedAt);
  task.finishedAt = dateOf(record.finishedAt);
  task.updatedAt = new Date(record.updatedAt);
}
