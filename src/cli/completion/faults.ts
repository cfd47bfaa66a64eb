import { creatingActions, emulatedActions } from '../../domain/emulated.ts';
import { type FaultPhase, faultBodies, faultPhases } from '../../domain/fault.ts';
import type { Row } from './cache.ts';
import { matching } from './matching.ts';

const calls = ['1:', '*:', '1-2:', '2-:'];

/** Each with the phases it fits; what ends with `=` needs a value. */
const effects: readonly (readonly [word: string, fits: (phase: FaultPhase | null) => boolean])[] = [
  ...['code=', 'throttle', 'throttle=', 'quota', 'status='].map((word) => [word, isBefore] as const),
  ...['latency=', 'reset', 'close', 'hang'].map((word) => [word, () => true] as const),
  ...['hide=', 'unknown='].map((word) => [word, isAfterCommit] as const),
  ['drip=', (phase) => phase !== null && !isBefore(phase)],
  ['cut', (phase) => phase === 'body'],
];

/** What `emulator fault` takes, part by part: an action with its colon, calls, then phases and effects. */
export function faultRows(typed: string): readonly Row[] {
  const done = typed.slice(0, typed.lastIndexOf(':') + 1);
  const before = done.split(':').slice(0, -1);
  if (before.length === 0) {
    return matching(rowsOf(['list', 'clear', ...emulatedActions.map((action) => `${action}:`), '*:']), typed);
  }
  const comma = typed.lastIndexOf(',');
  if (before.length > 1 && comma >= done.length) return optionRows(typed.slice(0, comma + 1), typed, done.length);
  const words =
    before.length === 1
      ? calls
      : placesAndEffects(before.slice(2)).filter((word) => canHide(before[0]) || !/^(?:hide|unknown)=/.test(word));
  return rowsOf(words.map((word) => done + word)).filter(({ value }) => value.startsWith(typed));
}

/** What an effect takes besides, behind a comma. */
const options: readonly (readonly [effect: RegExp, words: readonly string[]])[] = [
  [/^code=/, ['status=', 'retry-after=', 'time-left=']],
  [/^status=/, [...faultBodies.map((body) => `body=${body}`), 'retry-after=', 'time-left=']],
  [/^unknown=/, ['code=']],
];

function optionRows(before: string, typed: string, effectAt: number): readonly Row[] {
  const effect = before.slice(effectAt);
  const words = options.find(([kind]) => kind.test(effect))?.[1] ?? [];
  const fresh = words.filter((word) => !effect.includes(`,${word.split('=')[0]}=`));
  return rowsOf(fresh.map((word) => before + word)).filter(({ value }) => value.startsWith(typed));
}

function canHide(action = '*'): boolean {
  return action === '*' || creatingActions.includes(action);
}

function placesAndEffects(given: readonly string[]): readonly string[] {
  const phase = faultPhases.find((each) => given.includes(each));
  const fitting = effects.filter(([, fits]) => fits(phase ?? null)).map(([word]) => word);
  return phase === undefined ? [...faultPhases.map((each) => `${each}:`), ...fitting] : fitting;
}

/** Without a phase it is the one that such effects have. */
function isAfterCommit(phase: FaultPhase | null): boolean {
  return phase === null || phase === 'after-commit';
}

function isBefore(phase: FaultPhase | null): boolean {
  return phase !== 'headers' && phase !== 'body';
}

function rowsOf(values: readonly string[]): readonly Row[] {
  return values.map((value) => ({ value, about: '' }));
}
