import { createHash } from 'node:crypto';
import type { StoredCommand } from '../api/cloud-assistant.ts';
import type { PlannedCall } from './run-input.ts';
import type { RunRecord } from './run-record.ts';
import { parseRecord } from './run-record-shape.ts';

export const planSchema = 'ecs-invoke-plan/1';

/** A stored command as it was when the plan was made; content and definitions as SHA-256 in hexadecimal. */
export interface FrozenCommand {
  readonly commandId: string;
  readonly name: string;
  readonly type: string;
  readonly content: string;
  /** In the order of the alphabet. */
  readonly parameterNames: readonly string[];
  readonly parameterDefinitions: string;
  /** Seconds. */
  readonly timeout: number;
}

/** A call as it will be sent. */
export interface FrozenCall {
  readonly chunk: number;
  readonly instanceIds: readonly string[];
  readonly clientToken: string | null;
}

/** Everything about a run but its secrets: what it holds is sent, and nothing else. */
export interface RunPlan {
  readonly schema: typeof planSchema;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly run: RunRecord;
  /** null for a script or a file. */
  readonly command: FrozenCommand | null;
  readonly calls: readonly FrozenCall[];
  /** The file whose content is sent, from the top; null when none is. */
  readonly source: string | null;
}

/** As it lies on the disk: with a SHA-256 of each part, so that a changed part can be named. */
export interface PlanFile extends RunPlan {
  readonly digest: Readonly<Record<string, string>>;
}

export function frozenCommand(command: StoredCommand): FrozenCommand {
  const { commandId, name, type, content, parameterNames, parameterDefinitions, timeout } = command;
  return {
    ...{ commandId, name, type, timeout },
    content: sha256(content),
    parameterNames: [...parameterNames].sort(),
    parameterDefinitions: sha256(canonical(parameterDefinitions)),
  };
}

export function frozenCalls(planned: readonly PlannedCall[]): readonly FrozenCall[] {
  return planned.map(({ chunk, instanceIds, clientToken }) => ({ chunk, instanceIds, clientToken }));
}

export function withDigest(plan: RunPlan): PlanFile {
  return { ...plan, digest: Object.fromEntries(partsOf(plan).map(([name, part]) => [name, sha256(canonical(part))])) };
}

export type ReadPlan =
  | { readonly kind: 'plan'; readonly plan: RunPlan }
  /** No JSON object with the schema of a plan. */
  | { readonly kind: 'not-a-plan' }
  /** Made by a later version of this tool. */
  | { readonly kind: 'newer'; readonly schema: string }
  /** Changed by somebody since: in these parts, `run.instanceIds` and the like. */
  | { readonly kind: 'edited'; readonly parts: readonly string[] };

export function readPlan(source: string): ReadPlan {
  const file = objectIn(source);
  const schema = typeof file?.schema === 'string' ? file.schema : '';
  const version = Number(/^ecs-invoke-plan\/(\d{1,6})$/.exec(schema)?.[1] ?? 0);
  if (file === null || version === 0) return { kind: 'not-a-plan' };
  if (schema !== planSchema) return { kind: 'newer', schema };
  const { digest, ...content } = file;
  const stated = new Map(Object.entries(typeof digest === 'object' && digest !== null ? digest : {}));
  const found = new Map(partsOf(content).map(([name, part]) => [name, sha256(canonical(part))]));
  const names = [...new Set([...stated.keys(), ...found.keys()])];
  const parts = names.filter((name) => stated.get(name) !== found.get(name));
  if (parts.length > 0) return { kind: 'edited', parts };
  // Whoever computes the digest anew gets no further with something that is no run.
  return isPlan(content) ? { kind: 'plan', plan: content } : { kind: 'not-a-plan' };
}

function isPlan(content: object): content is RunPlan {
  const { run, calls, command } = content as Partial<Record<keyof RunPlan, unknown>>;
  return parseRecord(run) !== null && Array.isArray(calls) && typeof command === 'object';
}

/** Each with its name; of the run each member by itself. */
function partsOf(plan: object): readonly (readonly [string, unknown])[] {
  return Object.entries(plan).flatMap(([name, value]) =>
    name === 'run' && typeof value === 'object' && value !== null
      ? Object.entries(value).map(([member, part]) => [`run.${member}`, part] as const)
      : [[name, value] as const],
  );
}

/** JSON in one spelling: members in the order of their names, nothing between them. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function objectIn(source: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
