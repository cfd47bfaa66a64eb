import { type Text, text } from '../../domain/text.ts';

/**
 * Where a behaviour is known from: `doc`, a public page or the official SDKs; `source`, the open code of the agent;
 * `measured`, seen on this kind of system; `assumed`, nobody says, so the emulator had to choose; `own`, nothing of the service.
 */
export type Mark = 'doc' | 'source' | 'measured' | 'assumed' | 'own';

/** One sentence of what the emulator does. The same marks stand in the code and at the tests. */
export interface Behaviour {
  readonly mark: Mark;
  readonly words: Text;
}

const marked =
  (mark: Mark) =>
  (en: string, zh: string): Behaviour => ({ mark, words: text(en, zh) });

export const doc = marked('doc');
export const source = marked('source');
export const measured = marked('measured');
export const assumed = marked('assumed');
export const own = marked('own');
