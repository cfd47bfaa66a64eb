import type { Arguments } from '../arguments.ts';
import type { Edition } from '../editions.ts';
import { type RepeatMode, repeatModes } from '../invocation.ts';
import { Refusal } from '../refusal.ts';
import { oneOf } from './action.ts';

export interface When {
  readonly repeatMode: RepeatMode;
  /** '' when there is none that counts. */
  readonly frequency: string;
}

/**
 * When a command is to run. [doc] Today any Frequency makes a periodic task, whatever RepeatMode and Timed say; on the
 * older pages a Frequency counts with Timed=true only.
 */
export function whenToRun(args: Arguments, { invoke }: Edition): When {
  const frequency = args.text('Frequency') ?? '';
  const timed = args.boolean('Timed') ?? false;
  const mode = oneOf(args.text('RepeatMode'), repeatModes, 'InvalidRepeatMode.NotFound') ?? 'Once';
  const periodic = invoke.timedDecides ? timed : frequency !== '' || mode === 'Period';
  if (!periodic) return { repeatMode: mode, frequency: '' };
  if (frequency === '') throw new Refusal('MissingParam.Frequency');
  return { repeatMode: 'Period', frequency };
}
