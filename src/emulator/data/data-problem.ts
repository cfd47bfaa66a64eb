/**
 * Why a data directory cannot be used: another emulator has it (`pid` says which), a newer program wrote it, its log is
 * damaged (`file` says where), or its path would not stay whole in PATH.
 */
export class DataProblem extends Error {
  override readonly name = 'DataProblem';
  readonly code: 'DirectoryInUse' | 'NewerData' | 'DamagedData' | 'ColonInPath';
  readonly file: string;
  readonly pid: number | null;

  constructor(code: DataProblem['code'], file: string, pid: number | null = null) {
    super(`${code}: ${file}`);
    this.code = code;
    this.file = file;
    this.pid = pid;
  }
}
