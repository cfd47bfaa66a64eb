import fs from 'node:fs';

/** A file of lines that only grows, until it is written anew. It never has half a line in its middle. */
export class LogFile {
  readonly #path: string;
  #file: number;
  #length = 0;
  /** Behind its end there may be a part of a line that did not fit. */
  #torn = false;

  /** Throws the errors of the file system; what was there stays then. */
  constructor(path: string, lines: Iterable<Buffer>) {
    this.#path = path;
    this.#file = this.#fresh(lines);
  }

  /** In bytes. */
  get length(): number {
    return this.#length;
  }

  /** All of it, or nothing; throws the errors of the file system. */
  append(line: Buffer): void {
    if (this.#torn) this.#cutOff();
    this.#torn = true;
    try {
      writeWhole(this.#file, line, this.#length);
      this.#length += line.length;
      this.#torn = false;
    } catch (error) {
      try {
        this.#cutOff();
      } catch {
        // The next line is not written before that has succeeded.
      }
      throw error;
    }
  }

  /** Whether so many bytes more would fit. They are blanks, no line, so a crash in between does no harm. */
  hasRoom(bytes: number): boolean {
    this.#torn = true;
    try {
      writeWhole(this.#file, Buffer.alloc(bytes, ' '), this.#length);
      this.#cutOff();
      return true;
    } catch {
      return false;
    }
  }

  /** These lines take the place of all others; throws the errors of the file system, and leaves everything as it was. */
  replace(lines: Iterable<Buffer>): void {
    const before = this.#file;
    this.#file = this.#fresh(lines);
    fs.closeSync(before);
  }

  close(): void {
    fs.closeSync(this.#file);
  }

  #fresh(lines: Iterable<Buffer>): number {
    const path = `${this.#path}.new`;
    const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = fs.constants;
    // Whatever has the name goes first: a link there is not followed.
    fs.rmSync(path, { recursive: true, force: true });
    const file = fs.openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      let length = 0;
      for (const line of lines) {
        writeWhole(file, line, length);
        length += line.length;
      }
      fs.renameSync(path, this.#path);
      this.#length = length;
      this.#torn = false;
      return file;
    } catch (error) {
      fs.closeSync(file);
      fs.rmSync(path, { force: true });
      throw error;
    }
  }

  #cutOff(): void {
    fs.ftruncateSync(this.#file, this.#length);
    this.#torn = false;
  }
}

function writeWhole(file: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += fs.writeSync(file, bytes, done, bytes.length - done, position + done);
  }
}
