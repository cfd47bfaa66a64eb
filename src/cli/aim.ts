import type { Given } from './given.ts';
import { shellLine } from './shell-words.ts';

/** Where the line at hand leads, so that the next command can lead to the same place. */
export interface Aim {
  /** `-r`, as it was given; variables and profiles hold for the next command anyway. */
  readonly region: string | null;
  /** The other flags of the line that choose the place, ready to be typed. */
  readonly flags: readonly string[];
  /** An emulator of ours answers: no account, nothing of the cloud's own tools reaches it. */
  readonly emulated: boolean;
  /** That emulator is this command's own and ends with it; known when it has been started. */
  shortLived: boolean;
}

export const nowhere: Aim = { region: null, flags: [], emulated: false, shortLived: false };

export function aimOf(given: Given): Aim {
  const emulator = emulatorChosen(given);
  const endpoint = given.one('endpoint')?.text.trim() ?? '';
  const named = ['profile', 'config', 'endpoint', 'ca-file', 'edition'].flatMap((name) => {
    const value = given.one(name);
    return value?.from === 'flag' ? [`--${name} ${shellLine([value.text])}`] : [];
  });
  const region = given.one('region');
  return {
    region: region?.from === 'flag' ? shellLine([region.text]) : null,
    flags: [...(emulator ? ['--emulator'] : []), ...named],
    emulated: emulator || /^http:\/\/(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?::\d+)?\/?$/i.test(endpoint),
    shortLived: false,
  };
}

/** A flag beats a variable: `--endpoint` on the line is stronger than ECS_INVOKE_EMULATOR. */
export function emulatorChosen(given: Given): boolean {
  return given.on('emulator') && !(given.from('endpoint') === 'flag' && given.from('emulator') === 'environment');
}

/** The flags of the place other than the region, each with a blank before it. */
export function sameWay(given: Given): string {
  return wayOf(aimOf(given));
}

export function wayOf({ flags }: Aim): string {
  return flags.map((flag) => ` ${flag}`).join('');
}
