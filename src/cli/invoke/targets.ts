import type { Edition } from '../../domain/editions.ts';
import { type Glob, parseGlob } from '../../domain/glob.ts';
import {
  type InstanceId,
  noInstance,
  parseBatchSize,
  parseInstanceIds,
  tooManyInstances,
} from '../../domain/instance-id.ts';
import { checkTagFilters, parseTagFilter, shownTag } from '../../domain/tag-filter.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import type { Selection, Targets } from '../../usecases/select.ts';
import type { Findings } from '../findings.ts';
import { shellLine } from '../shell-words.ts';
import type { Sources } from '../sources.ts';

/** How many instances go with one call, and whether there may be more than one. */
export interface BatchSize {
  readonly size: number;
  readonly several: boolean;
}

/** `--batch` allows as many calls as it takes; `--batch-size` says only how much goes with one, and alone never more than usual. */
export function readBatchSize(findings: Findings, { instances }: Edition, atOnce: number): BatchSize {
  const { given } = findings;
  const size = findings.single('batch-size', (word) => parseBatchSize(word, atOnce)) ?? instances.atMost;
  const several = given.on('batch');
  return { size: several ? size : Math.min(size, instances.atMost), several };
}

/** How many there may be, and which edition says so; null: any number. */
export interface TargetLimit {
  readonly atMost: number;
  readonly edition: Edition;
}

/**
 * The targets of the line: the IDs of `-i`, or what `--tag` and `--name` select, to be looked up later. Null when they
 * are refused, or when none is given.
 */
export async function readTargets(
  findings: Findings,
  sources: Sources,
  { limit, required }: { readonly limit: TargetLimit | null; readonly required: boolean },
): Promise<Targets | null> {
  const { given } = findings;
  const selectors = ['tag', 'name'].filter((flag) => given.from(flag) !== null);
  const byId = given.from('instance');
  // A flag beats a variable; of the same rank they contradict each other.
  const onLine = selectors.some((flag) => given.from(flag) === 'flag');
  if (byId !== null && selectors.length > 0 && onLine === (byId === 'flag')) {
    const words = selectors.flatMap((flag) =>
      given.all(flag).map(({ text: each }) => `--${flag} ${shellLine([each])}`),
    );
    findings.object('instance', null, oneWayOnly(selectors.map(given.spelled).join(', '), words.join(' ')));
    return null;
  }
  if (selectors.length > 0 && (byId === null || onLine)) {
    const selection = readSelection(findings);
    return selection && { kind: 'selection', selection };
  }
  if (byId === null) {
    if (required) findings.object('instance', null, noInstance);
    return null;
  }
  const ids = await readInstanceIds(findings, sources);
  if (ids !== null && limit !== null && ids.length > limit.atMost) {
    findings.object('instance', null, tooManyInstances(ids.length, limit.atMost, limit.edition));
    return null;
  }
  return ids && { kind: 'ids', ids };
}

/** IDs, `@file` (one a line, `#` comments) and `-` for standard input, doubles dropped. */
export async function readInstanceIds(findings: Findings, sources: Sources): Promise<readonly InstanceId[] | null> {
  const lists: { readonly given: string; readonly ids: string }[] = [];
  for (const { text: given } of findings.given.all('instance')) {
    const place = given === '-' ? given : given.startsWith('@') ? given.slice(1) : null;
    if (place === null) lists.push({ given, ids: given });
    else {
      const lines = await findings.reading(sources.text(place));
      if (lines === null) return null;
      lists.push({ given, ids: withoutComments(lines) });
    }
  }
  const parsed = parseInstanceIds(lists.map(({ ids }) => ids));
  // Each objection with the value that it is about.
  const bad = parsed.ok ? [] : lists.filter(({ ids }) => ids.trim() !== '' && !parseInstanceIds([ids]).ok);
  for (const { given, ids } of bad) findings.take('instance', given, parseInstanceIds([ids]));
  return bad.length > 0 ? null : findings.take('instance', null, parsed);
}

function readSelection(findings: Findings): Selection | null {
  const { given } = findings;
  const parsed = given.all('tag').map(({ text: tag }) => {
    // A tag that is none may be a value in the wrong place.
    return findings.take('tag', tag.includes('=') ? tag : null, parseTagFilter(tag));
  });
  const name: Glob | null = given.one('name') === null ? null : (findings.single('name', parseGlob) ?? null);
  const several = new Set(given.all('name').map(({ text: each }) => each)).size > 1;
  if (several) findings.object('name', null, oneName);
  const whole = parsed.flatMap((tag) => tag ?? []);
  const tags = findings.take('tag', null, checkTagFilters(whole));
  const refused = several || tags === null || whole.length < parsed.length;
  return refused || (name === null && given.one('name') !== null) ? null : { tags, name };
}

/** As it stood on the line, secret values hidden: `--tag env=prod --name 'web-*'`. */
export function selectionWords({ tags, name }: Selection): string {
  const words = [...tags.map((tag) => `--tag ${quoted(shownTag(tag))}`)];
  return [...words, ...(name === null ? [] : [`--name ${quoted(name.source)}`])].join(' ');
}

function quoted(word: string): string {
  return /^[\w.,:=@/<>+-]+$/.test(word) ? word : `'${word}'`;
}

function withoutComments(lines: string): string {
  return lines.replace(/#.*/g, '');
}

/** `selection`: the flags of the selection, as they can be typed. */
function oneWayOnly(selectors: string, selection: string): Objection {
  return {
    rule: 'targets-two-ways',
    why: text(
      `Instances are named by ID, or selected by ${selectors}; both at once could mean either more or fewer.`,
      `实例要么用 ID 指定，要么用 ${selectors} 筛选；两者并用含义不明（并集还是交集）。`,
    ),
    fix: text(
      `Keep one. The IDs of the selection: ecs-invoke instances list ${selection} -q`,
      `请只保留一种。查看筛选出的 ID：ecs-invoke instances list ${selection} -q`,
    ),
  };
}

const oneName: Objection = {
  rule: 'given-twice',
  why: text('This flag is given twice with different values.', '该选项重复给出，且取值不同。'),
  fix: text("One pattern can say more: --name 'web-[12]*'.", "一个模式可以匹配多个名称：--name 'web-[12]*'。"),
};
