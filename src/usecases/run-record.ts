import { isDeepStrictEqual } from 'node:util';
import { base64Size } from '../domain/base64-size.ts';
import type { CommandReference } from '../domain/command-reference.ts';
import { type EditionName, editions } from '../domain/editions.ts';
import type { InstanceId } from '../domain/instance-id.ts';
import type { Parameter } from '../domain/parameters.ts';
import { interpreterOf } from '../domain/script.ts';
import type { ScriptType } from '../domain/script-type.ts';
import { looksSecret } from '../domain/secret.ts';
import type { DeliveryPolicy } from './delivery-policy.ts';
import type { FleetPolicy } from './fleet-policy.ts';
import type { FileToSend, RunInput, Work } from './run-input.ts';

/** In place of something secret: enough to know it again, nothing to learn it from. */
export interface Sealed {
  /** Bytes, of text as UTF-8. */
  readonly length: number;
  /** Under a key of this user's, in hexadecimal. */
  readonly hmac: string;
}

/** The HMAC of a value, in hexadecimal. */
export type Seal = (value: string | Uint8Array) => string;

/** A named value: as it is, or sealed where it is secret. */
export type KeptValue =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly sealed: Sealed };

export type WorkRecord =
  | { readonly kind: 'command'; readonly command: CommandReference }
  /** `content` in Base64. */
  | { readonly kind: 'script'; readonly type: ScriptType; readonly content: string }
  | { readonly kind: 'file'; readonly file: Omit<FileToSend, 'content'>; readonly content: Sealed };

/** A RunInput as it may lie on a disk: JSON, and without secrets. */
export interface RunRecord {
  readonly runId: string;
  readonly edition: EditionName;
  readonly regionId: string;
  readonly work: WorkRecord;
  readonly instanceIds: readonly string[];
  readonly batchSize: number;
  readonly parameters: readonly KeptValue[];
  /** The user's own tags. */
  readonly tags: readonly KeptValue[];
  readonly rest: Omit<RunInput['rest'], 'tags'>;
  readonly runTags: boolean;
  readonly clientToken: string | null;
  readonly wait: RunInput['wait'];
  readonly delivery: DeliveryPolicy;
  readonly fleet: FleetPolicy;
}

export function recordOf(input: RunInput, seal: Seal): RunRecord {
  const { runId, regionId, instanceIds, batchSize, runTags, clientToken, wait, delivery, fleet } = input;
  const { tags = [], ...rest } = input.rest;
  const record: RunRecord = {
    ...{ runId, edition: input.edition.name, regionId, work: workRecordOf(input.work, seal), instanceIds, batchSize },
    parameters: input.parameters.map(({ name, value, secret }) => kept(name, value, secret, seal)),
    tags: tags.map(({ key, value }) => kept(key, value, looksSecret(key), seal)),
    ...{ rest, runTags, clientToken, wait, delivery, fleet },
  };
  // What is undefined is not there, as after a way through a file.
  return JSON.parse(JSON.stringify(record)) as RunRecord;
}

/** What a record does not hold, given again by whoever goes on with it. */
export interface GivenAgain {
  readonly parameters: readonly Pick<Parameter, 'name' | 'value'>[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** Of the file to send. */
  readonly content: Buffer | null;
}

export const nothingGiven: GivenAgain = { parameters: [], tags: [], content: null };

/** Something that a record only has sealed; the name is '' for the content of a file. */
export interface SealedPart {
  readonly what: 'parameter' | 'tag' | 'content';
  readonly name: string;
}

export interface Restored {
  /** Empty stand-ins where something is missing or differs: nothing may be sent from it then. */
  readonly input: RunInput;
  /** Sealed in the record, and not given again. */
  readonly missing: readonly SealedPart[];
  /** Given again, and not what it was. */
  readonly differing: readonly SealedPart[];
}

export function inputOf(record: RunRecord, given: GivenAgain, seal: Seal): Restored {
  const missing: SealedPart[] = [];
  const differing: SealedPart[] = [];
  const again = <T extends string | Buffer>(part: SealedPart, sealed: Sealed, value: T | null, empty: T): T => {
    if (value === null) missing.push(part);
    else if (seal(value) !== sealed.hmac) differing.push(part);
    else return value;
    return empty;
  };
  const keptValue = (what: 'parameter' | 'tag', each: KeptValue, values: ReadonlyMap<string, string>): string => {
    const value = values.get(each.name) ?? null;
    if ('sealed' in each) return again({ what, name: each.name }, each.sealed, value, '');
    if (value !== null && value !== each.value) differing.push({ what, name: each.name });
    return each.value;
  };
  const givenParameters = new Map(given.parameters.map(({ name, value }) => [name, value]));
  const givenTags = new Map(given.tags.map(({ key, value }) => [key, value]));
  const { runId, edition, regionId, work, instanceIds, batchSize, rest, runTags, clientToken } = record;
  const input: RunInput = {
    ...{ runId, edition: editions[edition], regionId, batchSize, runTags, clientToken },
    instanceIds: instanceIds as readonly InstanceId[],
    work:
      work.kind === 'file'
        ? {
            kind: 'file',
            file: {
              ...work.file,
              content: again({ what: 'content', name: '' }, work.content, given.content, Buffer.alloc(0)),
            },
          }
        : work.kind === 'script'
          ? scriptOf(work)
          : work,
    parameters: record.parameters.map((each) => ({
      name: each.name,
      value: keptValue('parameter', each, givenParameters),
      secret: 'sealed' in each,
    })),
    rest: {
      ...rest,
      tags: record.tags.map((each) => ({ key: each.name, value: keptValue('tag', each, givenTags) })),
    },
    ...{ wait: record.wait, delivery: record.delivery, fleet: record.fleet },
  };
  const known = new Set(record.parameters.map(({ name }) => name));
  const added = given.parameters.filter(({ name }) => !known.has(name));
  differing.push(...added.map(({ name }): SealedPart => ({ what: 'parameter', name })));
  return { input, missing, differing };
}

/** Parts of a run that decide what runs where; how it is waited for does not. */
const decisive = ['edition', 'regionId', 'work', 'instanceIds', 'batchSize', 'parameters', 'tags', 'rest'] as const;
export type RecordPart = (typeof decisive)[number] | 'clientToken' | 'tokens' | 'canary';

/** In what two records of one run ID ask for different things; empty when they are the same work. */
export function differencesOf(a: RunRecord, b: RunRecord): readonly RecordPart[] {
  const parts: RecordPart[] = decisive.filter((part) => !isDeepStrictEqual(a[part], b[part]));
  if (a.clientToken !== b.clientToken) parts.push('clientToken');
  // What went out without a token is never protected by one that it did not carry.
  if (a.delivery.tokens !== b.delivery.tokens) parts.push('tokens');
  // Those that go first are a call of their own.
  if (a.fleet.canary !== b.fleet.canary) parts.push('canary');
  return parts;
}

function kept(name: string, value: string, secret: boolean, seal: Seal): KeptValue {
  return secret ? { name, sealed: { length: Buffer.byteLength(value), hmac: seal(value) } } : { name, value };
}

function workRecordOf(work: Work, seal: Seal): WorkRecord {
  switch (work.kind) {
    case 'command':
      return work;
    case 'script':
      return { kind: 'script', type: work.script.type, content: work.script.content.toString('base64') };
    case 'file': {
      const { content, ...file } = work.file;
      return { kind: 'file', file, content: { length: content.length, hmac: seal(content) } };
    }
  }
}

function scriptOf({ type, content: base64 }: Extract<WorkRecord, { kind: 'script' }>): Work {
  const content = Buffer.from(base64, 'base64');
  const base64Bytes = base64Size(content.length);
  return { kind: 'script', script: { type, content, base64Bytes, interpreter: interpreterOf(content) } };
}
