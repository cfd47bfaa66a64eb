/** How far a list has come. */
export type Progress =
  | { readonly state: 'loading' }
  | { readonly state: 'whole' }
  /** It ended early; what has come is there. */
  | { readonly state: 'broken'; readonly error: unknown };

type Load<Row> = (signal: AbortSignal) => AsyncIterable<readonly Row[]>;

/** A list that fills page by page while somebody looks at it. A row that comes again replaces the one before. */
export class Listing<Row extends { readonly id: string }> {
  readonly #load: Load<Row>;
  readonly #rows = new Map<string, Row>();
  readonly #listeners = new Set<() => void>();
  #controller = new AbortController();
  #progress: Progress = { state: 'loading' };
  #inOrder: readonly Row[] | null = null;

  constructor(load: Load<Row>) {
    this.#load = load;
    void this.#fill(this.#controller.signal);
  }

  get progress(): Progress {
    return this.#progress;
  }

  /** In the order of their first coming; the same array as long as nothing has changed. */
  get rows(): readonly Row[] {
    this.#inOrder ??= [...this.#rows.values()];
    return this.#inOrder;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Loads everything again; what is there stays until it comes anew. */
  retry(): void {
    if (this.#progress.state === 'loading') return;
    this.#controller = new AbortController();
    this.#progress = { state: 'loading' };
    void this.#fill(this.#controller.signal);
    this.#tell();
  }

  /** Nobody looks any more. */
  close(): void {
    this.#controller.abort();
    this.#listeners.clear();
  }

  async #fill(signal: AbortSignal): Promise<void> {
    try {
      for await (const page of this.#load(signal)) {
        if (signal.aborted) return;
        for (const row of page) this.#rows.set(row.id, row);
        this.#inOrder = null;
        this.#tell();
      }
      this.#progress = { state: 'whole' };
    } catch (error) {
      this.#progress = { state: 'broken', error };
    }
    if (!signal.aborted) this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
