import type { Verdict } from '../../domain/invocation.ts';

export const good: readonly Verdict[] = ['success'];
export const open: readonly Verdict[] = ['running', 'scheduled'];

/** Those that need attention first (0), then those that go on, then the good ones. */
export function needOf(verdict: Verdict): number {
  return good.includes(verdict) ? 2 : open.includes(verdict) ? 1 : 0;
}
