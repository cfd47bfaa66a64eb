import { playSeeds } from './support/play-seeds.ts';

/** The second half of the usual seeds; in a file of its own, because a file has two minutes. */
if (process.env.ECS_INVOKE_SEEDS === undefined) playSeeds(101, 200);
