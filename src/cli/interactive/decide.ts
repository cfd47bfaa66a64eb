import { type Exit, exits } from '../exit-code.ts';
import { carryOut } from '../invoke/carry-out.ts';
import type { Prepared } from '../invoke/prepare.ts';
import { presentTrouble, troubleIn } from '../trouble.ts';
import { saySameLine } from './closing-words.ts';
import type { Draft } from './draft.ts';
import { back, Left } from './keyboard.ts';
import type { Session } from './session.ts';
import { askDecision, type Decision } from './steps/review.ts';
import type { StepName } from './steps/steps.ts';

export type Decided =
  | { readonly kind: 'ended'; readonly exit: Exit }
  | { readonly kind: 'change'; readonly step: StepName }
  | { readonly kind: 'back' }
  /** The service refused: nothing ran, and everything entered is still there. */
  | { readonly kind: 'refused'; readonly exit: Exit };

/** How long no key may have been pressed before the question that sends. */
const quietMs = 300;

/** Checks a whole draft as a line would be, shows the request, asks, and sends it when told to. */
export async function decide(draft: Draft, session: Session): Promise<Decided> {
  const { given, io } = session;
  // The request that is shown is the request that is sent, its ClientToken included.
  const runId = session.newRunId();
  const prepared = await session.prepare(draft, runId);
  const { findings, presenter, destination } = prepared;
  const sendsNothing = given.on('dry-run');
  const trouble = findings.violations.length > 0 ? null : troubleIn(findings, destination, sendsNothing);
  if (trouble !== null) return { kind: 'ended', exit: presentTrouble(trouble, presenter, io.signal) };
  if (sendsNothing && findings.violations.length === 0) return send(draft, prepared, session);

  const decision = await decisionOn(draft, prepared, session);
  if (decision === back) return { kind: 'back' };
  if (decision.kind === 'change') return decision;
  if (decision.kind === 'leave') {
    if (session.refused !== null) return { kind: 'ended', exit: session.refused.exit };
    throw new Left('SIGINT');
  }
  const sent = decision.wait ? { ...draft, rest: [...draft.rest, '--wait'] } : draft;
  const decided = await send(sent, decision.wait ? await session.prepare(sent, runId) : prepared, session);
  if (decided.kind === 'refused') session.refused = { draft, exit: decided.exit };
  return decided;
}

async function decisionOn(draft: Draft, prepared: Prepared, session: Session): Promise<Decision | typeof back> {
  const { findings, presenter } = prepared;
  if (findings.violations.length > 0) presenter.violations(findings.violations, exits.usage);
  else findings.notes.forEach(presenter.note);
  const asked = findings.violations.length > 0 || !session.given.on('yes');
  // Enter pressed twice, or held, must not run anything.
  if (asked) await session.asker.quiet(quietMs);
  return asked ? askDecision(draft, prepared, session) : { kind: 'send', wait: false };
}

async function send(draft: Draft, prepared: Prepared, session: Session): Promise<Decided> {
  const connection = session.given.on('dry-run') ? null : await session.connection(draft);
  const { io, services, asker } = session;
  const around = { io, services, language: asker.page.language };
  const { exit, report } = await carryOut(prepared, around, connection);
  const accepted = report?.calls.some(({ outcome }) => outcome.kind === 'accepted') ?? false;
  const nothingRan = report !== null && !accepted && exit.code !== exits.unknown.code && !session.io.signal.aborted;
  if (nothingRan && !session.given.on('yes')) {
    return { kind: 'refused', exit };
  }
  if (accepted && draft.regionId !== null) session.rememberRegion(draft.regionId);
  if ((accepted || report === null) && !session.given.on('quiet')) saySameLine(draft, session.asker, session.io);
  return { kind: 'ended', exit };
}
