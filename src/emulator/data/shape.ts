/** Whether a value looks as it should. */
export type Check = (value: unknown) => boolean;

/** What is kept under the keys of one kind. */
export interface Shape {
  /** The part of the key behind the first `/`. */
  readonly rest: RegExp;
  readonly isValue: Check;
}

/** By kind. */
export type Shapes = ReadonlyMap<string, Shape>;

export const isText: Check = (value) => typeof value === 'string';
export const isNumber: Check = (value) => typeof value === 'number';
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Milliseconds since 1970, no more than a Date holds. */
export const isMoment: Check = (value) => typeof value === 'number' && Math.abs(value) <= 8.64e15;

export const isOneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);

export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

export const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** An object with at least these members. */
export const withMembers =
  (members: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) &&
    Object.entries(members).every(([name, check]) => check((value as Record<string, unknown>)[name]));
