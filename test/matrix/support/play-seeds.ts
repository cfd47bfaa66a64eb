import { test } from 'node:test';
import { checkInvariants } from './invariants.ts';
import { planOf } from './plan.ts';
import { type History, play } from './play-plan.ts';

/** Plans at a time: they mostly wait. */
const atOnce = 6;
/** In one test; a test has two minutes. */
const together = 25;

/** A test for every few seeds; what breaks is told with its seed, its plan and its history. */
export function playSeeds(from: number, to: number): void {
  for (let first = from; first <= to; first += together) {
    const last = Math.min(first + together - 1, to);
    test(`random plans of the seeds ${first} to ${last} keep the invariants`, () => playTogether(first, last));
  }
}

async function playTogether(first: number, last: number): Promise<void> {
  const seeds = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const broken: string[] = [];
  const worker = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const history = await play(planOf(seed)).catch((error: Error) => error);
      const why = history instanceof Error ? history.stack : whyBroken(history);
      if (why !== null) broken.push(`seed ${seed} (ECS_INVOKE_SEEDS=${seed}-${seed}): ${why}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (broken.length > 0) throw new Error(`${broken.length} broken\n${broken.join('\n\n')}`);
}

function whyBroken(history: History): string | null {
  try {
    checkInvariants(history);
    return null;
  } catch (error) {
    const { message } = error as Error;
    const steps = history.episodes.map(({ words, ended, sends, starts }) => {
      const line = `$ ${words.join(' ')}\n→ ${ended.code}, ${sends} sends, ${starts.length} starts so far`;
      return `${line}\n${ended.stderr}${ended.stdout}`;
    });
    return [message, JSON.stringify(history.plan), ...steps, history.journal].join('\n');
  }
}
