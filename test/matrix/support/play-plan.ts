import type { LedgerEntry } from '../../../src/emulator/ledger.ts';
import type { Ended } from '../../support/journey.ts';
import { Life } from './mortal.ts';
import type { Plan } from './plan.ts';
import { longTimeout, type Scene, scene } from './scene.ts';

/** One process of a run, and what was true when it had ended. */
export interface Episode {
  readonly words: readonly string[];
  readonly ended: Ended;
  /** Starts by the ledger, when it had ended. */
  readonly starts: readonly LedgerEntry[];
  /** InvokeCommand calls that reached the service while it lived. */
  readonly sends: number;
}

export interface History {
  readonly plan: Plan;
  readonly instanceIds: readonly string[];
  readonly episodes: readonly Episode[];
  /** The last of them ran with every fault healed. */
  readonly final: Episode;
  readonly starts: readonly LedgerEntry[];
  readonly marks: number;
  /** null: nothing was ever recorded. */
  readonly journal: string | null;
  readonly state: string;
}

/** At most so many resumes with the faults still there; then two with everything healed. */
const resumesAtMost = 4;
const command = 'c-mark-plan';

/** Plays a plan to its end. The emulator, the client and the faults are real; only kills and time are ours. */
export async function play(plan: Plan): Promise<History> {
  const ends: (() => Promise<void> | void)[] = [];
  let sends = 0;
  const here = await scene({ after: (end: () => Promise<void>) => void ends.push(end) } as never, {
    ...{ inside: true, edition: plan.edition, ignoresClientTokens: plan.ignoresTokens, faults: plan.faults },
    proxied: plan.toxics.length > 0,
    logger: (line) => (sends += / InvokeCommand /.test(` ${line} `) ? 1 : 0),
    fleet: {
      instances: Array.from({ length: plan.instances }, (_, at) => ({ id: `i-plan${at + 1}` })),
      commands: [{ id: command, name: 'plan', content: contentOf(plan), enableParameter: true, timeout: longTimeout }],
    },
  });
  try {
    for (const toxic of plan.toxics) here.proxy?.add(toxic);
    const instanceIds = Array.from({ length: plan.instances }, (_, at) => `i-plan${at + 1}`);
    const episodes: Episode[] = [];
    const episode = async (words: readonly string[], life: Life, interruptedAfterMs: number | null) => {
      const before = sends;
      const interrupt = new AbortController();
      const timer =
        interruptedAfterMs === null ? undefined : setTimeout(() => interrupt.abort('SIGINT'), interruptedAfterMs);
      const ended = await here.run(words, { life, interrupt: interrupt.signal });
      clearTimeout(timer);
      if (life.isOver) await life.bury(here.runsDirectory);
      // What a dead process had sent may still be on its way.
      if (life.isOver) await new Promise((wake) => setTimeout(wake, 50));
      const told = { words, ended, starts: here.starts, sends: sends - before };
      episodes.push(told);
      return told;
    };
    const first = plan.lives[0]!;
    await episode(wordsOf(plan, here, instanceIds), new Life(first.diesAt), first.interruptedAfterMs);
    for (const { diesAt, interruptedAfterMs } of plan.lives.slice(1, resumesAtMost + 1)) {
      if (here.runIds.length === 0) break;
      await episode(resumeWords(here), new Life(diesAt), interruptedAfterMs);
    }
    here.emulator.faults.clear();
    here.proxy?.clear();
    if (here.runIds.length > 0)
      for (let again = 0; again < 2; again++) await episode(resumeWords(here), new Life(), null);
    await here.until(() => here.emulator.isQuiet(), 'the end of all that was accepted');
    const final = episodes.at(-1)!;
    const journal = here.runIds.length > 0 ? here.journalText() : null;
    return {
      plan,
      instanceIds,
      episodes,
      final,
      starts: here.starts,
      marks: here.marks,
      journal,
      state: here.stateText,
    };
  } finally {
    for (const end of ends) await end();
  }
}

function contentOf({ exitCode }: Plan): string {
  return `: '{{secret}}'\necho '{{mark}}' >> "$HOME/marks"\necho 'ran {{mark}}'\nexit ${exitCode}\n`;
}

function wordsOf(
  { edition, batchSize, concurrency, sendsTokens }: Plan,
  here: Scene,
  ids: readonly string[],
): readonly string[] {
  const words = here.words(ids.join(',')).map((word) => (word === 'c-mark' ? command : word));
  const fleet = ['--batch', '--batch-size', String(batchSize), '--concurrency', String(concurrency)];
  return [...words, ...fleet, ...(sendsTokens ? [] : ['--no-client-token']), '--edition', edition, '-o', 'json'];
}

function resumeWords(here: Scene): readonly string[] {
  return ['resume', here.runId, '--param-env', 'secret=MATRIX_SECRET', '-o', 'json'];
}
