import path from 'node:path';

/** ECS_INVOKE_UNDER_TEST names an executable that the journeys run in the place of Node with the script. */
const executable = process.env.ECS_INVOKE_UNDER_TEST;

/** Where that is so, nothing can be said of the files of dist: all of them are in one. */
export const isExecutable = executable !== undefined;

/** What `ecs-invoke` on a PATH is a link to. */
export const entry = path.resolve(executable ?? 'bin/ecs-invoke.js');

/** What stands before the program's own words on a command line. */
export const ourselves: readonly [string, ...string[]] = executable ? [entry] : [process.execPath, entry];
export const [program, ...lead] = ourselves;
