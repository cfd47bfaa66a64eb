import type { ErrorCode } from './errors.ts';

/** A call the service refuses. The code is looked up in `errors.ts` and in the edition when it is answered. */
export class Refusal extends Error {
  readonly code: string;
  /** What stands in the message instead of the table's text, for the few messages with a part that varies. */
  readonly detail: string | null;

  constructor(code: ErrorCode, detail: string | null = null) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}

/** A required parameter that is absent or empty: how that is said differs from edition to edition. */
export class MissingParameter extends Refusal {
  readonly parameter: string;

  constructor(parameter: string) {
    super('MissingParameter');
    this.parameter = parameter;
  }
}
