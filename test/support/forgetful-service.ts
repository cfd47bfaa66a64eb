import { NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import type { CloudAssistant, InvokeRequest, ListedInvocation } from '../../src/api/cloud-assistant.ts';
import type { Clock } from '../../src/usecases/ports.ts';

/** What becomes of one call: an error to answer with, before or after it is carried out; null: it is answered. */
export interface Fate {
  readonly error: Error | null;
  /** It is carried out all the same. */
  readonly commits: boolean;
  /** Milliseconds for which no list shows it. */
  readonly hiddenMs?: number;
}

export const fine: Fate = { error: null, commits: true };
export const lost = (facts: Partial<Fate> = {}): Fate => ({ error: silence(), commits: true, ...facts });

export function silence(code = '', status: number | null = null): NoAnswer {
  const reason = code === '' ? 'reset' : 'server-error';
  return new NoAnswer({ action: 'InvokeCommand', reason, host: 'h:1', code, status, waitedMs: 1 });
}

export function refusal(code: string, retryAfterMs: number | null = null): Refused {
  return new Refused({ action: 'InvokeCommand', code, serviceMessage: '', requestId: 'R', status: 403, retryAfterMs });
}

export function unsent(reason: 'connection-refused' | 'tls-certificate' | 'interrupted'): NotSent {
  return new NotSent({ action: 'InvokeCommand', reason, host: 'h:1', code: '' });
}

/** A service that loses answers on order. `starts` is the truth: one entry for each time that the work was begun. */
export function forgetfulService(
  clock: Clock,
  fates: Fate[],
  { knowsTokens = true }: { readonly knowsTokens?: boolean } = {},
) {
  const starts: { readonly request: InvokeRequest; readonly row: ListedInvocation; readonly shownAt: number }[] = [];
  const sent: InvokeRequest[] = [];
  let looks = 0;
  const listing: (Error | null)[] = [];
  const cloud: Partial<CloudAssistant> = {
    async invokeCommand(request) {
      sent.push(request);
      const fate = fates.shift() ?? fine;
      const before = starts.find(({ request: { clientToken } }) => clientToken === request.clientToken);
      const isRepeated = knowsTokens && request.clientToken !== undefined && before !== undefined;
      if (fate.commits && !isRepeated) {
        const now = clock.now().getTime();
        starts.push({
          request,
          row: rowOf(request, `t-${starts.length + 1}`, now),
          shownAt: now + (fate.hiddenMs ?? 0),
        });
      }
      if (fate.error) throw fate.error;
      const { row } = (isRepeated && before) || starts.at(-1)!;
      return { invokeId: row.invokeId, requestId: 'R' };
    },
    async invocationsBy({ tags = [], commandId, invokeId }) {
      looks++;
      const error = listing.shift() ?? null;
      if (error) throw error;
      const fits = ({ row, shownAt }: (typeof starts)[number]) =>
        shownAt <= clock.now().getTime() &&
        (invokeId === undefined || row.invokeId === invokeId) &&
        (commandId === undefined || row.commandId === commandId) &&
        tags.every(({ key, value }) => row.tags.some((tag) => tag.key === key && tag.value === value));
      // As the service does: the newest first.
      return starts
        .filter(fits)
        .map(({ row }) => row)
        .reverse();
    },
  };
  return { cloud, starts, sent, listing, looks: () => looks };
}

function rowOf(request: InvokeRequest, invokeId: string, createdAt: number): ListedInvocation {
  return {
    ...{ invokeId, commandId: request.commandId, commandName: '', commandType: 'RunShellScript' },
    createdAt: `${new Date(createdAt).toISOString().slice(0, 19)}Z`,
    repeatMode: request.repeatMode ?? 'Once',
    ...{ frequency: request.frequency ?? '', timed: false, timeout: 60, username: '', workingDir: '' },
    ...{ containerId: '', containerName: '', content: '' },
    parameters: Object.entries(request.parameters ?? {}).map(([name, value]) => ({ name, value })),
    tags: request.tags ?? [],
    instanceIds: request.instanceIds,
  };
}
