import type { Controls } from './control.ts';

export const stopControls: Controls = {
  'Emulator.Stop': {
    takes: [],
    run(_, { running: { dataDir, isTemporary, stop } }) {
      // The answer is written before the event loop turns; the connection ends with the emulator.
      setImmediate(stop);
      return { Pid: process.pid, DataDir: dataDir, Temporary: isTemporary };
    },
  },
};
