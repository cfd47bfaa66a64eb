import { parseDuration } from '../../domain/duration.ts';
import type { Edition } from '../../domain/editions.ts';
import { parseRunId } from '../../domain/run-id.ts';
import { text } from '../../domain/text.ts';
import { type DeliveryPolicy, onUnknownChoices, usualDelivery } from '../../usecases/delivery-policy.ts';
import { parseChoice } from '../choice.ts';
import type { Findings } from '../findings.ts';

/** How the calls are sent, and the user's own run ID; null: one is made. */
export function readDelivery(
  findings: Findings,
  edition: Edition,
): { readonly policy: DeliveryPolicy; readonly runId: string | null } {
  const { given } = findings;
  const runId = findings.single('run-id', parseRunId) ?? null;
  const deadline = findings.single('deadline', parseDuration);
  const onUnknown = findings.single('on-unknown', parseChoice(onUnknownChoices)) ?? usualDelivery.onUnknown;
  for (const flag of ['run-id', 'plan']) {
    const value = given.one(flag);
    if (value !== null && (given.on('no-tags') || !edition.sendsTags)) findings.object(flag, value.text, needsTags);
  }
  if (given.from('client-token') !== null && given.on('no-client-token')) {
    findings.object('no-client-token', null, tokenOrNone);
  }
  return {
    runId,
    policy: {
      retries: !given.on('no-retry'),
      deadlineMs: deadline === undefined ? null : deadline * 1000,
      onUnknown,
      mayBeRepeated: runId !== null,
      tokens: !given.on('no-client-token'),
    },
  };
}

const needsTags = {
  rule: 'run-id-tags',
  why: text(
    'Given twice, it is found again by its tags, which do not go with this request.',
    '重复执行时靠标签查找，而本次请求不带标签。',
  ),
  fix: text(
    'Leave it out, or --no-tags, or use --edition current.',
    '请去掉该选项或 --no-tags，或使用 --edition current。',
  ),
};
const tokenOrNone = {
  rule: 'token-or-none',
  why: text('A token of your own, and none at all: both cannot be.', '既指定了令牌，又要求不发送令牌。'),
  fix: text('Leave out one of the two.', '请去掉其中之一。'),
};
