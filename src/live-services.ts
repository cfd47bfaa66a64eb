import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { addAbortSignal } from 'node:stream';
import tls from 'node:tls';
import type { Resolved } from './api/configuration-problem.ts';
import { parseEndpoint, resolveEndpoint } from './api/endpoint.ts';
import { createPopClient } from './api/pop-client.ts';
import type { ConfigurationSources } from './api/profile-choice.ts';
import { readFileFromDisk } from './api/profile-file.ts';
import { resolveProfileSettings } from './api/profile-settings.ts';
import { lookedAtSources, resolveCredentials } from './api/resolve-credentials.ts';
import { sendFileParameters } from './api/send-file.ts';
import { createCommandParameters, modifyCommandParameters } from './api/stored-command-wire.ts';
import { createTransport } from './api/transport.ts';
import { invokeParameters, runParameters } from './api/wire.ts';
import type { Io } from './cli/io.ts';
import type { Services, SettingsChoice } from './cli/services.ts';
import { makeSources, SourceProblem } from './cli/sources.ts';
import { fetchingTrouble, identityAndWay } from './connection.ts';
import { diagnosis } from './diagnosis.ts';
import { emulators } from './emulators.ts';
import { makeJournals } from './journal/journals.ts';
import { memory, stateDirectory } from './memory.ts';
import { readSource } from './open-source.ts';
import { retryingReads } from './retrying-reads.ts';
import { runProgram } from './run-program.ts';
import { createFile, removeFile, saveFile } from './save-file.ts';
import { sleep } from './sleep.ts';
import { JournalProblem } from './usecases/run-journal.ts';

/** The outer rings as the commands use them. */
export function makeServices(process: NodeJS.Process, io: Io): Services {
  return {
    pid: process.pid,
    clock: { now: () => new Date(), sleep },
    sources: makeSources(stdinOf(io), (file) => readSource(file, io.signal)),
    newRunId: () => randomBytes(16).toString('hex'),
    settings: async (choice) => {
      const sources = sourcesOf(choice, io);
      const { value, notes } = orThrow(resolveProfileSettings(sources));
      return {
        regionId: value.region,
        regionSource: value.regionSource,
        notes,
        async instanceRoleTrouble() {
          const found = resolveCredentials(sources);
          if (!found.ok || !('lastResort' in found.value.credentials && found.value.credentials.lastResort))
            return null;
          return fetchingTrouble(found.value.credentials, io);
        },
        credentials() {
          const found = orThrow(resolveCredentials(sources));
          return { ...found.value, notes: found.notes };
        },
      };
    },
    lookedAt: (choice) => lookedAtSources(sourcesOf(choice, io)),
    parseAuthorities: async (pem) => (await import('./api/authorities.ts')).parseAuthorities(pem),
    parseEndpoint,
    endpointOf: (region) => resolveEndpoint({ env: io.env, region }),
    callIsNear,
    async connect(target) {
      callIsNear(target.endpoint);
      const { endpoint, regionId, edition } = target;
      const way = await identityAndWay(target, io);
      const transportTo = (address: string) => {
        const transport = createTransport({ ...way, endpoint: address });
        return target.retries ? retryingReads(transport, target.retries) : transport;
      };
      return createPopClient({ endpoint, regionId, edition }, transportTo(endpoint), transportTo);
    },
    wireParameters: {
      invoke: invokeParameters,
      run: runParameters,
      sendFile: sendFileParameters,
      create: createCommandParameters,
      modify: modifyCommandParameters,
    },
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
    createFile,
    saveFile,
    removeFile,
    memory: memory(io.env, io.home, io.platform),
    async journals() {
      const directory = stateDirectory(io.env, io.home, io.platform);
      if (directory === null) throw new JournalProblem({ file: '$XDG_STATE_HOME', code: 'ENOENT' });
      return makeJournals(directory, () => new Date());
    },
    diagnosis: diagnosis(io, (choice) => sourcesOf(choice, io)),
  };
}

/** Where the configuration is read from: this process, with what the user chose. */
function sourcesOf({ profile, config }: SettingsChoice, io: Io): ConfigurationSources {
  return {
    env: io.env,
    home: io.home,
    platform: io.platform,
    readFile: readFileFromDisk,
    profileFlag: profile ?? undefined,
    configFlag: config ?? undefined,
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

/** From the moment its TLS is loaded Node reads the certificate authorities on another thread (24 and later). */
function callIsNear(endpoint: string): void {
  if (endpoint.startsWith('https:')) load(tls);
}

/** In the built program a module of Node is read when it is named first. */
function load(_module: object): void {}
