// Makes build/standalone/ecs-invoke, or puts it into the directory that is named.
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { makeExecutable } from './executable.mjs';

const directory = path.resolve(process.argv[2] ?? 'build/standalone');
rmSync(directory, { recursive: true, force: true });
const executable = await makeExecutable(directory);
for (const licence of ['LICENSE', 'dist/THIRD-PARTY-LICENSES.txt']) {
  copyFileSync(licence, path.join(directory, path.basename(licence)));
}
const said = execFileSync(executable, ['--version'], { encoding: 'utf8' }).trim();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
if (said !== version) throw new Error(`${executable} says it is ${said}, not ${version}`);
const megabytes = Math.round(statSync(executable).size / 1_000_000);
process.stdout.write(`${executable}  ${version}, Node ${process.versions.node}, ${megabytes} MB\n`);
