/** A line of a comparison: in both, only in the first, only in the second. */
export interface ComparedLine {
  readonly kind: 'same' | 'gone' | 'new';
  /** With its line end, where it has one. */
  readonly line: string;
}

/** More differing lines than this are not worth finding the fewest of. */
const differencesAtMost = 500;

/**
 * The fewest lines to take away and to add that lead from one text to the other (E. Myers, "An O(ND) Difference
 * Algorithm", 1986); null when there are too many.
 */
export function compareLines(before: string, after: string): readonly ComparedLine[] | null {
  const [a, b] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const middle = shortestWay(a.slice(start, a.length - end), b.slice(start, b.length - end));
  if (middle === null) return null;
  const same = (line: string): ComparedLine => ({ kind: 'same', line });
  return [...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)];
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** `reach[k + offset]`: how far in `a` a way gets that has taken k lines more from it than it added from `b`. */
function shortestWay(a: readonly string[], b: readonly string[]): readonly ComparedLine[] | null {
  const most = Math.min(a.length + b.length, differencesAtMost);
  const offset = most + 1;
  const reach = new Int32Array(2 * offset + 1);
  const history: Int32Array[] = [];
  for (let steps = 0; steps <= most; steps++) {
    history.push(reach.slice(offset - steps - 1, offset + steps + 2));
    for (let k = -steps; k <= steps; k += 2) {
      const adds = k === -steps || (k !== steps && reach[offset + k - 1]! < reach[offset + k + 1]!);
      let x = adds ? reach[offset + k + 1]! : reach[offset + k - 1]! + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[offset + k] = x;
      if (x >= a.length && x - k >= b.length) return traced(a, b, history);
    }
  }
  return null;
}

/** Goes back from the end by what each round of steps could reach. */
function traced(a: readonly string[], b: readonly string[], history: readonly Int32Array[]): readonly ComparedLine[] {
  const way: ComparedLine[] = [];
  let [x, y] = [a.length, b.length];
  for (let steps = history.length - 1; steps >= 0; steps--) {
    const reach = (k: number) => history[steps]![k + steps + 1]!;
    const k = x - y;
    const adds = k === -steps || (k !== steps && reach(k - 1) < reach(k + 1));
    const fromX = steps === 0 ? 0 : adds ? reach(k + 1) : reach(k - 1);
    const fromY = steps === 0 ? 0 : fromX - (adds ? k + 1 : k - 1);
    const stepX = steps === 0 ? 0 : adds ? fromX : fromX + 1;
    for (; x > stepX; x--, y--) way.push({ kind: 'same', line: a[x - 1]! });
    if (steps === 0) break;
    if (adds) way.push({ kind: 'new', line: b[fromY]! });
    else way.push({ kind: 'gone', line: a[fromX]! });
    [x, y] = [fromX, fromY];
  }
  return way.reverse();
}
