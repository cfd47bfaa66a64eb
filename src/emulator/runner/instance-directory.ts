import fs from 'node:fs';
import path from 'node:path';
import { makeOwnDirectory, replaceFile } from './own-directory.ts';

/**
 * One instance on disk: `<data>/instances/<id>/root` is its file system and the home of its commands, `scripts` holds
 * what was delivered. The ID was checked when the fleet was made. Commands may do what they like there, so nothing is
 * taken to be still as it was made.
 */
export class InstanceDirectory {
  readonly root: string;
  readonly #scripts: string;
  /** From the top down. */
  readonly #directories: readonly string[];

  /** `dataDir`: without a link in it, for that is what links inside are measured by. */
  constructor(dataDir: string, instanceId: string) {
    const all = path.join(dataDir, 'instances');
    const home = path.join(all, instanceId);
    this.root = path.join(home, 'root');
    this.#scripts = path.join(home, 'scripts');
    this.#directories = [dataDir, all, home, this.root, path.join(this.root, 'tmp'), this.#scripts];
  }

  /** Makes what is not there, or is not a directory any more. Throws the errors of the file system. */
  prepare(): void {
    for (const each of this.#directories) makeOwnDirectory(each);
  }

  /** Delivers a script: executable, and replaced as a whole when it is there already (a periodic run). */
  writeScript(name: string, content: string): string {
    const file = path.join(this.#scripts, path.basename(name));
    replaceFile(file, content, 0o755);
    return file;
  }

  removeScript(file: string): void {
    fs.rmSync(file, { force: true });
  }

  /**
   * Where a WorkingDir of the instance lies on this machine; null when it is not a directory, or a link leads out.
   * [assumed] `/root`, the default of Linux, is the home; `..` stops at the top, as on any system.
   */
  resolve(workingDir: string): string | null {
    const place = this.#placeOf(workingDir);
    return this.contains(place) && isDirectory(place) ? fs.realpathSync(place) : null;
  }

  /** The same for a directory that is made, with its parents, where it is not there; `outside` when a link leads out. */
  makeDirectory(targetDir: string): string | 'outside' | null {
    const place = this.#placeOf(targetDir);
    let there = place;
    while (!isThere(there)) there = path.dirname(there);
    if (!this.contains(there)) return 'outside';
    if (!isDirectory(there)) return null;
    fs.mkdirSync(place, { recursive: true });
    return fs.realpathSync(place);
  }

  /** Whether a place, which need not be there yet, is inside once its links are followed; the top may have become one. */
  contains(place: string): boolean {
    try {
      const real = isThere(place) ? fs.realpathSync(place) : fs.realpathSync(path.dirname(place));
      return real === this.root || real.startsWith(this.root + path.sep);
    } catch {
      return false;
    }
  }

  #placeOf(directory: string): string {
    return path.join(this.root, path.posix.resolve('/', directory).replace(/^\/root(?=\/|$)/, ''));
  }
}

/** A link is there even when it leads nowhere. */
function isThere(place: string): boolean {
  try {
    fs.lstatSync(place);
    return true;
  } catch {
    return false;
  }
}

function isDirectory(place: string): boolean {
  try {
    return fs.statSync(place).isDirectory();
  } catch {
    return false;
  }
}
