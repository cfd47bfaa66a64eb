/** The shapes of the error tables. The tables are data; `../error-catalogue.ts` finds rows in them. */

/** Why it happened and the ways out, the most likely first. */
export interface Advice {
  readonly why: string;
  readonly fix: readonly string[];
}

export interface Explanation {
  readonly en: Advice;
  readonly zh: Advice;
}

/** What a refused call means for the exit code, and whether the call can have had an effect. */
export type RefusalKind =
  | 'refused'
  | 'not-found'
  | 'credentials'
  | 'permission'
  | 'throttled'
  | 'quota'
  | 'clock'
  /** Refused, but an earlier copy of the same call may have been executed. */
  | 'outcome-open'
  /** The service failed, before or after it executed the call. */
  | 'server';

/** What a refusal is about, so that the culprits can be looked up. */
export type Concern =
  | 'instances'
  | 'command'
  | 'parameters'
  | 'size'
  | 'schedule'
  | 'region'
  | 'tags'
  | 'file'
  | 'client-token';

/**
 * Where a code is written down: the InvokeCommand pages of 2018-11 and 2019-07, the pages of 2021-07, today's pages,
 * the tables of the gateway, the common ECS table, the results of single instances, the agent, our emulator.
 */
export type Source =
  | 'page 2018'
  | 'page 2019'
  | 'pages 2021'
  | 'current'
  | 'gateway'
  | 'common'
  | 'result'
  | 'agent'
  | 'emulator';

/** How one source words a code; '' where it lists the code without a message. Status 0: the source names none. */
export interface Wording {
  readonly source: Source;
  readonly status: number;
  readonly message: string;
}

export interface RequestFacts extends Explanation {
  readonly kind: RefusalKind;
  readonly concerns?: Concern;
  readonly documented: readonly Wording[];
}

export interface ResultFacts extends Explanation {
  /** Whether the command (for a file: the write) was carried out on that instance. */
  readonly ran: 'no' | 'yes' | 'unknown';
  readonly documented: readonly Wording[];
}

export function said(source: Source, status: number, message: string): Wording {
  return { source, status, message };
}

/** The wording of a result; it has no HTTP status. */
export function told(source: Source, message: string): Wording {
  return { source, status: 0, message };
}
