/** An answer's body after the call: ordinary objects, lists, texts, numbers, booleans and null, and nothing else. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainObject;
export interface PlainObject {
  readonly [name: string]: Plain | undefined;
}

/** Deeper than any answer of the API. */
const deepest = 32;

/**
 * pop-core's parser leaves objects without a prototype, and bignumber.js objects for whatever has more than 15 digits.
 * What is nested deeper than any answer of the API becomes null.
 */
export function plainData(value: unknown, depth = 0): Plain {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null || depth > deepest) return null;
  if (Array.isArray(value)) return value.map((item) => plainData(item, depth + 1));
  if ('toFixed' in value && typeof value.toFixed === 'function') return Number(String(value));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainData(item, depth + 1)]));
}

export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// One reader for each kind of field. An answer comes from outside: what is missing or odd reads as "nothing there".

export function objectIn(from: PlainObject, name: string): PlainObject {
  const value = own(from, name);
  return isObject(value) ? value : {};
}

/** '' when there is none. */
export function textIn(from: PlainObject, name: string): string {
  const value = own(from, name);
  return typeof value === 'string' ? value : '';
}

/** The service wraps its lists: `{ Commands: { Command: [ … ] } }`. Items that are no objects are left out. */
export function rowsIn(from: PlainObject, wrapper: string, name: string): readonly PlainObject[] {
  const value = own(objectIn(from, wrapper), name);
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? [value] : [];
}

export function textsIn(from: PlainObject, wrapper: string, name: string): readonly string[] {
  const value = own(objectIn(from, wrapper), name);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** An integer, or the text of one; null for everything else. */
export function integerIn(from: PlainObject, name: string): number | null {
  const value = own(from, name);
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** Bytes thrown away, runs done: never below 0. */
export function countIn(from: PlainObject, name: string): number {
  return Math.max(0, integerIn(from, name) ?? 0);
}

/** The pages declare some flags as text, and show them as booleans in their samples. */
export function flagIn(from: PlainObject, name: string): boolean {
  const value = own(from, name);
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function own(from: PlainObject, name: string): Plain | undefined {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}
