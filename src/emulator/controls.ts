import { faultSpec, parseFault } from '../domain/fault-spec.ts';
import type { AccessKeys } from './access-keys.ts';
import type { Arguments } from './arguments.ts';
import type { AnswerObject } from './envelope.ts';
import type { LedgerEntry } from './ledger.ts';
import { Refusal } from './refusal.ts';
import type { Service } from './service.ts';

/** What controls a running emulator besides the service itself. */
export interface Controlled {
  readonly service: Service;
  readonly keys: AccessKeys;
}

/** One control: what it takes, and what it does. */
interface Control {
  readonly takes: readonly string[];
  readonly run: (args: Arguments, controlled: Controlled) => AnswerObject;
}

/** Process starts in one answer. */
const startsAtOnce = 1000;

/**
 * The emulator's own calls, over the same port and signed like every other. No action of the cloud has a dot in its
 * name, and no fault ever strikes one of these.
 */
export const controls: ReadonlyMap<string, Control> = new Map(
  Object.entries({
    'Emulator.AddFault': {
      takes: ['Spec'],
      run(args, { service }) {
        const parsed = parseFault(args.required('Spec'));
        if (parsed.ok) return { FaultId: service.faults.add(parsed.value) };
        const why = parsed.objections.map(({ why: words }) => words.en).join(' ');
        throw new Refusal('Emulator.InvalidFault', why);
      },
    },
    'Emulator.ListFaults': {
      takes: [],
      run: (_, { service }) => ({
        Faults: {
          Fault: service.faults.list().map((fault) => ({
            ...{ FaultId: fault.id, Spec: faultSpec(fault), Times: fault.times },
            ...{ Met: fault.met, Struck: fault.struck, Over: fault.over },
          })),
        },
      }),
    },
    'Emulator.ClearFaults': {
      takes: [],
      run: (_, { service }) => ({ Cleared: service.faults.clear() }),
    },
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
    'Emulator.CreateSecurityToken': {
      takes: ['DurationSeconds'],
      run(args, { keys }) {
        const durationSeconds = args.integer('DurationSeconds');
        if (durationSeconds !== undefined && durationSeconds < 1) throw new Refusal('InvalidParameter.DurationSeconds');
        const issued = keys.issue(durationSeconds === undefined ? {} : { durationSeconds });
        // As the answer of AssumeRole of the real STS has them.
        return {
          Credentials: {
            AccessKeyId: issued.accessKeyId,
            AccessKeySecret: issued.accessKeySecret,
            SecurityToken: issued.securityToken,
            Expiration: `${issued.expiration.toISOString().slice(0, 19)}Z`,
          },
        };
      },
    },
  } satisfies Record<string, Control>),
);

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
