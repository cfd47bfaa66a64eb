import type { EmulatorClock } from './clock.ts';
import type { Output } from './runner/output.ts';

/** How often the output of a run is kept while it goes on, by the clock. */
const keepOutputMs = 1_000;

/** The head of the output, some 6,000 bytes, is kept while it grows: so it outlives a kill of the emulator. */
export function keepHead(output: Output, clock: EmulatorClock, keep: () => void): void {
  let waits = false;
  output.onHead = () => {
    if (waits) return;
    waits = true;
    clock.after(keepOutputMs, () => {
      waits = false;
      keep();
    });
  };
}
