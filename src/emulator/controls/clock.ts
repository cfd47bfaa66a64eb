import type { Arguments } from '../arguments.ts';
import type { Destination, Move } from '../clock-moves.ts';
import type { AnswerObject } from '../envelope.ts';
import { Refusal } from '../refusal.ts';
import type { Control, Controlled, Controls } from './control.ts';

/** How long a run is waited for on the way unless something else is asked for. */
const usualPatienceSeconds = 15;
/** A move that takes longer is answered while it is under way. */
const answerWithinMs = 5_000;

const move: Control = {
  takes: ['AdvanceSeconds', 'To', 'Next', 'PatienceSeconds'],
  async run(args, controlled) {
    const { moves } = controlled.running;
    const destination = destinationOf(args, controlled);
    const patienceSeconds = args.integer('PatienceSeconds') ?? usualPatienceSeconds;
    const moving = moves.move(destination, patienceSeconds * 1000);
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, answerWithinMs)));
    // Unhandled it would end the emulator when it fails after the answer.
    moving.catch(() => {});
    await Promise.race([moving, enough]).finally(() => clearTimeout(timer));
    return clockFields(controlled);
  },
};

export const clockControls: Controls = {
  'Emulator.DescribeClock': { takes: [], run: (_, controlled) => clockFields(controlled) },
  'Emulator.MoveClock': move,
};

/** The time it is, and the last move, which may be under way. */
export function clockFields({ service: { clock }, running: { moves } }: Controlled): AnswerObject {
  return {
    Now: clock.now().toISOString(),
    AheadMs: clock.aheadMs,
    Move: moves.last ? moveFields(moves.last) : undefined,
  };
}

function moveFields({ from, to, starts, overtaken, over }: Move): AnswerObject {
  return { From: from.toISOString(), To: to.toISOString(), Starts: starts, Overtaken: overtaken, Over: over };
}

function destinationOf(args: Arguments, { service: { clock } }: Controlled): Destination {
  const [advance, to, next] = [args.integer('AdvanceSeconds'), args.text('To'), args.boolean('Next')];
  if ([advance, to, next].filter((each) => each !== undefined).length !== 1) {
    throw new Refusal('Emulator.InvalidMove', 'One of AdvanceSeconds, To and Next is needed, and one only.');
  }
  if (advance !== undefined) return advance * 1000;
  if (to === undefined) return next ? 'next' : clock.now();
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(to) ? new Date(to) : null;
  if (moment === null || Number.isNaN(moment.getTime())) throw new Refusal('InvalidParameter.To');
  return moment;
}
