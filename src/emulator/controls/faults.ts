import { faultSpec, parseFault } from '../../domain/fault-spec.ts';
import { Refusal } from '../refusal.ts';
import { unknownInstance } from '../unknown-instance.ts';
import type { Controls } from './control.ts';

export const faultControls: Controls = {
  'Emulator.AddFault': {
    takes: ['Spec'],
    run(args, { service }) {
      const parsed = parseFault(args.required('Spec'));
      if (parsed.ok) {
        const { instanceId } = parsed.value;
        const isKnown = instanceId === undefined || service.fleet.byId(instanceId) !== undefined;
        if (!isKnown) throw new Refusal('Emulator.UnknownInstance', unknownInstance(instanceId, service.fleet));
        return { FaultId: service.faults.add(parsed.value) };
      }
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
};
