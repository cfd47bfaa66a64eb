import type { Log } from './log.ts';

/** At once, or once the call under way is recorded: what cannot be taken back. */
export function recorded(state: Log | null, act: () => void): void {
  if (state) state.afterwards(act);
  else act();
}
