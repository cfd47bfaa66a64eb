export const onUnknownChoices = ['fail', 'resend', 'ask'] as const;

/** How calls that start something are sent: what is done when an answer does not arrive, or says to come back later. */
export interface DeliveryPolicy {
  /** Whether a call that certainly was not executed, or is protected by its ClientToken, may be sent again. */
  readonly retries: boolean;
  /** From the start of the run, in milliseconds: no call is sent and no answer awaited after it; null: no limit. */
  readonly deadlineMs: number | null;
  /** What happens to a call whose outcome stays unknown: it is left alone, sent again, or somebody is asked. */
  readonly onUnknown: (typeof onUnknownChoices)[number];
  /** Whether calls of this run ID may have been sent by another process, so that they are looked up before the first is sent. */
  readonly mayBeRepeated: boolean;
  /** Whether a ClientToken goes with each call; false where the endpoint takes no notice of one. */
  readonly tokens: boolean;
}

/** As it is without any flag. */
export const usualDelivery: DeliveryPolicy = {
  retries: true,
  deadlineMs: null,
  onUnknown: 'fail',
  mayBeRepeated: false,
  tokens: true,
};
