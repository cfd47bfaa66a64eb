import { atOnce } from './at-once.ts';
import { orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';

export interface RegionSearch {
  /** Where an instance is, by its ID. */
  readonly regionOf: ReadonlyMap<string, string>;
  /** The IDs that were looked for at all. */
  readonly lookedFor: ReadonlySet<string>;
  /** Regions that answered, and those that did not or were not asked. */
  readonly asked: number;
  readonly unasked: number;
}

/** One call a region takes so many IDs; what is more is not looked for. */
const idsAtMost = 100;
/** There are some 30 regions. */
const regionsAtMost = 60;
const regionsAtOnce = 4;

/** Asks the other regions which of them has these instances, until all are found. Reads only; a failure leaves a region unasked. */
export async function searchOtherRegions(
  ids: readonly string[],
  here: string,
  { cloud, signal }: Pick<Ports, 'cloud' | 'signal'>,
): Promise<RegionSearch> {
  const regionOf = new Map<string, string>();
  const listed = await orProblem(cloud.names('regions', signal));
  if (!listed.ok) return { regionOf, lookedFor: new Set(), asked: 0, unasked: 0 };
  const others = listed.value.map(({ id }) => id).filter((id) => id !== here);
  const wanted = ids.slice(0, idsAtMost);
  let asked = 0;
  await atOnce(nearestFirst(others, here).slice(0, regionsAtMost), regionsAtOnce, async (region) => {
    const missing = wanted.filter((id) => !regionOf.has(id));
    if (missing.length === 0 || signal.aborted) return;
    const answer = await orProblem(cloud.instancesIn(region, missing, signal));
    if (!answer.ok) return;
    asked++;
    for (const { instanceId } of answer.value) if (missing.includes(instanceId)) regionOf.set(instanceId, region);
  });
  return { regionOf, lookedFor: new Set(wanted), asked, unasked: others.length - asked };
}

/** Whoever mistakes a region mostly means another of the same country. */
function nearestFirst(regions: readonly string[], here: string): readonly string[] {
  const country = here.slice(0, here.indexOf('-') + 1);
  const near = (region: string) => region.startsWith(country);
  return [...regions.filter(near), ...regions.filter((region) => !near(region))];
}
