/** A change could not be written, so it did not happen. `code` is that of the file system, such as ENOSPC. */
export class NotRecorded extends Error {
  override readonly name = 'NotRecorded';
  readonly code: string;

  constructor(cause: unknown) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'EIO';
    super(`The emulator could not write its state (${code}).`, { cause });
    this.code = code;
  }
}
