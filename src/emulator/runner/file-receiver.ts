import fs from 'node:fs';
import path from 'node:path';
import { InstanceDirectory } from './instance-directory.ts';

/** One file as the agent gets it. */
export interface IncomingFile {
  readonly name: string;
  readonly targetDir: string;
  readonly bytes: Buffer;
  readonly owner: string;
  readonly group: string;
  readonly mode: string;
  readonly overwrite: boolean;
}

/** The agent does not create the file, or not wholly. */
export class CannotReceive extends Error {
  readonly errorCode: string;
  /** In place of the usual text of the code. */
  readonly detail: string | null;

  constructor(errorCode: string, detail: string | null = null) {
    super(errorCode);
    this.errorCode = errorCode;
    this.detail = detail;
  }
}

/** Who the files on this machine can belong to. */
export interface FileOwners {
  readonly username: string;
  /** Names of the groups of that user. */
  readonly groups: readonly string[];
}

const leadsOut =
  'A link leads out of the directory of the instance. The real agent would follow it, the emulator does not.';

/** Puts files that are sent into the directories of the instances, and nowhere else. */
export class FileReceiver {
  readonly #dataDir: string;
  readonly #owners: FileOwners;

  constructor(dataDir: string, owners: FileOwners) {
    this.#dataDir = dataDir;
    this.#owners = owners;
  }

  /** `usernames`: what the instance calls this user beside its own name. Throws CannotReceive. [source] Owner and group are looked at last: such a task fails, and the file is there. */
  receive(instanceId: string, file: IncomingFile, usernames: readonly string[] = []): void {
    const instance = new InstanceDirectory(this.#dataDir, instanceId);
    instance.prepare();
    const directory = instance.makeDirectory(file.targetDir);
    if (directory === 'outside') throw new CannotReceive('FilePathInvalid', leadsOut);
    // [source] A file is where a directory should be.
    if (directory === null) throw new CannotReceive('FilePathInvalid');
    if (/\0|(^|\/)\.{0,2}$/.test(file.name)) throw new CannotReceive('FileNameInvalid');
    const target = path.join(directory, file.name);
    // [source] Only TargetDir is created, not what the name brings along.
    if (!fs.existsSync(path.dirname(target))) throw new CannotReceive('FileCreateFail');
    if (!instance.contains(target)) throw new CannotReceive('FilePathInvalid', leadsOut);
    const there = fs.lstatSync(target, { throwIfNoEntry: false });
    if (there && !file.overwrite) throw new CannotReceive('FileAlreadyExists');
    if (there && !fs.statSync(target).isFile()) throw new CannotReceive('FileCreateFail');
    write(there ? fs.realpathSync(target) : target, file);
    const { username, groups } = this.#owners;
    if (!['', 'root', username, ...usernames].includes(file.owner)) throw new CannotReceive('AccountNotExists');
    if (!['', 'root', ...groups, ...usernames].includes(file.group)) throw new CannotReceive('UserGroupNotExists');
  }
}

/** No link is followed at the end, nor does a pipe hold it up. */
function write(target: string, { bytes, mode }: IncomingFile): void {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW, O_NONBLOCK } = fs.constants;
  const opened = fs.openSync(target, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_NONBLOCK, 0o600);
  try {
    fs.writeFileSync(opened, bytes);
    fs.fchmodSync(opened, Number.parseInt(mode, 8));
  } finally {
    fs.closeSync(opened);
  }
}
