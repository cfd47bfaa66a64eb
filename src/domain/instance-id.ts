import type { Edition } from './editions.ts';
import { text } from './text.ts';
import { accepted, type Checked, type Note, type Objection, refused } from './violation.ts';

/** An ECS instance (`i-…`) or a managed instance (`mi-…`). Only the parser makes one. */
export type InstanceId = string & { readonly brand: 'InstanceId' };

const shape = /^m?i-[a-z0-9]+$/i;

/**
 * Reads lists of instance IDs: each text may hold several, separated by commas, blanks or line ends. Doubles are
 * dropped, with one note for all of them.
 */
export function parseInstanceIds(texts: readonly string[]): Checked<readonly InstanceId[]> {
  const words = texts.flatMap((part) => part.split(/[\s,]+/)).filter((word) => word !== '');
  const objections: Objection[] = [];
  const ids = new Set<InstanceId>();
  const doubles = new Set<string>();
  for (const word of words) {
    if (!shape.test(word)) objections.push(notAnInstanceId(word));
    else if (ids.has(word as InstanceId)) doubles.add(word);
    else ids.add(word as InstanceId);
  }
  if (objections.length > 0) return { ok: false, objections };
  if (ids.size === 0) return { ok: false, objections: [noInstance] };
  return accepted([...ids], doubles.size > 0 ? [doublesDropped([...doubles])] : []);
}

export const noInstance: Objection = {
  rule: 'instance-missing',
  why: text('No instance is given.', '没有指定实例。'),
  fix: text(
    'Name the instances: -i i-web1,i-web2, or -i @file with one ID a line, or -i - to read them from standard input; or select them: --tag env=prod.',
    '请指定实例：-i i-web1,i-web2，或 -i @文件（每行一个 ID），或用 -i - 从标准输入读取；也可按标签选择：--tag env=prod。',
  ),
};

export function tooManyInstances(count: number, atMost: number, { name, instances }: Edition): Objection {
  const chosen = atMost < instances.atMost;
  return {
    rule: 'instance-count',
    why: text(
      `${count} instances are given; one call takes at most ${atMost} ${chosen ? 'with this --batch-size' : `(edition ${name})`}.`,
      `指定了 ${count} 台实例；一次调用最多 ${atMost} 台${chosen ? '（由 --batch-size 指定）' : `（版本 ${name}）`}。`,
    ),
    fix: text(
      `Add --batch: they go in calls of at most ${atMost}.`,
      `请加上 --batch：将发出多次调用，每次最多 ${atMost} 台。`,
    ),
  };
}

/** How many instances go with one call. */
export function parseBatchSize(given: string, atMost: number): Checked<number> {
  const size = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (size >= 1 && size <= atMost) return accepted(size);
  return refused({
    rule: 'batch-size',
    why: text(
      `One call takes 1 to ${atMost} instances in this edition of the API.`,
      `该版本 API 的一次调用可包含 1 到 ${atMost} 台实例。`,
    ),
    fix: text('For instance --batch-size 50.', '例如 --batch-size 50。'),
  });
}

function notAnInstanceId(word: string): Objection {
  const shown = word.length > 60 ? `${word.slice(0, 60)}…` : word;
  const why = text(
    `"${shown}" is not an instance ID: those look like i-bp185dy2o3o6n or mi-hz01a2b3.`,
    `"${shown}" 不是实例 ID：实例 ID 形如 i-bp185dy2o3o6n 或 mi-hz01a2b3。`,
  );
  if (/[，、；;]/.test(word)) {
    return {
      rule: 'instance-id',
      why,
      fix: text('Separate several IDs with the plain comma ",".', '多个 ID 之间请用半角逗号 “,” 分隔。'),
    };
  }
  return {
    rule: 'instance-id',
    why,
    fix: text(
      'Give the instance ID, not the name or the address; the console shows it beside the name.',
      '请填写实例 ID，而不是名称或地址；控制台中 ID 显示在名称旁边。',
    ),
  };
}

function doublesDropped(doubles: readonly string[]): Note {
  const list = doubles.slice(0, 5).join(', ') + (doubles.length > 5 ? ' …' : '');
  return {
    code: 'instance-doubles',
    text: text(`Given more than once, counted once: ${list}.`, `以下实例重复出现，只计一次：${list}。`),
  };
}
