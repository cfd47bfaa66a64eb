import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

const dayMs = 24 * 3600_000;
/** [assumed] The service's day is that of UTC+8. */
const zoneMs = 8 * 3600_000;

/** [doc] Calls of one region and one day, where the edition or the options set a number. Dry runs count [assumed]. */
export function checkInvocationQuota({ clock, invocations, quotas }: Service, regionId: string): void {
  const { invocationsPerDay } = quotas;
  if (invocationsPerDay === null) return;
  const day = (moment: Date) => Math.floor((moment.getTime() + zoneMs) / dayMs);
  const today = day(clock.now());
  const used = invocations.inRegion(regionId).filter(({ invocation }) => day(invocation.createdAt) === today).length;
  if (used >= invocationsPerDay) throw new Refusal('Invocation.ExceedQuota');
}
