import type { Format } from './envelope.ts';
import { Refusal } from './refusal.ts';

/** [own] Of the query, and of the form; no call that makes sense comes near. */
const parametersAtMost = 1_000;

/** One HTTP request, read. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** Without the `?`. */
  readonly query: string;
  /** By lower-case name; a header sent twice is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The same request as RPC: who is to do what. */
export interface RpcRequest {
  readonly scheme: 'signature-1.0' | 'acs3';
  readonly action: string;
  readonly version: string;
  readonly format: Format;
  /** Query and form together. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly wire: WireRequest;
}

/**
 * [doc] Parameters come from the query and from a form body alike, with GET and with POST (the typed SDK sends POST
 * with everything in the query). Which signature it is, is said by the Authorization header, for pop-core sends the
 * `x-acs-action` headers with signature 1.0 too.
 */
export function readRpc(wire: WireRequest): RpcRequest {
  const parameters = mergedParameters(wire);
  const acs3 = isAcs3(wire);
  return {
    scheme: acs3 ? 'acs3' : 'signature-1.0',
    action: (acs3 ? wire.headers['x-acs-action'] : parameters.get('Action')) ?? '',
    version: (acs3 ? wire.headers['x-acs-version'] : parameters.get('Version')) ?? '',
    format: formatOf(wire),
    parameters,
    wire,
  };
}

/** [doc] XML unless Format says JSON, in any case; ACS3 answers JSON. Never fails: a refusal needs a format too. */
export function formatOf(wire: WireRequest): Format {
  if (isAcs3(wire)) return 'JSON';
  const named = pairsOf(wire.query).get('Format') ?? (isForm(wire) ? formOf(wire).get('Format') : null);
  return named?.toUpperCase() === 'JSON' ? 'JSON' : 'XML';
}

/** The action as far as the head of a request tells it; '' where only the body does. */
export function actionInHead(wire: WireRequest): string {
  const named = wire.headers['x-acs-action'];
  return named ?? (wire.query === '' ? '' : (pairsOf(wire.query).get('Action') ?? ''));
}

/** The action that a request names, whether there is such a one or not; '' where it names none. */
export function actionNamed(wire: WireRequest): string {
  if (isAcs3(wire) || !isForm(wire)) return actionInHead(wire);
  return formOf(wire).get('Action') ?? actionInHead(wire);
}

/** The instances that a call names, in whichever way: for faults only, the actions read with care. */
export function instanceIdsOf(parameters: ReadonlyMap<string, string>): readonly string[] {
  return [...parameters].flatMap(([name, value]) => {
    if (/^InstanceId(\.\d+)?$/.test(name)) return [value];
    return name === 'InstanceIds' ? (value.match(/\bm?i-[A-Za-z0-9]+/g) ?? []) : [];
  });
}

function mergedParameters(wire: WireRequest): Map<string, string> {
  if (wire.body.length > 0 && !isForm(wire)) throw new Refusal('Emulator.UnsupportedBody');
  const merged = new Map<string, string>();
  for (const text of [wire.query, formTextOf(wire)]) {
    if (piecesOf(text).length > parametersAtMost) throw new Refusal('Emulator.TooManyParameters');
    for (const [name, value] of pairsOf(text)) {
      // [assumed] What the service makes of a name given twice is not documented.
      if (merged.has(name)) throw new Refusal('Emulator.RepeatedParameter', `${name} is given more than once.`);
      merged.set(name, value);
    }
  }
  return merged;
}

/** Read no farther than tells that there are too many, for nobody knows yet who asks. */
function pairsOf(text: string): URLSearchParams {
  return new URLSearchParams(piecesOf(text).join('&'));
}

function piecesOf(text: string): string[] {
  return text.split('&', parametersAtMost + 1);
}

function isAcs3(wire: WireRequest): boolean {
  return /^ACS3-/.test(wire.headers.authorization ?? '');
}

function isForm(wire: WireRequest): boolean {
  const type = wire.headers['content-type'];
  return wire.body.length > 0 && (!type || /^application\/x-www-form-urlencoded\b/i.test(type));
}

function formOf(wire: WireRequest): URLSearchParams {
  return pairsOf(formTextOf(wire));
}

function formTextOf(wire: WireRequest): string {
  return isForm(wire) ? wire.body.toString('utf8') : '';
}
