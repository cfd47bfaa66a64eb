import type { CallProblem } from '../api/call-problem.ts';
import type { CreateCommandRequest, StoredCommandDetails } from '../api/cloud-assistant.ts';
import { text } from '../domain/text.ts';
import { orProblem } from './attempt.ts';
import { type CommandPorts, lookUntil, storedCommands } from './stored-commands.ts';

export type CreateReport =
  /** `lookedUp`: the answer was lost, and the command was found by its name. */
  | { readonly kind: 'created'; readonly commandId: string; readonly lookedUp: boolean }
  /** Commands of this name are there already; nothing was created. */
  | { readonly kind: 'name-taken'; readonly commandIds: readonly string[] }
  /** Nothing was created: the look-up before it failed. */
  | { readonly kind: 'not-tried'; readonly problem: CallProblem }
  /** Refused, or never sent: nothing was created. */
  | { readonly kind: 'failed'; readonly problem: CallProblem }
  /** No answer, and no look-up told more. `candidates`: commands any of which may be the one; null: none could be looked for. */
  | { readonly kind: 'unknown'; readonly problem: CallProblem; readonly candidates: readonly string[] | null };

/**
 * Keeps a command: one CreateCommand call, never repeated. A lost answer is looked up by the name; what had the name
 * before cannot be the one.
 */
export async function createCommand(
  request: CreateCommandRequest,
  allowsDuplicateName: boolean,
  ports: CommandPorts,
): Promise<CreateReport> {
  const { cloud, signal, progress } = ports;
  const before = await storedCommands({ name: request.name }, ports);
  if (!before.ok && (!allowsDuplicateName || before.problem.name !== 'Refused')) {
    return { kind: 'not-tried', problem: before.problem };
  }
  const taken = before.ok ? before.value.map(({ commandId }) => commandId) : null;
  if (taken !== null && taken.length > 0 && !allowsDuplicateName) return { kind: 'name-taken', commandIds: taken };

  const answer = await orProblem(cloud.createCommand(request, signal));
  if (answer.ok) return { kind: 'created', commandId: answer.value.commandId, lookedUp: false };
  const { problem } = answer;
  if (problem.name !== 'NoAnswer') return { kind: 'failed', problem };
  if (taken === null) return { kind: 'unknown', problem, candidates: null };

  progress(text('the answer was lost; looking for the command by its name …', '应答丢失，正在按名称查找该命令 …'));
  const found = await lookUntil(async (each) => {
    const now = await storedCommands({ name: request.name }, { cloud, signal: each });
    const fresh = now.ok ? now.value.filter((command) => isTheOne(command, request, taken)) : [];
    return fresh.length > 0 ? fresh.map(({ commandId }) => commandId) : null;
  }, ports);
  const [commandId, ...others] = found ?? [];
  if (commandId === undefined || others.length > 0) return { kind: 'unknown', problem, candidates: found ?? [] };
  return { kind: 'created', commandId, lookedUp: true };
}

function isTheOne(
  { commandId, type, content }: StoredCommandDetails,
  request: CreateCommandRequest,
  taken: readonly string[],
): boolean {
  return !taken.includes(commandId) && type === request.type && content.equals(request.content);
}
