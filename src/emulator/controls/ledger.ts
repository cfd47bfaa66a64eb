import type { AnswerObject } from '../envelope.ts';
import type { LedgerEntry } from '../ledger.ts';
import { isQuiet } from '../quiet.ts';
import type { Service } from '../service.ts';
import type { TaskStatus } from '../status.ts';
import type { Controls } from './control.ts';
import { until } from './until.ts';

/** Process starts in one answer. */
const startsAtOnce = 1000;
/** How long `Wait` lasts unless something else is asked for: shorter than SDKs wait for an answer. */
const usualPatienceSeconds = 5;

export const ledgerControls: Controls = {
  'Emulator.ListProcessStarts': {
    takes: ['Offset', 'Wait', 'PatienceSeconds'],
    async run(args, { service }) {
      const patienceSeconds = args.integer('PatienceSeconds') ?? usualPatienceSeconds;
      if (args.boolean('Wait')) await until(() => isQuiet(service), patienceSeconds * 1000);
      const offset = args.integer('Offset') ?? 0;
      const starts = service.ledger.starts(offset, startsAtOnce);
      return {
        TotalCount: service.ledger.size,
        Offset: Math.max(offset, service.ledger.forgotten),
        PendingTasks: countOf(service, 'Pending'),
        RunningTasks: countOf(service, 'Running') + countOf(service, 'Stopping'),
        ProcessStarts: { ProcessStart: starts.map(startRow) },
      };
    },
  },
};

function countOf({ invocations }: Service, ...wanted: readonly TaskStatus[]): number {
  return invocations.allTasks().filter(({ status }) => wanted.includes(status)).length;
}

function startRow(entry: LedgerEntry): AnswerObject {
  return {
    InvokeId: entry.invokeId,
    InstanceId: entry.instanceId,
    Pid: entry.pid,
    Simulated: entry.simulated,
    StartedAt: entry.startedAt.toISOString(),
    ClientToken: entry.clientToken ?? undefined,
    Tags: { Tag: entry.tags.map(({ key, value }) => ({ TagKey: key, TagValue: value })) },
    ExitCode: entry.exitCode ?? undefined,
    OutputBytes: entry.bytes,
  };
}
