import type { AnswerObject } from '../envelope.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { Controls } from './control.ts';

/** Process starts in one answer. */
const startsAtOnce = 1000;

export const ledgerControls: Controls = {
  'Emulator.ListProcessStarts': {
    takes: ['Offset'],
    run(args, { service }) {
      const offset = args.integer('Offset') ?? 0;
      const starts = service.ledger.starts(offset, startsAtOnce);
      return {
        TotalCount: service.ledger.size,
        Offset: Math.max(offset, service.ledger.forgotten),
        ProcessStarts: { ProcessStart: starts.map(startRow) },
      };
    },
  },
};

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
