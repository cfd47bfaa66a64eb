/** What a simulated instance does when it is asked to run something. */
export interface SimulatedOutcome {
  /** Milliseconds of the emulator's clock, 20 to 2,000; short ones are more frequent, as on real machines. */
  readonly delayMs: number;
  /** 0, but in about 1 of 100 runs. */
  readonly exitCode: number;
}

/** What is said about the runs of one instance; for what is not said the model's own numbers hold. */
export interface SimulatedModel {
  /** How long a run takes, in milliseconds: always so long, or from the least (1 at least) to the most, short ones more often. */
  readonly runMs?: number | readonly [least: number, most: number];
  /** Of every run, or with a `failureRate` of those that fail. */
  readonly exitCode?: number;
  /** The share of runs that fail, 0 to 1. */
  readonly failureRate?: number;
  /** What a run prints as it begins, in place of the model's words. */
  readonly output?: string;
}

const usualRunMs = [20, 2_000] as const;
const usualFailureRate = 1 / 100;
/** Of commands that fail; 193 and 194 would mean a power-off and a reboot. */
const failures = [1, 2, 13, 127] as const;

/** The same instance and the same run number always give the same outcome, whatever the script. */
export function simulatedOutcome(instanceId: string, run: number, model: SimulatedModel = {}): SimulatedOutcome {
  const draw = (what: string) => fraction(`${what} ${instanceId} ${run}`);
  const { runMs = usualRunMs, exitCode, failureRate } = model;
  const fails = draw('failure') < (failureRate ?? (exitCode === undefined ? usualFailureRate : 1));
  return {
    delayMs: typeof runMs === 'number' ? runMs : Math.round(runMs[0] * (runMs[1] / runMs[0]) ** draw('delay')),
    exitCode: fails ? (exitCode ?? failures[Math.floor(draw('exit code') * failures.length)]!) : 0,
  };
}

/** A number from 0 up to 1 that only the text decides: its FNV-1a hash, stirred so that neighbours lie far apart. */
function fraction(seed: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193);
  for (const [shift, factor] of [
    [16, 0x85ebca6b],
    [13, 0xc2b2ae35],
  ] as const) {
    hash = Math.imul(hash ^ (hash >>> shift), factor);
  }
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
