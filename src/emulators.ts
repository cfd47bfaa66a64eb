import { Credentials } from './api/credentials.ts';
import { emulatorInEnvironment } from './api/emulator-in-environment.ts';
import type { Emulators } from './cli/services.ts';
import { SourceProblem } from './cli/sources.ts';
import type { Fault } from './domain/fault.ts';
import { faultSpec } from './domain/fault-spec.ts';

type Announced = import('./emulator/registry.ts').Announced;

/** The emulator in this process and those of other processes; its code is loaded when it is used. */
export function emulators(process: NodeJS.Process): Emulators {
  return {
    async start({
      edition,
      port,
      dataDir,
      instances,
      fleet = null,
      faults = [],
      ignoresClientTokens = false,
      pendingMs,
      clientTokenLifetimeMs,
      outputProfile,
      strict,
      warn,
      log,
    }) {
      const { startEmulator } = await import('./emulator/start.ts');
      const options = {
        ...{ edition, port, instances, logger: log, orderedFaults: faults },
        ...(dataDir !== null && { dataDir }),
        ...(fleet !== null && { fleet }),
        ...(strict !== undefined && { strict }),
        ...(warn && { warn }),
        ...(pendingMs !== undefined && { pendingMs }),
        ...(clientTokenLifetimeMs !== undefined && { clientTokenLifetimeMs }),
        ...(outputProfile && { outputProfile }),
      };
      const emulator = await startEmulator(options);
      emulator.faults.ignoresClientTokens = ignoresClientTokens;
      return { ...emulator, idleFaults: () => idleFaults(emulator.faults.list()) };
    },
    async readFleet(source, { edition, ...around }) {
      const [{ readFleetFile }, { editions }] = await Promise.all([
        import('./emulator/fleet-file/fleet-file.ts'),
        import('./emulator/editions.ts'),
      ]);
      return readFleetFile(source, { edition: editions[edition], ...around });
    },
    async announce(emulator, edition) {
      const { announce, runtimeDirectoryPath } = await import('./emulator/registry.ts');
      const { endpoint, accessKeyId, accessKeySecret } = emulator;
      const startedAt = Date.now();
      const announced = { endpoint, accessKeyId, accessKeySecret, pid: process.pid, edition, startedAt };
      try {
        return await announce(announced, process.env);
      } catch (error) {
        throw new SourceProblem(runtimeDirectoryPath(process.env), errorCode(error));
      }
    },
    async find(edition, endpoint = null) {
      // Where nothing can be announced nothing can be found; the command then starts one of its own.
      const fitting = (await announcedHere(process.env)).filter((each) => each.edition === edition);
      const same = fitting.find((each) => each.endpoint === endpoint);
      return same ? found(same, 1) : found(fitting[0], fitting.length);
    },
    async toControl(edition, endpoint) {
      const named = emulatorInEnvironment(process.env);
      if (named && (endpoint === null || endpoint === named.endpoint)) {
        return { ...named, isFromEnvironment: true, pid: null, among: 1 };
      }
      const fits = (each: Announced) => (endpoint === null ? each.edition === edition : each.endpoint === endpoint);
      const fitting = (await announcedHere(process.env)).filter(fits);
      const newest = found(fitting[0], fitting.length);
      return newest && { ...newest, isFromEnvironment: false, pid: fitting[0]?.pid ?? null };
    },
    async gone(emulator, stopping, signal) {
      const { waitUntilGone } = await import('./emulator/gone.ts');
      return waitUntilGone({ ...stopping, endpoint: emulator.endpoint, pid: emulator.pid }, signal);
    },
    async controls({ endpoint, credentials }) {
      const [{ createEmulatorControls }, { createTransport }] = await Promise.all([
        import('./api/emulator-controls.ts'),
        import('./api/transport.ts'),
      ]);
      return createEmulatorControls(createTransport({ endpoint, credentials }));
    },
    async behaviours() {
      const [{ behaviours }, { controlBehaviours }] = await Promise.all([
        import('./emulator/behaviours.ts'),
        import('./emulator/behaviours/controls.ts'),
      ]);
      const controls = Object.entries(controlBehaviours).map(([action, row]) => ({ action, behaviours: [row] }));
      return [...[...behaviours].map(([action, rows]) => ({ action, behaviours: rows })), ...controls];
    },
  };
}

/** The newest first; none where the directory of announcements cannot be used. */
async function announcedHere(env: NodeJS.ProcessEnv): Promise<readonly Announced[]> {
  const { everyRunning } = await import('./emulator/registry.ts');
  return everyRunning(env).catch(() => []);
}

function found(emulator: Announced | undefined, among: number) {
  if (emulator === undefined) return null;
  return { endpoint: emulator.endpoint, credentials: new Credentials({ ...emulator, securityToken: null }), among };
}

/** As they are written on the command line. */
function idleFaults(faults: readonly (Fault & { readonly struck: number })[]): readonly string[] {
  return faults.filter(({ struck }) => struck === 0).map(faultSpec);
}

/** Node's code, or the name of our own refusal. */
function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'EIO';
  return (error as NodeJS.ErrnoException).code ?? error.name;
}
