import fs from 'node:fs';

/** Writes some of the bytes from a place on; how many. As `fs.writeSync`. */
export type Write = (file: number, bytes: Buffer, offset: number, length: number, position: number) => number;

/** A file of lines that only grows, until it is written anew. It never has half a line in its middle. */
export class LogFile {
  readonly #path: string;
  readonly #write: Write;
  #file: number;
  #length = 0;
  /** Behind its end there may be a part of a line that did not fit. */
  #torn = false;

  /** Throws the errors of the file system; what was there stays then. */
  constructor(path: string, lines: Iterable<Buffer>, write: Write = fs.writeSync) {
    this.#path = path;
    this.#write = write;
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
      writeWhole(this.#write, this.#file, line, this.#length);
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
    const file = fs.openSync(path, 'w', 0o600);
    try {
      let length = 0;
      for (const line of lines) {
        writeWhole(this.#write, file, line, length);
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

function writeWhole(write: Write, file: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += write(file, bytes, done, bytes.length - done, position + done);
  }
}
