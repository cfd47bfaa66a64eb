import fs from 'node:fs';
import path from 'node:path';

/**
 * One instance on disk: `<data>/instances/<id>/root` is its file system and the home of its commands, `scripts` holds
 * what was delivered. The ID was checked when the fleet was made.
 */
export class InstanceDirectory {
  readonly root: string;
  readonly #scripts: string;

  constructor(dataDir: string, instanceId: string) {
    const home = path.join(dataDir, 'instances', instanceId);
    this.root = path.join(home, 'root');
    this.#scripts = path.join(home, 'scripts');
  }

  prepare(): void {
    fs.mkdirSync(path.join(this.root, 'tmp'), { recursive: true, mode: 0o700 });
    fs.mkdirSync(this.#scripts, { recursive: true, mode: 0o700 });
  }

  /** Delivers a script: executable, and replaced as a whole when it is there already (a periodic run). */
  writeScript(name: string, content: string): string {
    const file = path.join(this.#scripts, path.basename(name));
    fs.writeFileSync(file, content, { mode: 0o755 });
    fs.chmodSync(file, 0o755);
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

  /** Whether a place, which need not be there yet, is inside once its links are followed. */
  contains(place: string): boolean {
    const top = fs.realpathSync(this.root);
    try {
      const real = isThere(place) ? fs.realpathSync(place) : fs.realpathSync(path.dirname(place));
      return real === top || real.startsWith(top + path.sep);
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
