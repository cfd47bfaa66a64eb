import type { CallProblem } from '../api/call-problem.ts';
import type { ScheduledInvocation, StoredCommandDetails } from '../api/cloud-assistant.ts';
import type { CommandReference } from '../domain/command-reference.ts';
import { text } from '../domain/text.ts';
import { orProblem } from './attempt.ts';
import { type CommandPorts, findStoredCommand, lookUntil, type StoredCommandLookup } from './stored-commands.ts';

/** One command that is to go, and what still uses it. */
export interface Doomed {
  readonly commandId: string;
  /** null: it was named by its ID, and the region shows no such command. */
  readonly command: StoredCommandDetails | null;
  readonly schedules: readonly ScheduledInvocation[];
}

export interface DeletionPlan {
  readonly doomed: readonly Doomed[];
  /** Names that lead to no command, or to several: nothing is deleted then. */
  readonly unclear: readonly {
    readonly reference: CommandReference;
    readonly lookup: Exclude<StoredCommandLookup, { kind: 'found' }>;
  }[];
  /** Why it is not known whether schedules use the commands; null when it is. */
  readonly schedulesUnknown: CallProblem | null;
}

export type Deletion = { readonly doomed: Doomed } & (
  | { readonly kind: 'deleted'; readonly lookedUp: boolean }
  | { readonly kind: 'failed'; readonly problem: CallProblem }
  /** No answer, and the command is still to be seen, or cannot be looked for. */
  | { readonly kind: 'unknown'; readonly problem: CallProblem }
  /** Interrupted before its turn. */
  | { readonly kind: 'not-tried' }
);

/** Looks the commands up, each once, and what is scheduled with them; reads only. */
export async function planDeletion(
  references: readonly CommandReference[],
  ports: CommandPorts,
): Promise<DeletionPlan> {
  const { cloud, signal } = ports;
  const found = new Map<string, StoredCommandDetails | null>();
  const unclear: DeletionPlan['unclear'][number][] = [];
  for (const reference of references) {
    const lookup = await findStoredCommand(reference, ['own'], ports);
    if (lookup.kind === 'found') found.set(lookup.command.commandId, lookup.command);
    else if (reference.kind === 'id' && lookup.kind === 'none') found.set(reference.id, null);
    else unclear.push({ reference, lookup });
  }
  const scheduled = await orProblem(cloud.scheduledInvocations(signal));
  const schedules = scheduled.ok ? scheduled.value : [];
  const doomed = [...found].map(([commandId, command]) => ({
    commandId,
    command,
    schedules: schedules.filter((invocation) => invocation.commandId === commandId),
  }));
  return { doomed, unclear, schedulesUnknown: scheduled.ok ? null : scheduled.problem };
}

/** Deletes one after the other, each with one call; what becomes of one changes nothing for the next. */
export async function deleteCommands(doomed: readonly Doomed[], ports: CommandPorts): Promise<readonly Deletion[]> {
  const deletions: Deletion[] = [];
  for (const each of doomed) {
    deletions.push(ports.signal.aborted ? { doomed: each, kind: 'not-tried' } : await deleteOne(each, ports));
  }
  return deletions;
}

async function deleteOne(doomed: Doomed, ports: CommandPorts): Promise<Deletion> {
  const { cloud, signal, progress } = ports;
  const { commandId } = doomed;
  const answer = await orProblem(cloud.deleteCommand(commandId, signal));
  if (answer.ok) return { doomed, kind: 'deleted', lookedUp: false };
  const { problem } = answer;
  if (problem.name !== 'NoAnswer') return { doomed, kind: 'failed', problem };
  progress(
    text(`the answer was lost; looking whether ${commandId} is gone …`, `应答丢失，正在确认 ${commandId} 是否已删除 …`),
  );
  const isGone = await lookUntil(async (each) => {
    const now = await findStoredCommand({ kind: 'id', id: commandId }, ['own'], { cloud, signal: each });
    return now.kind === 'none' ? true : null;
  }, ports);
  return isGone ? { doomed, kind: 'deleted', lookedUp: true } : { doomed, kind: 'unknown', problem };
}
