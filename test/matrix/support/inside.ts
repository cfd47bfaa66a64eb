import type { LookupFunction } from 'node:net';
import path from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { createPopClient } from '../../../src/api/pop-client.ts';
import { createTransport } from '../../../src/api/transport.ts';
import { type Io, output } from '../../../src/cli/io.ts';
import { run } from '../../../src/cli/run.ts';
import type { Services } from '../../../src/cli/services.ts';
import { identityAndWay } from '../../../src/connection.ts';
import { makeJournals } from '../../../src/journal/journals.ts';
import { makeServices } from '../../../src/live-services.ts';
import type { Clock } from '../../../src/usecases/ports.ts';
import type { Ended, JourneyOptions } from '../../support/journey.ts';
import { Life } from './mortal.ts';

/** What a child process could not be given. */
export interface Inside {
  readonly lookup?: LookupFunction;
  readonly limits?: { readonly connectMs: number; readonly answerMs: number };
  readonly clock?: Clock;
  /** It may die on the way; the code is then that of a kill -9. */
  readonly life?: Life;
  /** Aborted with the name of a signal, as by Ctrl-C. */
  readonly interrupt?: AbortSignal;
}

/** Half a second stands for the thirty seconds of waiting for an answer, as the clock runs. */
const shortLimits = { connectMs: 1000, answerMs: 500 };

/** The whole command line in this process: its own streams and signal, our clock, real HTTP. */
export async function runInside(
  words: readonly string[],
  { lookup, limits = shortLimits, clock, life = new Life(), interrupt, env = {}, watch }: Inside & JourneyOptions,
): Promise<Ended> {
  const controller = new AbortController();
  interrupt?.addEventListener('abort', () => controller.abort(interrupt.reason));
  let stdout = '';
  let stderr = '';
  const io: Io = {
    stdin: Object.assign(new PassThrough().end(), { isTTY: false }),
    stdout: output(collector((text) => (stdout += text))),
    stderr: output(
      collector((text) => {
        stderr += text;
        watch?.(stderr, (signal) => controller.abort(signal));
      }),
    ),
    env: { HOME: '/nonexistent', LANG: 'C.UTF-8', ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', ...env },
    platform: process.platform,
    home: '/nonexistent',
    signal: controller.signal,
    onContinue: () => () => {},
    accepted: new Set(),
  };
  const real = makeServices(process, io);
  const stateDirectory = path.join(env.XDG_STATE_HOME ?? '', 'ecs-invoke');
  const services: Services = {
    ...real,
    ...(clock && { clock, journals: async () => makeJournals(stateDirectory, () => clock.now()) }),
    async connect(target) {
      const { endpoint, regionId, edition } = target;
      const way = await identityAndWay({ ...target, limits: target.limits ?? limits }, io);
      const transportTo = (address: string) =>
        createTransport({ ...way, ...(lookup && { lookup }), endpoint: address });
      return createPopClient({ endpoint, regionId, edition }, transportTo(endpoint), transportTo);
    },
  };
  const running = run(words, io, life.of(services), '0.0.0-test');
  const ended = await Promise.race([running, life.died]);
  if (!ended) {
    running.catch(() => {});
    return { code: 'SIGKILL', stdout, stderr };
  }
  const { code } = ended;
  await Promise.all([io.stdout.flushed(), io.stderr.flushed()]);
  return { code, stdout, stderr };
}

function collector(take: (text: string) => void): Writable {
  return new Writable({
    write(chunk, _, done) {
      take(String(chunk));
      done();
    },
  });
}
