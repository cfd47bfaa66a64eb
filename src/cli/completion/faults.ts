import { emulatedActions } from '../../domain/emulated.ts';
import { type FaultPhase, faultPhases } from '../../domain/fault.ts';
import type { Row } from './cache.ts';
import { matching } from './matching.ts';

const calls = ['1:', '*:', '1-2:', '2-:'];

/** Each with the phases it fits; what ends with `=` needs a value. */
const effects: readonly (readonly [word: string, fits: (phase: FaultPhase) => boolean])[] = [
  ...['code=', 'throttle', 'throttle=', 'quota', 'status='].map((word) => [word, isBefore] as const),
  ...['latency=', 'reset', 'close', 'hang'].map((word) => [word, () => true] as const),
  ['drip=', (phase) => !isBefore(phase)],
  ['cut', (phase) => phase === 'body'],
];

/** What `emulator fault` takes, part by part: an action with its colon, calls, then phases and effects. */
export function faultRows(typed: string): readonly Row[] {
  const done = typed.slice(0, typed.lastIndexOf(':') + 1);
  const before = done.split(':').slice(0, -1);
  if (before.length === 0) {
    return matching(rowsOf(['list', 'clear', ...emulatedActions.map((action) => `${action}:`), '*:']), typed);
  }
  const words = before.length === 1 ? calls : placesAndEffects(before.slice(2));
  return rowsOf(words.map((word) => done + word)).filter(({ value }) => value.startsWith(typed));
}

function placesAndEffects(given: readonly string[]): readonly string[] {
  const phase = faultPhases.find((each) => given.includes(each));
  const fitting = effects.filter(([, fits]) => fits(phase ?? 'after-read')).map(([word]) => word);
  return phase === undefined ? [...faultPhases.map((each) => `${each}:`), ...fitting] : fitting;
}

function isBefore(phase: FaultPhase): boolean {
  return phase !== 'headers' && phase !== 'body';
}

function rowsOf(values: readonly string[]): readonly Row[] {
  return values.map((value) => ({ value, about: '' }));
}
