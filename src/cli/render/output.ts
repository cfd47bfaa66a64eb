import type { InstanceResult } from '../../api/cloud-assistant.ts';
import type { Verdict } from '../../domain/invocation.ts';
import { text } from '../../domain/text.ts';
import { verdictOf } from '../../domain/verdict.ts';
import { type Page, say } from '../page.ts';
import { verdictWords } from './outcome-words.ts';
import { droppedWord } from './results.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

export interface OutputStyle {
  /** Equal outputs under one heading. */
  readonly fold: boolean;
  /** Control sequences as they came; else made visible on a terminal. */
  readonly raw: boolean;
  readonly terminal: boolean;
}

/** What the instances printed: of one target exactly its bytes, of several a headed block each. */
export function renderOutputs(
  results: readonly InstanceResult[],
  targets: number,
  style: OutputStyle,
  page: Page,
): Buffer {
  const [only] = results;
  if (targets === 1 && only) return shown(only.output, style);
  // An instance that the command never reached, or that got a file, has nothing to show; its verdict says why.
  const reached = results.filter(
    (result) => result.output.length > 0 || !(result.state === 'delivered' || neverRan.includes(verdictOf(result))),
  );
  return Buffer.concat(
    blocks(reached, style.fold).flatMap((block) => [heading(block, page), body(block, style, page)]),
  );
}

const neverRan: readonly Verdict[] = ['not-delivered', 'refused', 'cancelled', 'scheduled'];

type Block = readonly [InstanceResult, ...InstanceResult[]];

/** Instances whose verdict, exit code and output are the same share a block; order is that of the first of each. */
function blocks(results: readonly InstanceResult[], fold: boolean): readonly Block[] {
  const byContent = new Map<string, [InstanceResult, ...InstanceResult[]]>();
  for (const result of results) {
    const content = [verdictOf(result), result.exitCode, result.dropped, result.output.toString('base64')].join(' ');
    const key = fold ? content : result.instanceId;
    const block = byContent.get(key);
    if (block) block.push(result);
    else byContent.set(key, [result]);
  }
  return [...byContent.values()];
}

function heading(block: Block, page: Page): Buffer {
  const [first] = block;
  const names = block.map(({ instanceId }) => instanceId).join(', ');
  const count = block.length > 1 ? say(text(` (${block.length} instances)`, `（${block.length} 台）`), page) : '';
  const verdict = say(verdictWords[verdictOf(first)], page);
  const code = first.exitCode ? ` ${first.exitCode}` : '';
  const title = wrap(`── ${names}${count}  ${verdict}${code} ──`, page.width);
  return Buffer.from(`${page.paint.bold(title)}\n`);
}

function body([first]: Block, style: OutputStyle, page: Page): Buffer {
  const parts = [shown(first.output, style)];
  if (first.output.length > 0 && first.output.at(-1) !== 0x0a) parts.push(Buffer.from('\n'));
  if (first.output.length === 0) parts.push(Buffer.from(`${page.paint.dim(say(nothing, page))}\n`));
  if (first.dropped > 0) parts.push(Buffer.from(`${page.paint.yellow(`[${droppedWord(first.dropped, page)}]`)}\n`));
  return Buffer.concat(parts);
}

const nothing = text('(no output)', '（无输出）');

/** On a terminal control sequences are made visible; anywhere else, and with --raw, bytes stay what they are. */
export function shown(bytes: Buffer, { raw, terminal }: Pick<OutputStyle, 'raw' | 'terminal'>): Buffer {
  return raw || !terminal ? bytes : Buffer.from(visible(bytes.toString('utf8')));
}
