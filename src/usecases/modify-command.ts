import type { CallProblem } from '../api/call-problem.ts';
import type { ModifyCommandRequest, StoredCommandDetails } from '../api/cloud-assistant.ts';
import type { CommandReference } from '../domain/command-reference.ts';
import { text } from '../domain/text.ts';
import { orProblem } from './attempt.ts';
import {
  type CommandPorts,
  findStoredCommand,
  lookUntil,
  type StoredCommandLookup,
  storedCommands,
} from './stored-commands.ts';

/** What is to be different; absent: left as it is. */
export type CommandChange = Omit<ModifyCommandRequest, 'commandId'>;

export type ChangedField = keyof CommandChange;

/** The change before it is made: what of it is not so already. */
export type ChangePlan =
  | { readonly kind: 'planned'; readonly before: StoredCommandDetails; readonly fields: readonly ChangedField[] }
  | { readonly kind: 'name-taken'; readonly commandIds: readonly string[] }
  | { readonly kind: 'not-found'; readonly lookup: Exclude<StoredCommandLookup, { kind: 'found' }> };

export type ChangeReport =
  /** `unseen`: fields that the service took and still shows as they were. */
  | { readonly kind: 'changed'; readonly lookedUp: boolean; readonly unseen: readonly ChangedField[] }
  | { readonly kind: 'failed'; readonly problem: CallProblem }
  /** No answer, and the command was not seen changed. */
  | { readonly kind: 'unknown'; readonly problem: CallProblem };

/** Looks the command up and says what would change; reads only. */
export async function planChange(
  reference: CommandReference,
  change: CommandChange,
  allowsDuplicateName: boolean,
  ports: CommandPorts,
): Promise<ChangePlan> {
  const lookup = await findStoredCommand(reference, ['own'], ports);
  if (lookup.kind !== 'found') return { kind: 'not-found', lookup };
  const before = lookup.command;
  const fields = different(before, change);
  if (change.name !== undefined && fields.includes('name') && !allowsDuplicateName) {
    const same = await storedCommands({ name: change.name }, ports);
    if (!same.ok) return { kind: 'not-found', lookup: { kind: 'failed', problem: same.problem } };
    if (same.value.length > 0) return { kind: 'name-taken', commandIds: same.value.map(({ commandId }) => commandId) };
  }
  return { kind: 'planned', before, fields };
}

/**
 * Makes the planned change: one ModifyCommand call with the fields that differ. A lost answer is cleared up by reading
 * the command again; whether it says so or not, the call is not repeated.
 */
export async function changeCommand(
  { before, fields }: Extract<ChangePlan, { kind: 'planned' }>,
  change: CommandChange,
  ports: CommandPorts,
): Promise<ChangeReport> {
  const { cloud, signal, progress } = ports;
  const { commandId } = before;
  const wanted: CommandChange = Object.fromEntries(fields.map((field) => [field, change[field]]));
  const reread = async (each: AbortSignal) => {
    const now = await findStoredCommand({ kind: 'id', id: commandId }, ['own'], { cloud, signal: each });
    return now.kind === 'found' ? different(now.command, wanted) : null;
  };
  const answer = await orProblem(cloud.modifyCommand({ commandId, ...wanted }, signal));
  if (answer.ok) return { kind: 'changed', lookedUp: false, unseen: (await reread(signal)) ?? [] };
  const { problem } = answer;
  if (problem.name !== 'NoAnswer') return { kind: 'failed', problem };
  progress(text('the answer was lost; reading the command again …', '应答丢失，正在重新读取该命令 …'));
  const isSo = await lookUntil(async (each) => ((await reread(each))?.length === 0 ? true : null), ports);
  return isSo ? { kind: 'changed', lookedUp: true, unseen: [] } : { kind: 'unknown', problem };
}

/** The fields of a change that are not so in the command as it is. */
function different(command: StoredCommandDetails, change: CommandChange): readonly ChangedField[] {
  const fields = Object.keys(change) as ChangedField[];
  return fields.filter((field) =>
    field === 'content' ? !command.content.equals(change.content!) : command[field] !== change[field],
  );
}
