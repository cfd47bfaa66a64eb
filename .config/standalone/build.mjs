// Makes build/standalone/ecs-invoke, or puts it into the directory that is named. What it writes there is called
// ecs-invoke or begins with that and a dot; it touches nothing else.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeExecutable, replace } from './executable.mjs';

if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write('Take Node 24 or later for what others get: .config/standalone/README.md says why.\n');
}
const directory = path.resolve(process.argv[2] ?? 'build/standalone');
const executable = await makeExecutable(directory);
for (const licence of ['LICENSE', 'dist/THIRD-PARTY-LICENSES.txt']) {
  replace(licence, path.join(directory, `ecs-invoke.${path.basename(licence)}`));
}
const said = execFileSync(executable, ['--version'], { encoding: 'utf8' }).trim();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
if (said !== version) throw new Error(`${executable} says it is ${said}, not ${version}`);
const megabytes = Math.round(statSync(executable).size / 1_000_000);
process.stdout.write(`${executable}  ${version}, Node ${process.versions.node}, ${megabytes} MB\n`);
