import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { addAbortSignal } from 'node:stream';
import type { CallEvent } from './api/call-trace.ts';
import type { Resolved } from './api/configuration-problem.ts';
import { parseEndpoint, resolveEndpoint } from './api/endpoint.ts';
import { readFileFromDisk } from './api/profile-file.ts';
import { resolveProfileSettings } from './api/profile-settings.ts';
import { resolveCredentials } from './api/resolve-credentials.ts';
import { invokeParameters, runParameters } from './api/wire.ts';
import type { Io } from './cli/io.ts';
import { renderCall } from './cli/render/call.ts';
import type { Services } from './cli/services.ts';
import { makeSources, SourceProblem } from './cli/sources.ts';
import { emulators } from './emulators.ts';
import { memory } from './memory.ts';
import { readSource } from './open-source.ts';
import { runProgram } from './run-program.ts';
import { removeFile, saveFile } from './save-file.ts';
import { sleep } from './sleep.ts';

/** The outer rings as the commands use them. */
export function makeServices(process: NodeJS.Process, io: Io): Services {
  return {
    pid: process.pid,
    clock: { now: () => new Date(), sleep },
    sources: makeSources(stdinOf(io), (file) => readSource(file, io.signal)),
    newRunId: () => randomBytes(16).toString('hex'),
    settings: async ({ profile, config }) => {
      const sources = {
        env: io.env,
        home: io.home,
        platform: io.platform,
        readFile: readFileFromDisk,
        profileFlag: profile ?? undefined,
        configFlag: config ?? undefined,
      };
      const { value, notes } = orThrow(resolveProfileSettings(sources));
      return {
        regionId: value.region,
        regionSource: value.regionSource,
        notes,
        credentials() {
          const found = orThrow(resolveCredentials(sources));
          return { ...found.value, notes: found.notes };
        },
      };
    },
    parseEndpoint,
    endpointOf: (region) => resolveEndpoint({ env: io.env, region }),
    async connect({ endpoint, regionId, edition, credentials, trace }) {
      // HTTP and TLS are loaded when there is something to send.
      const [{ createPopClient }, { createTransport }] = await Promise.all([
        import('./api/pop-client.ts'),
        import('./api/transport.ts'),
      ]);
      const listener = trace && { trace: (event: CallEvent) => trace(renderCall(event)) };
      const transport = createTransport({ endpoint, credentials, ...listener });
      return createPopClient({ endpoint, regionId, edition }, transport);
    },
    wireParameters: { invoke: invokeParameters, run: runParameters },
    emulators: emulators(process),
    runProgram,
    async prepareDirectory(directory) {
      try {
        await makeDirectory(path.resolve(directory));
        await fs.readdir(directory);
        await fs.access(directory, fs.constants.W_OK);
      } catch (error) {
        throw new SourceProblem(directory, (error as NodeJS.ErrnoException).code ?? 'EIO');
      }
    },
    saveFile,
    removeFile,
    memory: memory(io.env, io.home, io.platform),
  };
}

function orThrow<T>(resolved: Resolved<T>): Extract<Resolved<T>, { ok: true }> {
  if (resolved.ok) return resolved;
  throw resolved.problem;
}

/** Standard input is opened only when somebody reads it, and given up on Ctrl-C. */
async function* stdinOf(io: Io): AsyncIterable<Uint8Array> {
  yield* addAbortSignal(io.signal, io.stdin);
}

/** Makes a directory and those above it, one by one: Node's own way turns in a circle where a parent refuses children. */
async function makeDirectory(directory: string): Promise<void> {
  const above = path.dirname(directory);
  try {
    await fs.mkdir(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || above === directory || (await exists(above))) throw error;
    await makeDirectory(above);
    await fs.mkdir(directory);
  }
}

async function exists(place: string): Promise<boolean> {
  return fs.access(place).then(
    () => true,
    () => false,
  );
}
