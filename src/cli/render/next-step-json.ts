import type { Aim } from '../aim.ts';
import { nextStep, nextSteps } from './next-step.ts';

/** The same document with every way out, and every note, as it works from here; documents speak English. */
export function withNextSteps<T>(value: T, aim: Aim): T {
  if (aim.flags.length === 0 && aim.region === null && !aim.emulated) return value;
  return stepped(value, '', aim) as T;
}

function stepped(value: unknown, name: string, aim: Aim): unknown {
  if (Array.isArray(value)) {
    if (name === 'fix') return nextSteps(value.map(String), aim, 'en');
    return value.map((each) => stepped(each, name === 'notes' ? 'note' : '', aim));
  }
  if (typeof value === 'string') return name === 'fix' ? nextStep(value, aim, 'en') : value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      name === 'note' && key === 'text' ? nextStep(String(each), aim, 'en') : stepped(each, key, aim),
    ]),
  );
}
