/** What the emulator can be told to do wrong, and where. Shared by its two doors: the process and the command line. */

/** Where a call is struck, in the order it passes them. */
export const faultPhases = ['before-read', 'after-read', 'before-commit', 'after-commit', 'headers', 'body'] as const;
export type FaultPhase = (typeof faultPhases)[number];

export type FaultEffect =
  /** The service's error envelope. */
  | ({
      readonly kind: 'code';
      readonly code: string;
      /** HTTP status and message, where they are not to be the documented ones. */
      readonly status?: number;
      readonly message?: string;
    } & ThrottleHint)
  /** Any HTTP answer, as something on the way would give it. */
  | ({ readonly kind: 'status'; readonly status: number; readonly body?: FaultBody } & ThrottleHint)
  /** It goes on so many milliseconds later, by the emulator's clock. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** The rest of the answer's headers or body comes a byte at a time, so many milliseconds apart. */
  | { readonly kind: 'drip'; readonly ms: number }
  /** `reset` ends the connection with an RST, `close` with a FIN, `hang` never answers, `cut` ends a body without a length early. */
  | { readonly kind: 'reset' | 'close' | 'hang' | 'cut' }
  | Hiding;

/**
 * What the call made cannot be seen for so many milliseconds of the emulator's clock (Infinity: as long as the fault is
 * remembered): `hide` keeps it out of lists, `unknown` out of the answers that ask for it by its ID, which are then those
 * for an ID nobody knows, or a refusal with `code`.
 */
export type Hiding =
  | { readonly kind: 'hide'; readonly ms: number }
  | { readonly kind: 'unknown'; readonly ms: number; readonly code?: string };

/** How long the client is told to wait, in milliseconds. */
export interface ThrottleHint {
  /** `x-acs-retry-after` */
  readonly retryAfterMs?: number;
  /** `TimeLeft` in `x-ratelimit-user-api` */
  readonly timeLeftMs?: number;
}

/** A page of a balancer, nothing, half of a JSON envelope, or a text. */
export type FaultBody = 'html' | 'empty' | 'cut' | { readonly text: string; readonly contentType?: string };
export const faultBodies = ['html', 'empty', 'cut'] as const;

export interface Fault {
  /** An action's name, or `*`. */
  readonly action: string;
  /** Which of the calls that fit, counted from 1 since the fault was added; both ends included. Default: every one. */
  readonly calls?: number | readonly [from: number, to: number];
  /** Strikes so often at most, and lets calls pass that another fault strikes already. */
  readonly times?: number;
  /** Only calls that name this instance. */
  readonly instanceId?: string;
  /** Default: `after-read`; of `hide` and `unknown` `after-commit`, the only one they have. */
  readonly phase?: FaultPhase;
  readonly effect: FaultEffect;
}

export type FaultMistake = 'phase-of-effect' | 'instance-before-read' | 'answer-needs-answer' | 'hides-after-commit';

export function isHiding(effect: FaultEffect): effect is Hiding {
  return effect.kind === 'hide' || effect.kind === 'unknown';
}

/** A call can meet any number of these, and one of the others. */
export function goesWithOthers(effect: FaultEffect): boolean {
  return effect.kind === 'latency' || isHiding(effect);
}

export function phaseOf({ phase, effect }: Fault): FaultPhase {
  return phase ?? (isHiding(effect) ? 'after-commit' : 'after-read');
}

/** Which phases an effect can be in; null when it fits. */
export function faultMistake(fault: Fault): FaultMistake | null {
  const { effect, instanceId } = fault;
  const phase = phaseOf(fault);
  if (isHiding(effect) && phase !== 'after-commit') return 'hides-after-commit';
  const inAnswer = phase === 'headers' || phase === 'body';
  if (inAnswer && (effect.kind === 'code' || effect.kind === 'status')) return 'phase-of-effect';
  if (effect.kind === 'drip' && !inAnswer) return 'answer-needs-answer';
  if (effect.kind === 'cut' && phase !== 'body') return 'answer-needs-answer';
  if (phase === 'before-read' && instanceId !== undefined) return 'instance-before-read';
  return null;
}
