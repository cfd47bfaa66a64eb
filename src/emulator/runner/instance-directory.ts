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
    const inside = path.posix.resolve('/', workingDir).replace(/^\/root(?=\/|$)/, '');
    try {
      const real = fs.realpathSync(path.join(this.root, inside));
      const top = fs.realpathSync(this.root);
      return (real === top || real.startsWith(top + path.sep)) && fs.statSync(real).isDirectory() ? real : null;
    } catch {
      return null;
    }
  }
}
