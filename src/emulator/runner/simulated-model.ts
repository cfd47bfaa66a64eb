/** What a simulated instance does when it is asked to run something. */
export interface SimulatedOutcome {
  /** Milliseconds of the emulator's clock, 20 to 2,000; short ones are more frequent, as on real machines. */
  readonly delayMs: number;
  /** 0, but in about 1 of 100 runs. */
  readonly exitCode: number;
}

const delay = { leastMs: 20, mostMs: 2_000 };
const failsOneIn = 100;
/** Of commands that fail; 193 and 194 would mean a power-off and a reboot. */
const failures = [1, 2, 13, 127] as const;

/** The same instance and the same run number always give the same outcome, whatever the script. */
export function simulatedOutcome(instanceId: string, run: number): SimulatedOutcome {
  const draw = (what: string) => fraction(`${what} ${instanceId} ${run}`);
  const { leastMs, mostMs } = delay;
  const fails = draw('failure') < 1 / failsOneIn;
  return {
    delayMs: Math.round(leastMs * (mostMs / leastMs) ** draw('delay')),
    exitCode: fails ? failures[Math.floor(draw('exit code') * failures.length)]! : 0,
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
