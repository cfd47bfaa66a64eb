import { nearMiss } from '../domain/near-miss.ts';
import type { Fleet } from './fleet.ts';

/** So many IDs are told where none is like the one that was given. */
const most = 8;

/** The emulator was started with something for an instance that is not there. */
export class UnknownInstance extends Error {
  override readonly name = 'UnknownInstance';
  readonly code = 'UnknownInstance';
  readonly instanceId: string;
  /** The ID it may have been meant to be. */
  readonly near: string | null;

  constructor(instanceId: string, fleet: Fleet) {
    super(unknownInstance(instanceId, fleet));
    this.instanceId = instanceId;
    this.near = nearest(instanceId, fleet);
  }
}

/** What a refusal says, ready to be read. */
export function unknownInstance(instanceId: string, fleet: Fleet): string {
  const near = nearest(instanceId, fleet);
  if (near !== null) return `The emulator has no ${instanceId}. Did you mean ${near}?`;
  const ids = fleet.all().map(({ id }) => id);
  const others = ids.length > most ? ` and ${ids.length - most} more` : '';
  return `The emulator has no ${instanceId}; it has ${ids.slice(0, most).join(', ')}${others}.`;
}

function nearest(instanceId: string, fleet: Fleet): string | null {
  return nearMiss(
    instanceId,
    fleet.all().map(({ id }) => id),
  );
}
