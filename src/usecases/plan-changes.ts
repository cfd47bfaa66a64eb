import { isDeepStrictEqual } from 'node:util';
import { type Attempt, orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';
import { type FrozenCommand, frozenCommand, type RunPlan } from './run-plan.ts';
import { storedCommand } from './stored-command.ts';

/** What is not as it was when the plan was made. */
export type PlanChange =
  | { readonly kind: 'command-gone'; readonly commandId: string }
  /** These members of the frozen command. */
  | { readonly kind: 'command-changed'; readonly commandId: string; readonly what: readonly (keyof FrozenCommand)[] }
  /** The region has them no more, or they are released. */
  | { readonly kind: 'instances-gone'; readonly instanceIds: readonly string[] };

/** Looks up what the plan froze. Reads only. A stopped instance is there: the service will say what it makes of it. */
export async function changesSince(
  { command, run }: Pick<RunPlan, 'command' | 'run'>,
  ports: Pick<Ports, 'cloud' | 'signal'>,
): Promise<Attempt<readonly PlanChange[]>> {
  const changes: PlanChange[] = [];
  if (command !== null) {
    const answer = await orProblem(storedCommand(command.commandId, ports));
    if (!answer.ok) return answer;
    const { commandId } = command;
    if (answer.value === null) changes.push({ kind: 'command-gone', commandId });
    else {
      const now = frozenCommand(answer.value);
      // Its name may change: it is called by its ID.
      const members = (Object.keys(command) as (keyof FrozenCommand)[]).filter((member) => member !== 'name');
      const what = members.filter((member) => !isDeepStrictEqual(now[member], command[member]));
      if (what.length > 0) changes.push({ kind: 'command-changed', commandId, what });
    }
  }
  // Managed instances, mi-…, are none of ECS's own and listed elsewhere.
  const own = run.instanceIds.filter((id) => id.startsWith('i-'));
  if (own.length === 0) return { ok: true, value: changes };
  const listed = await orProblem(ports.cloud.instances(own, ports.signal));
  if (!listed.ok) return listed;
  const there = new Set(listed.value.filter(({ status }) => status !== 'Released').map(({ instanceId }) => instanceId));
  const gone = own.filter((id) => !there.has(id));
  if (gone.length > 0) changes.push({ kind: 'instances-gone', instanceIds: gone });
  return { ok: true, value: changes };
}
