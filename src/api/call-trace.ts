/** What `--debug` may show of a call: facts without credentials, signature or URL. */
export type CallEvent = StartEvent | AnswerEvent;

export interface StartEvent {
  readonly kind: 'call';
  readonly action: string;
  /** host:port */
  readonly host: string;
  /** In the order sent; of a secret value only the number of its characters. */
  readonly parameters: Readonly<Record<string, string | { readonly characters: number }>>;
}

export interface AnswerEvent {
  readonly kind: 'end';
  readonly action: string;
  readonly host: string;
  /** null: no answer's head came. */
  readonly status: number | null;
  readonly requestId: string;
  /** `Refused: InvalidCmdId.NotFound`, `NoAnswer: timeout`; null when the call gave its result. */
  readonly problem: string | null;
  /** Milliseconds from the start of the call. */
  readonly ms: number;
}

/** What the connection of one call showed, for whoever looks for a fault on the way. */
export interface ConnectionFacts {
  /** That was dialled, '' when no name was resolved or a tunnel was used. */
  readonly address: string;
  readonly connected: boolean;
  /** The connection was made, its encryption too. */
  readonly ready: boolean;
  readonly certificate: { readonly subject: string; readonly issuer: string; readonly validTo: string } | null;
  /** Of the answer's head; null when none came. */
  readonly status: number | null;
  /** Header Date of the answer, '' without one. */
  readonly date: string;
}

/** Scripts and parameter values are hidden unless somebody knows better. */
const secretUnlessToldOtherwise = (parameter: string) => /^(?:Parameters|CommandContent|Content)$/.test(parameter);

export function shownParameters(
  fields: Readonly<Record<string, string>>,
  isSecret: (parameter: string) => boolean = secretUnlessToldOtherwise,
): StartEvent['parameters'] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isSecret(name) ? { characters: [...value].length } : value]),
  );
}
