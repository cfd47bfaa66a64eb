import { actions } from './actions/served.ts';
import type { Behaviour } from './behaviours/behaviour.ts';
import { commandBehaviours } from './behaviours/commands.ts';
import { describingBehaviours } from './behaviours/describing.ts';
import { everyCall } from './behaviours/every-call.ts';
import { runningBehaviours } from './behaviours/running.ts';

const byAction: Readonly<Record<string, readonly Behaviour[]>> = {
  ...commandBehaviours,
  ...runningBehaviours,
  ...describingBehaviours,
};

/** What the emulator does and how that is known: first `*`, what holds for every call, then each action it serves. */
export const behaviours: ReadonlyMap<string, readonly Behaviour[]> = new Map([
  ['*', everyCall],
  ...[...actions.keys()].map((action) => [action, byAction[action] ?? []] as const),
]);
