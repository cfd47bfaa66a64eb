import { Credentials } from './api/credentials.ts';
import type { Emulators } from './cli/services.ts';

/** The emulator in this process and those of other processes; its code is loaded when it is used. */
export function emulators(process: NodeJS.Process): Emulators {
  return {
    async start({ edition, port, dataDir, log }) {
      const { startEmulator } = await import('./emulator/start.ts');
      return startEmulator({ edition, port, logger: log, ...(dataDir !== null && { dataDir }) });
    },
    async announce(emulator, edition) {
      const { announce } = await import('./emulator/registry.ts');
      const { endpoint, accessKeyId, accessKeySecret } = emulator;
      const startedAt = Date.now();
      return announce({ endpoint, accessKeyId, accessKeySecret, pid: process.pid, edition, startedAt }, process.env);
    },
    async find(edition) {
      const { findRunning } = await import('./emulator/registry.ts');
      const running = await findRunning(edition, process.env);
      return (
        running && { endpoint: running.endpoint, credentials: new Credentials({ ...running, securityToken: null }) }
      );
    },
  };
}
