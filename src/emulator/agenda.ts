/** Something to do at a moment, in milliseconds since 1970. */
export interface Entry {
  readonly due: number;
  /** Grows with each that is added. */
  readonly number: number;
  readonly run: () => void;
}

/** What is to be done, by its moment; of two with the same moment the one that was added first comes first. */
export class Agenda {
  readonly #entries: Entry[] = [];
  #added = 0;

  get next(): Entry | undefined {
    return this.#entries[0];
  }

  /** The number of the last that was added. */
  get added(): number {
    return this.#added;
  }

  add(due: number, run: () => void): Entry {
    const entry = { due, number: ++this.#added, run };
    this.#entries.splice(this.#placeOf(entry), 0, entry);
    return entry;
  }

  /** Does nothing where it has been taken or removed. */
  remove(entry: Entry): void {
    const place = this.#placeOf(entry);
    if (this.#entries[place] === entry) this.#entries.splice(place, 1);
  }

  take(): Entry | undefined {
    return this.#entries.shift();
  }

  /** Where it is, or would be. */
  #placeOf({ due, number }: Entry): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#entries[middle]!;
      if (there.due < due || (there.due === due && there.number < number)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
