import type { CallProblem } from '../../api/call-problem.ts';
import { orProblem } from '../attempt.ts';
import type { CallOutcome } from '../call-outcome.ts';
import { lookIntoRefusal } from '../circumstances.ts';
import type { Delivery } from '../deliver.ts';
import type { RunPorts, WhyAgain } from '../ports.ts';
import type { PlannedCall } from '../run-input.ts';
import type { ChunkHistory } from '../run-journal.ts';
import { isMarked } from './candidates.ts';
import type { Looked } from './look.ts';
import { Lookout } from './lookout.ts';
import { isSameState, mayBeTwice } from './may-be-twice.ts';
import { patience, pauseMs } from './patience.ts';
import { classOf, isOpen, type ProblemClass, type Protection } from './problem-class.ts';
import { CallRecord } from './record.ts';
import { start } from './start.ts';
import { endedBy, untilDeadline } from './time-left.ts';
import { Tries } from './tries.ts';

type Next = CallOutcome | 'again';

/** One call on its way. What it does after each problem: reliability classes A to D, `problem-class.ts`. */
export class Courier {
  readonly #call: PlannedCall;
  readonly #delivery: Delivery;
  readonly #ports: RunPorts;
  readonly #record: CallRecord;
  readonly #lookout: Lookout;
  readonly #signal: AbortSignal;
  readonly #sentBefore: boolean;
  /** Of the first attempt that may have arrived, by this process or one before. */
  #firstSentAt: Date | null;
  /** Attempts that may have arrived, and got no answer. */
  #arrivals: number;
  /** Of this process. */
  #attempts = 0;
  readonly #tries = new Tries();
  #onRequest = false;
  /** The last problem that left the outcome open. */
  #open: CallProblem | null = null;

  constructor(call: PlannedCall, history: ChunkHistory, delivery: Delivery, ports: RunPorts) {
    this.#call = call;
    this.#delivery = delivery;
    this.#ports = ports;
    this.#lookout = new Lookout(call, delivery, ports);
    const sent = history.kind === 'sent' ? history : null;
    this.#record = new CallRecord(call, ports.journal, sent?.attempts ?? 0);
    this.#signal = untilDeadline(ports.signal, delivery.deadlineAt, ports.clock);
    this.#sentBefore = sent !== null;
    this.#firstSentAt = sent?.firstSentAt ?? null;
    this.#arrivals = sent?.attempts ?? 0;
  }

  async bring(): Promise<CallOutcome> {
    if (this.#isPastDeadline() && !this.#sentBefore) return { kind: 'not-attempted', why: 'deadline' };
    const before = await this.#settleWhatWasSentBefore();
    if (before !== 'again') return before;
    for (;;) {
      // A pause may have lasted longer than a token is good for: a machine that slept.
      if (this.#arrivals > 0 && !this.#onRequest && !this.#isProtected()) return this.#lookOnceMore();
      const next = await this.#attempt();
      if (next !== 'again') return next;
    }
  }

  /** What another process may have sent is looked for first. */
  async #settleWhatWasSentBefore(): Promise<Next> {
    const { mayBeRepeated } = this.#delivery.input.delivery;
    if (!this.#sentBefore && !mayBeRepeated) return 'again';
    const isSafe = this.#isProtected() && (!this.#sentBefore || this.#delivery.input.delivery.retries);
    const sentAt = this.#firstSentAt ?? this.#now();
    this.#tellLooking(null, isSafe ? null : sentAt);
    const looked = isSafe ? await this.#look() : await this.#lookUntilListed(sentAt);
    if (looked.kind === 'found') return this.#adopt(looked);
    if (looked.kind === 'different') return this.#unknown(looked);
    // Not sent by us, and no look says that nobody else did: then nothing is sent.
    if (!this.#sentBefore) return looked.kind === 'failed' ? this.#failed(looked.problem) : 'again';
    return isSafe && mayGoOn(looked) ? 'again' : this.#unknownUnlessWanted(looked);
  }

  async #attempt(): Promise<Next> {
    const { input, commandId } = this.#delivery;
    const { cloud, report, signal } = this.#ports;
    const unwritten = await this.#record.sending();
    if (unwritten !== null) {
      if (this.#arrivals > 0) return this.#unknown({ kind: 'none' });
      return { kind: 'not-attempted', why: 'journal', journal: unwritten };
    }
    this.#attempts++;
    report({ type: 'sending', call: this.#call });
    const sentAt = this.#now();
    const { recorded } = this.#record;
    const inFlight = () => report({ type: 'in-flight', call: this.#call, runId: input.runId, recorded });
    signal.addEventListener('abort', inFlight, { once: true });
    const answer = await orProblem(start(input, this.#call, commandId, cloud, this.#signal));
    signal.removeEventListener('abort', inFlight);
    if (answer.ok) {
      this.#arrived(sentAt);
      const { invokeId, requestId } = answer.value;
      return this.#accept({ invokeId, requestId, invokeIds: [invokeId], how: 'answered' });
    }
    const problem = endedBy(answer.problem, this.#signal);
    const kind = classOf(problem, this.#protection(sentAt));
    if (isOpen(kind) || kind === 'A5') this.#arrived(sentAt);
    return this.#after(kind, problem);
  }

  #arrived(sentAt: Date): void {
    this.#firstSentAt ??= sentAt;
    this.#arrivals++;
  }

  async #after(kind: ProblemClass, problem: CallProblem): Promise<Next> {
    if (isOpen(kind)) return this.#afterSilence(kind, problem);
    if (kind === 'C3') return this.#afterMismatch(problem);
    if (kind === 'A5') this.#open = problem;
    await this.#record.ended(problem, kind === 'A5');
    const next = this.#tries.next(kind, this.#now());
    return next === null ? this.#over(problem) : this.#pause(kind, next.why, problem, next.failures);
  }

  /** Classes B and C: looked for before anything is sent again. */
  async #afterSilence(kind: ProblemClass, problem: CallProblem): Promise<Next> {
    this.#open = problem;
    const failures = this.#tries.nextUnanswered();
    await this.#record.unknown(problem);
    const isSafe = this.#isProtected();
    const sentAt = this.#now();
    this.#tellLooking(problem, isSafe || this.#isOver() ? null : sentAt);
    if (this.#isOver()) return this.#lookOnceMore();
    const looked = isSafe ? await this.#look() : await this.#lookUntilListed(sentAt);
    if (looked.kind === 'found') return this.#adopt(looked);
    if (looked.kind === 'different') return this.#unknown(looked);
    if (this.#isOver()) return this.#lookOnceMore();
    if (!isSafe || !mayGoOn(looked) || failures === null) return this.#unknownUnlessWanted(looked);
    const why = this.#call.clientToken === null ? 'same-state' : 'token';
    return this.#pause(kind, why, problem, failures, looked);
  }

  /** The token is known with other parameters: it is left as it is, and what it belongs to is named. */
  async #afterMismatch(problem: CallProblem): Promise<CallOutcome> {
    await this.#record.ended(problem, false);
    const looked = await this.#look();
    if (looked.kind === 'none' || looked.kind === 'failed') return this.#over(problem);
    this.#open = problem;
    return this.#unknown({ kind: 'different', invokeIds: looked.invokeIds });
  }

  /** Nothing more is tried. Where an earlier attempt may have arrived, a refusal of the last says nothing of it. */
  async #over(problem: CallProblem): Promise<CallOutcome> {
    return this.#arrivals > 0 ? this.#lookOnceMore() : this.#failed(problem);
  }

  async #pause(
    kind: ProblemClass,
    why: WhyAgain,
    problem: CallProblem,
    failures: number,
    looked: Exclude<Looked, { kind: 'found' }> | null = null,
  ): Promise<Next> {
    const { input, budget, deadlineAt, random } = this.#delivery;
    const end = () => (looked === null || this.#isOver() ? this.#over(problem) : this.#unknownUnlessWanted(looked));
    const { clock, report } = this.#ports;
    if (this.#isOver() || !input.delivery.retries || !budget.take(problem.name === 'NoAnswer')) return end();
    const waitMs = pauseMs(kind, failures, problem.name === 'Refused' ? problem.retryAfterMs : null, random);
    if (deadlineAt !== null && this.#now().getTime() + waitMs >= deadlineAt.getTime()) return end();
    report({ type: 'retrying', call: this.#call, why, problem, attempt: this.#attempts + 1, waitMs });
    await clock.sleep(waitMs, this.#signal);
    return this.#isOver() ? end() : 'again';
  }

  async #adopt({ invokeIds, missing }: Extract<Looked, { kind: 'found' }>): Promise<CallOutcome> {
    const [invokeId] = invokeIds;
    return this.#accept({ invokeId: invokeId!, requestId: '', invokeIds, how: 'found' }, missing);
  }

  async #accept(
    accepted: Omit<Extract<CallOutcome, { kind: 'accepted' }>, 'kind' | 'attempts'>,
    missing: readonly string[] = [],
  ): Promise<CallOutcome> {
    const { input, budget, maybeTwice } = this.#delivery;
    const { report } = this.#ports;
    const { invokeId, requestId } = accepted;
    budget.succeeded();
    if (this.#firstSentAt !== null && mayBeTwice(this.#arrivals, this.#call, input)) {
      maybeTwice.set(this.#call.chunk, this.#firstSentAt);
    }
    const unwritten = await this.#record.accepted(accepted);
    if (unwritten !== null) report({ type: 'unrecorded', call: this.#call, invokeId, ...unwritten });
    report({
      ...{ type: 'accepted', call: this.#call, invokeId, requestId, how: accepted.how, waited: input.wait !== null },
      ...(missing.length > 0 && { missing }),
    });
    return { kind: 'accepted', ...accepted, ...(this.#attempts > 0 && { attempts: this.#attempts }) };
  }

  async #failed(problem: CallProblem): Promise<CallOutcome> {
    const { asked, input } = this.#delivery;
    const facts = { ...asked, instanceIds: this.#call.instanceIds };
    const circumstances = await lookIntoRefusal(problem, facts, input.parameters, this.#ports);
    return { kind: 'failed', problem, circumstances, attempts: this.#attempts };
  }

  #unknown(looked: Exclude<Looked, { kind: 'found' }>): CallOutcome {
    const facts = { attempts: this.#attempts, recorded: this.#record.recorded };
    return { kind: 'unknown', problem: this.#open, looked, firstSentAt: this.#firstSentAt, ...facts };
  }

  /** The user may have it sent again all the same: once, named, and on record. */
  async #unknownUnlessWanted(looked: Exclude<Looked, { kind: 'found' }>): Promise<Next> {
    const { onUnknown } = this.#delivery.input.delivery;
    const { report, askAgain } = this.#ports;
    if (this.#onRequest || this.#isOver() || onUnknown === 'fail') return this.#unknown(looked);
    if (onUnknown === 'ask' && !(await askAgain?.(this.#call))) return this.#unknown(looked);
    this.#onRequest = true;
    await this.#record.onRequest();
    const facts = { attempt: this.#attempts + 1, waitMs: 0 };
    report({ type: 'retrying', call: this.#call, why: 'on-request', problem: this.#open, ...facts });
    return 'again';
  }

  /** After an interruption, or where nothing more will be tried: one look, and that was it. */
  async #lookOnceMore(): Promise<CallOutcome> {
    const looked = this.#isOver() ? await this.#lookout.lookOnce(this.#firstSentAt) : await this.#look();
    return looked.kind === 'found' ? this.#adopt(looked) : this.#unknown(looked);
  }

  /** `sentAt`: looked for until what was sent then has to be listed; null: once. */
  #tellLooking(problem: CallProblem | null, sentAt: Date | null): void {
    const { deadlineAt } = this.#delivery;
    const listedAt = (sentAt ?? this.#now()).getTime() + patience.invisibleMs;
    const forMs = Math.min(listedAt, deadlineAt?.getTime() ?? listedAt) - this.#now().getTime();
    this.#ports.report({ type: 'looking', call: this.#call, problem, ...(sentAt && forMs > 0 && { forMs }) });
  }

  #look(): Promise<Looked> {
    // The token makes another try safe, and what merely looks like the call would prove nothing.
    if (!this.#isOver() && this.#isProtected() && !this.#isMarked()) return Promise.resolve({ kind: 'none' });
    return this.#lookout.look(this.#firstSentAt, this.#signal);
  }

  #lookUntilListed(sentAt: Date): Promise<Looked> {
    return this.#lookout.lookUntilListed(this.#firstSentAt, sentAt, this.#signal);
  }

  #protection(sentAt: Date): Protection {
    const ageMs = this.#now().getTime() - (this.#firstSentAt ?? sentAt).getTime();
    // A clock that was set back tells nothing of the age.
    const isYoung = ageMs >= 0 && ageMs < patience.tokenMs;
    return { token: this.#call.clientToken !== null && isYoung, sameState: isSameState(this.#delivery.input) };
  }

  #isProtected(): boolean {
    const { token, sameState } = this.#protection(this.#now());
    return token || sameState;
  }

  #isMarked(): boolean {
    return isMarked(this.#call, this.#delivery.input);
  }

  #isOver(): boolean {
    return this.#signal.aborted || this.#isPastDeadline();
  }

  #isPastDeadline(): boolean {
    const { deadlineAt } = this.#delivery;
    return deadlineAt !== null && this.#now().getTime() >= deadlineAt.getTime();
  }

  #now(): Date {
    return this.#ports.clock.now();
  }
}

/** Nothing was found, or nobody may look: then the token has to do. A look that got no answer proves nothing at all. */
function mayGoOn(looked: Looked): boolean {
  return looked.kind === 'none' || (looked.kind === 'failed' && looked.problem.name === 'Refused');
}
