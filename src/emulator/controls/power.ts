import type { Instance } from '../fleet.ts';
import { Refusal } from '../refusal.ts';
import { unknownInstance } from '../unknown-instance.ts';
import type { Controls } from './control.ts';
import { until } from './until.ts';

/** `Wait` waits so long for what comes up. */
const longestMs = 10_000;

const changes = ['stop', 'start', 'reboot'] as const;

export const powerControls: Controls = {
  'Emulator.ChangePower': {
    takes: ['Change', 'InstanceId.N', 'Wait'],
    async run(args, { service: { fleet, power } }) {
      const word = args.required('Change');
      const change = changes.find((each) => each === word);
      if (change === undefined) throw new Refusal('InvalidParameter.Change');
      const ids = args.list('InstanceId');
      if (ids.length === 0) throw new Refusal('MissingParam.InstanceId');
      const instances = ids.map((id) => {
        const instance = fleet.byId(id);
        if (!instance) throw new Refusal('Emulator.UnknownInstance', unknownInstance(id, fleet));
        return instance;
      });
      if (change === 'reboot') instances.forEach(checkRuns);
      const rows = instances.map((instance) => {
        const before = instance.power;
        power[change](instance);
        return { instance, before };
      });
      if (args.boolean('Wait')) await until(() => instances.every((each) => each.power !== 'Starting'), longestMs);
      return {
        Instances: {
          Instance: rows.map(({ instance, before }) => ({
            ...{ InstanceId: instance.id, Before: before, After: instance.power },
          })),
        },
      };
    },
  },
};

/** Before anything is changed: all of them or none. */
function checkRuns({ id, power }: Instance): void {
  if (power === 'Running') return;
  throw new Refusal('Emulator.InstanceNotRunning', `The instance ${id} is ${power}, so it cannot be rebooted.`);
}
