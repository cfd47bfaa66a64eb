import { playSeeds } from './support/play-seeds.ts';

/**
 * Faults, kills and interruptions by a seed. Others than the usual ones, without the two minutes that a test file has:
 * `ECS_INVOKE_SEEDS=1-5000 node --import tsx test/matrix/random-plans.test.ts`.
 */
const [from = 1, to = 100] = (process.env.ECS_INVOKE_SEEDS ?? '').split('-').filter(Boolean).map(Number);
playSeeds(from, to);
