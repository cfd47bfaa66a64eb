import type { InstanceResult } from '../api/cloud-assistant.ts';
import { text } from '../domain/text.ts';
import { isFinished } from '../domain/verdict.ts';
import { type Page, say } from './page.ts';
import { gapAt, withoutHalves } from './render/cut-output.ts';
import { decoded, textOf } from './render/decoded.ts';
import { gapLine, type OutputStyle, shown } from './render/output.ts';

/** Lines printed at one look at all instances together; each that has something new gets its share, and one at least. */
const linesALook = 200;

/** What is new of one instance: from this byte up to that one. */
interface News {
  readonly result: InstanceResult;
  readonly from: number;
  readonly until: number;
}

/**
 * What is new in the outputs since the last look: of one target its bytes, of several whole lines with the instance in
 * front. While a run goes on the service shows the beginning only; the rest comes with the end.
 */
export class Follower {
  readonly #style: OutputStyle;
  readonly #page: Page;
  /** Of each instance the bytes already printed. */
  readonly #printed = new Map<string, Buffer>();
  readonly #colours = new Map<string, (text: string) => string>();
  readonly #heldBack = new Set<string>();

  constructor(style: OutputStyle, page: Page) {
    this.#style = style;
    this.#page = page;
  }

  /** Instances of which lines were left out so that nobody is flooded. */
  get heldBack(): ReadonlySet<string> {
    return this.#heldBack;
  }

  news(results: readonly InstanceResult[], targets: number): Buffer {
    const all = results.flatMap((result) => this.#newsOf(result) ?? []);
    for (const { result, until } of all) this.#printed.set(result.instanceId, result.output.subarray(0, until));
    if (targets === 1) return Buffer.concat(all.map((news) => this.#alone(news)));
    const share = Math.max(1, Math.floor(linesALook / all.length));
    return Buffer.concat(all.map((news) => this.#prefixed(news, share)));
  }

  #newsOf(result: InstanceResult): News | null {
    const { instanceId, output, state } = result;
    const printed = this.#printed.get(instanceId) ?? Buffer.alloc(0);
    // The next run of a schedule begins anew, and so does an output of which only the end was kept.
    const from = output.subarray(0, printed.length).equals(printed) ? printed.length : 0;
    // A line, or a character, may still be incomplete: it waits for its end.
    const until = isFinished(state) ? output.length : output.lastIndexOf(0x0a) + 1;
    return until <= from ? null : { result, from, until };
  }

  #alone({ result, from, until }: News): Buffer {
    const { raw, terminal } = this.#style;
    return raw || !terminal ? result.output.subarray(from, until) : this.#marked({ result, from, until });
  }

  #prefixed(news: News, share: number): Buffer {
    const { instanceId } = news.result;
    const prefix = Buffer.from(`${this.#colourOf(instanceId)(`${instanceId}:`)} `);
    const all = linesIn(this.#marked(news));
    const now = all.length <= share ? all : all.slice(0, share);
    if (now.length < all.length) {
      this.#heldBack.add(instanceId);
      now.push(Buffer.from(`${this.#page.paint.dim(say(laterLines(all.length - now.length), this.#page))}\n`));
    }
    return Buffer.concat(now.flatMap((line) => [prefix, line]));
  }

  /** The new part as it is shown, with a mark where the service dropped something. */
  #marked({ result, from, until }: News): Buffer {
    const { output, dropped } = result;
    const { encoding } = decoded(result, this.#style.encoding);
    const part = (start: number, end: number, cut: { cutStart: boolean; cutEnd: boolean }) => {
      const piece = output.subarray(start, end);
      const bytes = encoding === 'utf-8' ? withoutHalves({ bytes: piece, ...cut }) : piece;
      return shown({ bytes, text: textOf(bytes, encoding) }, { encoding }, this.#style);
    };
    const uncut = { cutStart: false, cutEnd: false };
    if (dropped === 0) return part(from, until, uncut);
    // What was seen while it ran is in one piece, so the gap is not before its end.
    const gap = gapAt(result);
    const at = gap === null ? until : Math.max(gap, from);
    const head = part(from, at, { cutStart: false, cutEnd: gap !== null });
    const mark = gapLine(dropped, head.at(-1), this.#page);
    return Buffer.concat([head, mark, part(at, until, { cutStart: true, cutEnd: false })]);
  }

  #colourOf(instanceId: string): (text: string) => string {
    const { cyan, green, yellow, bold } = this.#page.paint;
    const all = [cyan, green, yellow, ...[cyan, green, yellow].map((paint) => (text: string) => bold(paint(text)))];
    const colour = this.#colours.get(instanceId) ?? all[this.#colours.size % all.length]!;
    this.#colours.set(instanceId, colour);
    return colour;
  }
}

const laterLines = (count: number) =>
  text(`… ${count} more lines come with the outputs at the end`, `… 另有 ${count} 行将在结束时与完整输出一起显示`);

/** Each with a line end, the last one too. */
function linesIn(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) return [...lines, Buffer.concat([bytes.subarray(start), Buffer.from('\n')])];
    lines.push(bytes.subarray(start, end + 1));
    start = end + 1;
  }
  return lines;
}
