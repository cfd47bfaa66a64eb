import type { EmulatorClock } from './clock.ts';
import type { Log } from './data/log.ts';
import type { AnswerObject } from './envelope.ts';
import { Refusal } from './refusal.ts';

/** [assumed] The life time of a ClientToken is not documented. */
const usualTokenLifetimeMs = 24 * 3600_000;

interface Remembered {
  readonly fingerprint: string;
  readonly answer: AnswerObject;
  readonly until: number;
}

/** What was answered to each ClientToken. */
export class Idempotency {
  readonly #clock: EmulatorClock;
  readonly #committing: () => void;
  readonly #state: Log | null;
  readonly #lifetimeMs: number;
  /** By action and token; oldest first. */
  readonly #answers = new Map<string, Remembered>();
  /** Calls that take their time, by action and token. */
  readonly #underWay = new Set<string>();

  /**
   * `committing` is called between the checks of a call and its effect, and may throw. With a log the answers are kept,
   * under `token/<action> <token>`, each as long as it was to live when it was given.
   */
  constructor(
    clock: EmulatorClock,
    committing: () => void = () => {},
    state: Log | null = null,
    lifetimeMs = usualTokenLifetimeMs,
  ) {
    this.#lifetimeMs = lifetimeMs;
    this.#clock = clock;
    this.#committing = committing;
    this.#state = state;
    for (const [key, answer] of state?.before<Remembered>('token') ?? []) this.#answers.set(key, answer);
    this.#forgetExpired();
  }

  /**
   * A call with this token is under way: until the function that is returned is called, every other one is refused with
   * IdempotentProcessing [doc], one with other parameters too [assumed]. A token that has its answer keeps giving it.
   */
  begin(action: string, token: string): () => void {
    const key = `${action} ${token}`;
    if (this.#underWay.has(key)) throw new Refusal('IdempotentProcessing');
    if ((this.#answers.get(key)?.until ?? 0) > this.#clock.now().getTime()) return () => {};
    this.#underWay.add(key);
    return () => this.#underWay.delete(key);
  }

  /**
   * [doc] The same token with the same parameters gets the first answer again and nothing is done twice; with other
   * parameters it is refused. Without a token `act` is simply called.
   */
  once(action: string, token: string | undefined, fingerprint: string, act: () => AnswerObject): AnswerObject {
    if (token === undefined) return this.#commit(act);
    // [doc] ASCII, 64 characters at most.
    if (!/^[\x00-\x7f]{1,64}$/.test(token)) throw new Refusal('InvalidClientToken.Malformed');
    const now = this.#clock.now().getTime();
    const key = `${action} ${token}`;
    if (this.#underWay.has(key)) throw new Refusal('IdempotentProcessing');
    const before = this.#answers.get(key);
    if (before && before.until > now) {
      if (before.fingerprint !== fingerprint) throw new Refusal('IdempotentParameterMismatch');
      return before.answer;
    }
    const answer = this.#commit(act);
    this.#forget(key);
    const remembered: Remembered = { fingerprint, answer, until: now + this.#lifetimeMs };
    this.#answers.set(key, remembered);
    this.#state?.undo(() => this.#answers.delete(key));
    this.#state?.put(`token/${key}`, remembered);
    this.#forgetExpired();
    return answer;
  }

  #forgetExpired(): void {
    const now = this.#clock.now().getTime();
    for (const [old, { until }] of this.#answers) {
      if (until > now) break;
      this.#forget(old);
    }
  }

  #forget(key: string): void {
    if (this.#answers.delete(key)) this.#state?.remove(`token/${key}`);
  }

  #commit(act: () => AnswerObject): AnswerObject {
    this.#committing();
    return act();
  }
}
