/** What bin/ecs-invoke.js loads. It names and nothing else: this file is compiled at every start, what it names is kept. */
export { lostHelp } from './cli/lost-output.ts';
export { main } from './main.ts';
