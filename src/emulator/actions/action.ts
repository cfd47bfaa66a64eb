import type { Arguments } from '../arguments.ts';
import type { Edition } from '../editions.ts';
import type { AnswerObject } from '../envelope.ts';
import type { ErrorCode } from '../errors.ts';
import { Refusal } from '../refusal.ts';
import { regions } from '../regions.ts';
import type { Service } from '../service.ts';

/** One call that has passed the gateway. */
export interface Call {
  readonly action: string;
  readonly args: Arguments;
  readonly service: Service;
}

/** What an action is made of beside its parameters, which are the edition's. */
export interface ActionBody {
  /** Real parameters whose effect is not emulated: refused, never ignored. */
  readonly unserved?: readonly string[];
  /** Refuses those of them that are malformed, which the service says first; throws Refusal. */
  readonly checkUnserved?: (args: Arguments) => void;
  /** Accepted without effect in this edition. */
  readonly ignores?: (edition: Edition) => readonly string[];
  /** The fields of the answer beside RequestId; throws Refusal. */
  readonly run: (call: Call) => AnswerObject;
}

/** What the emulator serves under one name. */
export interface Action extends ActionBody {
  /** Business parameters; `X.N` and `X.N.Key` are numbered. Throws Refusal where the edition has no such action. */
  readonly takes: (edition: Edition) => readonly string[];
}

/** RegionId, which must be there and exist [doc]. */
export function regionOf({ args }: Call): string {
  return knownRegion(args.required('RegionId'));
}

function knownRegion(regionId: string): string {
  if (!regions.some((region) => region.id === regionId)) throw new Refusal('InvalidRegionId.NotFound');
  return regionId;
}

/** One word of a list that the API defines; another is refused with `code`. */
export function oneOf<Word extends string>(
  value: string | undefined,
  words: readonly Word[],
  code: ErrorCode,
): Word | undefined {
  if (value === undefined) return undefined;
  if (!(words as readonly string[]).includes(value)) throw new Refusal(code);
  return value as Word;
}

/** [assumed] The emulator has no resource groups, so every one that is named is unknown. */
export function refuseResourceGroup({ args }: Call): void {
  if (args.text('ResourceGroupId') !== undefined) throw new Refusal('InvalidResourceGroup.NotFound');
}

/** Accepted without effect where the edition has no ClientToken. */
export const ignoresWhatCameLater = ({ ignores }: Edition) => ignores;

/** [doc] ClientToken, where the edition has it. */
export function clientTokenOf({ args, service }: Call): string | undefined {
  return service.edition.clientTokens ? args.text('ClientToken') : undefined;
}

/** [doc] How Describe* actions give back bytes: Base64 unless PlainText is asked for, in any case. */
export function encoderOf({ args }: Call): (bytes: Buffer) => string {
  const plain = args.text('ContentEncoding')?.toLowerCase() === 'plaintext';
  return (bytes) => bytes.toString(plain ? 'utf8' : 'base64');
}
