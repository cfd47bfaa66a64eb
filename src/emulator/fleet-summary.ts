import type { Commands } from './commands.ts';
import { fits, reachProblem, runsCommands } from './delivery.ts';
import type { Edition } from './editions.ts';
import type { Fleet, Instance } from './fleet.ts';
import { starterCommands } from './starter-commands.ts';

/** What a person who starts to use the emulator wants to know of its fleet; IDs in the order of the fleet. */
export interface FleetSummary {
  /** Commands run there, as processes of this machine. */
  readonly fit: readonly string[];
  /** Commands run there, and no process does. */
  readonly simulated: readonly string[];
  /** No command runs there, as things are. */
  readonly unfit: readonly string[];
  readonly commands: readonly string[];
  /** A command that needs no parameter, and up to two instances that can run it; null when there is no such pair. */
  readonly example: {
    readonly regionId: string;
    readonly commandId: string;
    readonly instanceIds: readonly string[];
  } | null;
}

export function summaryOf(fleet: Fleet, commands: Commands, edition: Edition): FleetSummary {
  const all = fleet.all();
  const isFit = (instance: Instance) => runsCommands(instance) && reachProblem(instance, false, edition) === null;
  const fit = all.filter(isFit);
  // Those of every emulator as they are best tried, then the others as they came.
  const rank = new Map(starterCommands.map(({ id }, at) => [id, at - starterCommands.length]));
  const stored = commands.all().sort((one, other) => (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0));
  const ids = (instances: readonly Instance[]) => instances.map(({ id }) => id);
  return {
    fit: ids(fit.filter(({ simulated }) => !simulated)),
    simulated: ids(fit.filter(({ simulated }) => simulated)),
    unfit: ids(all.filter((instance) => !isFit(instance))),
    commands: stored.map(({ id }) => id),
    example: exampleOf(fit, stored),
  };
}

function exampleOf(fit: readonly Instance[], stored: ReturnType<Commands['all']>): FleetSummary['example'] {
  const free = stored.filter(({ parameterDefinitions: list }) => !list.some(({ required }) => required));
  for (const { id, regionId, type } of free) {
    const targets = fit.filter((instance) => instance.regionId === regionId && fits(instance, type)).slice(0, 2);
    if (targets.length > 0) return { regionId, commandId: id, instanceIds: targets.map((target) => target.id) };
  }
  return null;
}
