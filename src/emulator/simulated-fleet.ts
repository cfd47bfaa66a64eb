import type { InstanceSeed } from './fleet.ts';

/** As many as one InvokeCommand of 2019 takes [doc], so that a tag can name the targets of one call. */
const instancesPerRack = 50;
const roles = ['web', 'db', 'cache'] as const;

/**
 * `i-sim00001` … : instances that answer from a model, all running Linux with a working agent in cn-hangzhou. The number
 * has five digits and grows beyond. Tags: env=load, role=web|db|cache in turn, rack=r01 … of 50 each.
 */
export function simulatedFleet(count: number): InstanceSeed[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(5, '0');
    const rack = String(Math.floor(index / instancesPerRack) + 1).padStart(2, '0');
    const tags = { env: 'load', role: roles[index % roles.length]!, rack: `r${rack}` };
    return { id: `i-sim${number}`, name: `sim-${number}`, simulated: true, tags };
  });
}
