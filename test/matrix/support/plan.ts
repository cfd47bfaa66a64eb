import type { ToxicPlace } from '../../support/fault-proxy.ts';
import { Random } from './random.ts';

/** What a seed makes of a run. */
export interface Plan {
  readonly seed: number;
  /** 2019 knows neither tokens nor tags, and its lists tell no times: what got no answer there can never be found. */
  readonly edition: 'current' | '2019';
  readonly instances: number;
  readonly batchSize: number;
  readonly concurrency: number;
  /** Of the command, on every instance. */
  readonly exitCode: number;
  /** The service takes no notice of tokens, and nobody knows. */
  readonly ignoresTokens: boolean;
  /** `--no-client-token`: nothing protects a call. */
  readonly sendsTokens: boolean;
  readonly faults: readonly string[];
  readonly toxics: readonly ToxicPlace[];
  /** How each process before the last ends: at which step it is killed (or never), whether somebody presses Ctrl-C. */
  readonly lives: readonly { readonly diesAt: number; readonly interruptedAfterMs: number | null }[];
}

const phases = ['before-read', 'after-read', 'before-commit', 'after-commit'] as const;
const anywhere = [
  'reset',
  'close',
  'hang',
  'status=502',
  'status=503,body=empty',
  'status=200',
  'status=403',
  'status=500,body=cut',
];
const codes = ['InternalError.Dispatch', 'ServiceUnavailable,status=503', 'OperationConflict'];
const inAnswer = [
  'headers:reset',
  'headers:hang',
  'headers:drip=1s',
  'body:reset',
  'body:close',
  'body:hang',
  'body:cut',
];
/** Refusals: the service says that it did nothing, so they are told before it does anything. */
const refusals = ['throttle=3s', 'code=IdempotentProcessing', 'code=Throttling'];
/** A refused call ends for good. */
const finalRefusals = ['code=InvalidInstance.NotFound', 'quota'];

export function planOf(seed: number): Plan {
  const random = new Random(seed);
  const edition = random.chance(0.07) ? '2019' : 'current';
  const sendsTokens = edition === '2019' || random.chance(0.85);
  const instances = random.between(1, 4);
  const ignoresTokens = edition === 'current' && sendsTokens && random.chance(0.15);
  return {
    ...{ seed, edition, instances, sendsTokens, ignoresTokens },
    batchSize: random.chance(0.5) ? 1 : random.between(1, instances),
    concurrency: random.between(1, 3),
    exitCode: random.chance(0.2) ? 3 : 0,
    faults: faultsOf(random, ignoresTokens),
    toxics: random.chance(0.35) ? Array.from({ length: random.between(1, 2) }, () => toxicOf(random)) : [],
    lives: Array.from({ length: random.between(1, 4) }, () => ({
      diesAt: random.chance(0.6) ? random.between(2, 40) : Number.POSITIVE_INFINITY,
      interruptedAfterMs: random.chance(0.1) ? random.between(20, 400) : null,
    })),
  };
}

/**
 * A second start that nobody is told of is found in the lists or nowhere: there everything that was accepted lags behind
 * alike, and not longer than the client has patience.
 */
function faultsOf(random: Random, listsTellAll: boolean): string[] {
  const sends = Array.from(
    { length: random.between(1, 3) },
    () => `InvokeCommand:${callsOf(random)}:${sendFault(random)}`,
  );
  const hides = !random.chance(0.35)
    ? []
    : listsTellAll
      ? [`InvokeCommand:*:hide=${random.one(['5s', '20s'])}`]
      : [`InvokeCommand:${callsOf(random)}:hide=${random.one(['5s', '20s', '90s', 'forever'])}`];
  const unknown = random.chance(0.1) ? [`InvokeCommand:${callsOf(random)}:unknown=10s`] : [];
  const looks = random.chance(0.4) ? [`DescribeInvocations:${callsOf(random)}:${readFault(random)}`] : [];
  const polls = random.chance(0.4) ? [`DescribeInvocationResults:${callsOf(random)}:${readFault(random)}`] : [];
  return [...sends, ...hides, ...unknown, ...looks, ...polls];
}

function callsOf(random: Random): string {
  const from = random.between(1, 3);
  return random.chance(0.6) ? String(from) : `${from}-${from + random.between(1, 3)}`;
}

function sendFault(random: Random): string {
  const kind = random.next();
  if (kind < 0.2) return random.one(inAnswer);
  if (kind < 0.4) return `${random.one(['before-commit', 'after-commit'])}:code=${random.one(codes)}`;
  if (kind < 0.55) return random.one(refusals);
  if (kind < 0.6) return random.one(finalRefusals);
  return `${random.one(phases)}:${random.one(anywhere)}`;
}

function readFault(random: Random): string {
  return random.chance(0.3)
    ? random.one(inAnswer)
    : random.one([...anywhere.filter((each) => each !== 'status=403'), 'throttle=2s']);
}

function toxicOf(random: Random): ToxicPlace {
  const stream = random.one(['up', 'down'] as const);
  const times = random.between(1, 4);
  const toxic = random.one([
    { kind: 'latency', ms: random.between(1, 60) },
    { kind: 'bandwidth', bytesPerSecond: random.between(2_000, 100_000) },
    { kind: 'slow_close', ms: random.between(1, 100) },
    { kind: 'timeout', ms: random.between(0, 100) },
    { kind: 'reset_peer', ms: random.between(0, 40) },
    { kind: 'slicer', bytes: random.between(20, 400), delayMs: random.between(0, 5) },
    { kind: 'limit_data', bytes: random.between(0, 900) },
    { kind: 'repeat' },
  ] as const);
  const action = toxic.kind === 'repeat' ? 'InvokeCommand' : random.chance(0.6) ? 'InvokeCommand' : undefined;
  return { toxic, stream, times, ...(action && { action }) };
}
