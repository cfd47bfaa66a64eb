import { parseSchedule } from '../domain/schedule.ts';
import { type CommandRecord, commandOf, commandRecord } from './command-record.ts';
import type { Invocation, InvocationRecord } from './invocation.ts';

/** An invocation as it is kept: with its command as it was taken, and its targets. */
export type KeptInvocation = Omit<Invocation, 'id' | 'command' | 'schedule' | 'createdAt'> & {
  readonly commandId: string;
  readonly command: CommandRecord;
  readonly createdAt: number;
  readonly instanceIds: readonly string[];
};

export function keptInvocation({ invocation, tasks }: InvocationRecord): KeptInvocation {
  const { id: _, command, schedule: __, createdAt, ...rest } = invocation;
  return {
    ...rest,
    commandId: command.id,
    command: commandRecord(command),
    createdAt: createdAt.getTime(),
    instanceIds: tasks.map(({ instance }) => instance.id),
  };
}

export function invocationOf(id: string, kept: KeptInvocation): Invocation {
  const { commandId, command, createdAt, instanceIds: _, ...rest } = kept;
  const schedule = rest.frequency === '' ? null : parseSchedule(rest.frequency);
  return {
    id,
    ...rest,
    command: commandOf(commandId, command),
    schedule: schedule?.ok ? schedule.value : null,
    createdAt: new Date(createdAt),
  };
}
