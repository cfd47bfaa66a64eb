import type { InstanceResult } from '../api/cloud-assistant.ts';

/** One run of a repeated invocation on one instance. */
export interface PastRun {
  /** From 1, the oldest that the service still keeps; counted for each instance by itself. */
  readonly run: number;
  readonly result: InstanceResult;
}

/** Numbered by their time, newest first; instances keep the order in which they came. */
export function runsOf(results: readonly InstanceResult[]): readonly PastRun[] {
  const byInstance = new Map<string, InstanceResult[]>();
  for (const result of results) {
    byInstance.set(result.instanceId, [...(byInstance.get(result.instanceId) ?? []), result]);
  }
  const runs = [...byInstance.values()].flatMap((own) =>
    own.sort((a, b) => compare(timeOf(a), timeOf(b))).map((result, at): PastRun => ({ run: at + 1, result })),
  );
  return runs.sort((a, b) => compare(timeOf(b.result), timeOf(a.result)));
}

/** What has not begun is the newest. The older editions tell only when a run ended. */
function timeOf({ startedAt, finishedAt }: InstanceResult): string {
  return startedAt ?? finishedAt ?? '9999';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
