// Prints the bill of materials, in CycloneDX: the packages of the lock that are not for builders alone, with versions and
// hashes. `npm sbom --omit dev` leaves out those that a package for builders needs as well, although they are bundled;
// hence npm is shown a manifest and a lock that know nothing of builders.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const { devDependencies: _, ...manifest } = read('package.json');
const { packages, ...lock } = read('package-lock.json');
const kept = Object.entries(packages).filter(([, { dev }]) => !dev);
const { devDependencies: __, ...root } = packages[''];

const scratch = mkdtempSync(path.join(os.tmpdir(), 'bill-of-materials-'));
try {
  // npm calls the program by the name of its directory.
  const directory = path.join(scratch, manifest.name);
  mkdirSync(directory);
  const write = (file, value) => writeFileSync(path.join(directory, file), JSON.stringify(value));
  write('package.json', manifest);
  write('package-lock.json', { ...lock, packages: { ...Object.fromEntries(kept), '': root } });
  process.stdout.write(
    execFileSync(
      'npm',
      ['sbom', '--package-lock-only', '--sbom-type', 'application', '--sbom-format', 'cyclonedx'],
      // npm is a script of the shell on Windows.
      { cwd: directory, encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'inherit'] },
    ),
  );
} finally {
  rmSync(scratch, { recursive: true });
}
