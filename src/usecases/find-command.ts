import type { CallProblem } from '../api/call-problem.ts';
import type { CommandReference } from '../domain/command-reference.ts';
import { nearMiss } from '../domain/near-miss.ts';
import { orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';

export type CommandLookup =
  | { readonly kind: 'found'; readonly commandId: string }
  /** `near`: a name that was probably meant. */
  | { readonly kind: 'none'; readonly name: string; readonly near: string | null }
  | { readonly kind: 'several'; readonly name: string; readonly commandIds: readonly string[] }
  /** The look-up itself went wrong; it only reads, so nothing ran. */
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** Where names are looked for: the account's own commands first, then the public ones. */
const shelves = [{}, { provider: 'AlibabaCloud' }];

/** An ID is taken as it is; a name must be the exact name of one command. */
export async function findCommand(reference: CommandReference, { cloud, signal }: Ports): Promise<CommandLookup> {
  if (reference.kind === 'id') return { kind: 'found', commandId: reference.id };
  const { name } = reference;
  for (const shelf of shelves) {
    const answer = await orProblem(cloud.commands({ name, ...shelf }, signal));
    if (!answer.ok) return { kind: 'failed', problem: answer.problem };
    // The service reads `*` in a name as a wildcard and matches public names loosely.
    const commandIds = answer.value.filter((command) => command.name === name).map(({ commandId }) => commandId);
    if (commandIds.length > 1) return { kind: 'several', name, commandIds };
    if (commandIds[0] !== undefined) return { kind: 'found', commandId: commandIds[0] };
  }
  const all = await orProblem(cloud.commands({}, signal));
  const names = all.ok ? all.value.map((command) => command.name).filter((each) => each !== '') : [];
  return { kind: 'none', name, near: nearMiss(name, names) };
}
