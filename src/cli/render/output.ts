import type { InstanceResult } from '../../api/cloud-assistant.ts';
import { type Text, text } from '../../domain/text.ts';

import { type Page, say } from '../page.ts';
import { compressNames } from './compressed-names.ts';
import { type Decoded, decoded } from './decoded.ts';
import { renderDiff } from './diff.ts';
import { wordsOf } from './outcome-words.ts';
import { groupOutputs, majorityOf, type OutputGroup } from './output-groups.ts';
import { countWord, droppedWord } from './result-words.ts';
import { visibleOutput } from './visible.ts';
import { stringWidth, wrap } from './wrap.ts';

export interface OutputStyle {
  /** Equal outputs under one heading. */
  readonly fold: boolean;
  /** The other outputs as they differ from that of the most instances. */
  readonly diff: boolean;
  /** Control sequences as they came; else made visible on a terminal. */
  readonly raw: boolean;
  readonly terminal: boolean;
  /** What the bytes are to be read in; null: found out. */
  readonly encoding: string | null;
}

/** What the instances printed: of one target exactly its bytes, of several a headed block each. */
export function renderOutputs(
  results: readonly InstanceResult[],
  targets: number,
  style: OutputStyle,
  page: Page,
): Buffer {
  const [only] = results;
  if (targets === 1 && only) return outputOfOne(only, style, page);
  const groups = groupOutputs(results, style.fold || style.diff);
  if (style.diff) return Buffer.concat(compared(groups, style, page));
  return Buffer.concat(groups.flatMap((group) => [heading(group, page), body(group, style, page)]));
}

/**
 * What --follow has shown line by line, in short: which instances printed the same. The outputs themselves come again
 * only where lines were held back. Empty where there is nothing more to say.
 */
export function renderFollowed(
  results: readonly InstanceResult[],
  heldBack: ReadonlySet<string>,
  style: OutputStyle,
  page: Page,
): Buffer {
  const groups = groupOutputs(results, style.fold || style.diff);
  const held = ({ members }: OutputGroup) => members.some(({ instanceId }) => heldBack.has(instanceId));
  if (style.diff && groups.length > 1) return Buffer.concat(compared(groups, style, page, held));
  const folded = groups.some(({ members }) => members.length > 1);
  return Buffer.concat(
    groups
      .filter((group) => folded || held(group))
      .flatMap((group) => [
        heading(group, page),
        held(group) || group.members[0].output.length === 0 ? body(group, style, page) : remark(shownAbove, page),
      ]),
  );
}

/** On a terminal the bytes are text, with a mark where some are missing; anywhere else they stay what they are. */
function outputOfOne(result: InstanceResult, style: OutputStyle, page: Page): Buffer {
  if (style.raw || !style.terminal) return result.output;
  return marked(result, style, page);
}

/** The output that most instances share, whole; every other one as it differs from that. */
function compared(
  groups: readonly OutputGroup[],
  style: OutputStyle,
  page: Page,
  isNew: (majority: OutputGroup) => boolean = () => true,
): readonly Buffer[] {
  const majority = majorityOf(groups);
  if (majority === null) return [];
  const wholeText = ({ members: [first] }: OutputGroup) => marked(first, style, page).toString('utf8');
  const theirs = wholeText(majority);
  return [
    heading(majority, page),
    isNew(majority) ? body(majority, style, page) : remark(shownAbove, page),
    ...groups
      .filter((group) => group !== majority)
      .flatMap((group) => {
        const own = wholeText(group);
        if (own === theirs) return [heading(group, page), remark(sameAsMost, page)];
        const diff = renderDiff(theirs, own, page);
        if (diff !== null) return [heading(group, page), Buffer.from(diff)];
        return [heading(group, page), remark(tooDifferent, page), body(group, style, page)];
      }),
  ];
}

/** `── i-a, i-b (2 instances)  success ──`, the names cut down to the window. */
function heading({ members, ownId }: OutputGroup, page: Page): Buffer {
  const [first] = members;
  const code = first.exitCode ? ` ${first.exitCode}` : '';
  const rest = `${countWord(members.length, page)}  ${say(wordsOf(first), page)}${code} ──`;
  const room = Math.max(least, page.width - stringWidth(`── ${rest}`));
  const names = members.map(({ instanceId }) => instanceId);
  const [only, ...others] = names;
  const list = others.length > 0 ? compressNames(names, room, page) : only;
  const title = wrap(`── ${list}${rest}`, page.width);
  const note = ownId ? page.paint.dim(`${wrap(say(onlyOwnId(first.instanceId), page), page.width)}\n`) : '';
  return Buffer.from(`${page.paint.bold(title)}\n${note}`);
}

/** Columns in which names can still be told apart. */
const least = 36;

function body({ members: [first] }: OutputGroup, style: OutputStyle, page: Page): Buffer {
  if (first.output.length === 0 && first.dropped === 0) return remark(nothing, page);
  const bytes = marked(first, style, page);
  return bytes.at(-1) === lineEnd || bytes.length === 0 ? bytes : Buffer.concat([bytes, Buffer.from('\n')]);
}

/** The output as it is shown, with a line of its own where bytes are missing; at its end where nobody knows the place. */
function marked(result: InstanceResult, style: OutputStyle, page: Page): Buffer {
  const read = decoded(result, style.encoding);
  const [head, ...tail] = read.pieces.map((piece) => shown(piece, read, style));
  if (head === undefined || result.dropped === 0) return head ?? Buffer.alloc(0);
  return Buffer.concat([head, gapLine(result.dropped, head.at(-1), page), ...tail]);
}

/** The line that stands for what the service dropped, on a line of its own behind this byte. */
export function gapLine(dropped: number, before: number | undefined, page: Page): Buffer {
  const mark = page.paint.yellow(`[… ${droppedWord(dropped, page)} …]`);
  return Buffer.from(`${before === undefined || before === lineEnd ? '' : '\n'}${mark}\n`);
}

/** A piece as it goes to the stream: bytes where they are UTF-8 and no terminal has to be kept safe. */
export function shown(
  { bytes, text }: Decoded['pieces'][number],
  { encoding }: Pick<Decoded, 'encoding'>,
  { raw, terminal }: Pick<OutputStyle, 'raw' | 'terminal'>,
): Buffer {
  if (terminal && !raw) return Buffer.from(visibleOutput(text));
  return encoding === 'utf-8' ? bytes : Buffer.from(text);
}

function remark(words: Text, page: Page): Buffer {
  return Buffer.from(`${page.paint.dim(wrap(say(words, page), page.width))}\n`);
}

const lineEnd = 0x0a;
const nothing = text('(no output)', '（无输出）');
const shownAbove = text('(shown above)', '（已在上文显示）');
const sameAsMost = text('(the same output as most)', '（输出与多数实例相同）');
const tooDifferent = text(
  '(too different from most to be compared; here it is whole)',
  '（与多数实例差异过大，无法逐行比较；以下为完整输出）',
);
const onlyOwnId = (id: string) =>
  text(
    `(differs only by the instance's own ID; this is the output of ${id})`,
    `（仅实例自身的 ID 不同；以下为 ${id} 的输出）`,
  );
