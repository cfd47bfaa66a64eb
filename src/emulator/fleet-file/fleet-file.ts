import { type JsonMistake, readJson } from '../../domain/json-text.ts';
import { text } from '../../domain/text.ts';
import type { Violation } from '../../domain/violation.ts';
import type { CommandSeed } from '../commands.ts';
import type { Edition } from '../editions.ts';
import type { InstanceSeed } from '../fleet.ts';
import { simulatedFleet } from '../simulated-fleet.ts';
import { starterCommands } from '../starter-commands.ts';
import { starterFleet } from '../starter-fleet.ts';
import { readCommands } from './command-members.ts';
import { Complaints } from './complaints.ts';
import { readInstances } from './instance-members.ts';
import { Member } from './member.ts';

/** What a fleet file says is to be there. Its form is published as `src/schema/emulator-fleet-1.json`. */
export interface FleetFile {
  /** false: the starter fleet and the starter commands are left out. */
  readonly starter: boolean;
  readonly instances: readonly InstanceSeed[];
  readonly commands: readonly (CommandSeed & { readonly id: string })[];
}

export interface AroundFleetFile {
  readonly edition: Edition;
  /** How many simulated instances there are beside those of the file. */
  readonly instances: number;
  /** The text behind a `contentFile`; null when it cannot be read, which whoever reads it tells. */
  readonly contentOf: (file: string) => Promise<string | null>;
}

export type ReadFleetFile =
  | { readonly ok: true; readonly value: FleetFile }
  /** Where a flag would stand is the place in the file: `instances[3].agent`, or `3:14`, line and column. */
  | { readonly ok: false; readonly violations: readonly Violation[] };

/** Reads a fleet file; everything that is wrong with it is told at once. */
export async function readFleetFile(source: string, around: AroundFleetFile): Promise<ReadFleetFile> {
  const json = readJson(source);
  if (!json.ok) return { ok: false, violations: [notJson(json.mistake)] };
  const complaints = new Complaints();
  for (const place of json.doubles) complaints.add(place, undefined, twice);
  const whole = new Member('', json.value, complaints);
  const of = whole.members(['$schema', 'starter', 'instances', 'commands']);
  if (!of) return { ok: false, violations: complaints.list() };
  of('$schema').text({ most: 2048 });
  const starter = of('starter').boolean() ?? true;
  const others = [...(starter ? starterFleet : []), ...simulatedFleet(around.instances)];
  const instances = readInstances(of('instances'), new Set(others.map(({ id }) => id)));
  const taken = new Set((starter ? starterCommands : []).map(({ id }) => id!));
  const commands = await readCommands(of('commands'), taken, around);
  const violations = complaints.list();
  return violations.length > 0 ? { ok: false, violations } : { ok: true, value: { starter, instances, commands } };
}

function notJson({ line, column, why, fix }: JsonMistake): Violation {
  return { flag: `${line}:${column}`, given: null, rule: 'fleet-json', why, fix };
}

const twice = {
  rule: 'fleet-double',
  why: text('It stands here twice; only one of them would count.', '该字段出现了两次，只有一个会生效。'),
  fix: text('Take one out.', '请删除其中一个。'),
};
