import { clockControls } from './controls/clock.ts';
import type { Control } from './controls/control.ts';
import { credentialsControls } from './controls/credentials.ts';
import { faultControls } from './controls/faults.ts';
import { ledgerControls } from './controls/ledger.ts';
import { powerControls } from './controls/power.ts';
import { statusControls } from './controls/status.ts';
import { stopControls } from './controls/stop.ts';

/**
 * The emulator's own calls, over the same port and signed like every other. No action of the cloud has a dot in its
 * name, and no fault ever strikes one of these.
 */
export const controls: ReadonlyMap<string, Control> = new Map(
  Object.entries({
    ...statusControls,
    ...faultControls,
    ...ledgerControls,
    ...clockControls,
    ...powerControls,
    ...credentialsControls,
    ...stopControls,
  }),
);
