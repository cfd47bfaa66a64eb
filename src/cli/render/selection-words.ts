import type { InstanceFacts } from '../../api/cloud-assistant.ts';
import { nearMiss } from '../../domain/near-miss.ts';
import { looksSecret } from '../../domain/secret.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Note, Objection } from '../../domain/violation.ts';
import type { InstanceFitness } from '../../usecases/fitness.ts';
import type { Selection, SelectionHints } from '../../usecases/select.ts';
import { unfitWords } from './unfit-words.ts';
import { oneLine } from './visible.ts';

/** So many names stand in a sentence; the rest is a number. */
const named = 10;

/** What a selection came to, before anything is sent. `words`: the selection as it stood on the line. */
export function selected(words: string, instances: readonly InstanceFacts[]): Note {
  const count = instances.length;
  const names = shortened(instances.map(({ instanceId, name }) => oneLine(name) || instanceId));
  return {
    code: 'selected',
    text: text(
      `${count} ${count === 1 ? 'instance matches' : 'instances match'} ${words}: ${names.en}.`,
      `${words} 匹配 ${count} 台实例：${names.zh}。`,
    ),
  };
}

/** Who is left out, and why each; the first cause is enough here. */
export function skipped(unfit: readonly InstanceFitness[], left: number, regionId: string): Note {
  const said = unfit.map(({ instanceId, causes: [cause] }) => {
    const why = cause ? unfitWords(cause, instanceId, regionId).why : text('', '');
    return text(`${instanceId} (${why.en})`, `${instanceId}（${why.zh}）`);
  });
  const list = { en: said.map(({ en }) => en).join(', '), zh: said.map(({ zh }) => zh).join('、') };
  return {
    code: 'skipped-unfit',
    text: text(
      `Left out, ${unfit.length} of ${unfit.length + left}: ${list.en}.`,
      `共 ${unfit.length + left} 台，跳过 ${unfit.length} 台：${list.zh}。`,
    ),
  };
}

/** Nobody is left: nothing was sent. `check`: the flags that ask `instances check` about the same. */
export function nobodyFit(check: string): { readonly why: Text; readonly fix: Text } {
  const line = `ecs-invoke instances check ${check}`;
  return {
    why: text(
      'None of the instances can take the command; nothing was sent.',
      '没有任何实例可以执行该命令；未发送任何请求。',
    ),
    fix: text(`What each of them lacks, and the cure: ${line}`, `查看每台实例的原因与处理方法：${line}`),
  };
}

/** Nothing matched: what the region has in place of it. */
export function nothingSelected({ tags, name }: Selection, hints: SelectionHints, regionId: string): Objection {
  return {
    rule: 'nothing-selected',
    why: text(
      `No instance of ${regionId} matches${tags.length + (name ? 1 : 0) > 1 ? ' all of it' : ''}.`,
      `${regionId} 中没有匹配的实例。`,
    ),
    fix: hintOf(tags, hints),
  };
}

function hintOf(tags: Selection['tags'], { seen, keys, values, name: nearName }: SelectionHints): Text {
  if (seen === 0) return text('The region has no instance at all: check -r.', '该地域中没有任何实例：请检查 -r。');
  const unknown = tags.find(({ key }) => !values.has(key));
  if (unknown) {
    const near = nearMiss(unknown.key, keys);
    const guess = near === null ? text('', '') : text(`Did you mean ${near}? `, `是否想输入 ${near}？`);
    const there = shortened(keys.map(oneLine));
    return keys.length === 0
      ? text('No instance there has any tag.', '该地域的实例都没有标签。')
      : text(
          `${guess.en}No instance there has a tag ${oneLine(unknown.key)}; there are: ${there.en}.`,
          `${guess.zh}该地域的实例没有标签 ${oneLine(unknown.key)}；已有的标签键：${there.zh}。`,
        );
  }
  const lacking = tags.find(({ key, value }) => !values.get(key)?.includes(value));
  if (lacking) {
    if (looksSecret(lacking.key)) {
      return text(`The tag ${lacking.key} has other values there.`, `标签 ${lacking.key} 为其他取值。`);
    }
    const there = shortened(values.get(lacking.key)!.map((value) => oneLine(value) || '""'));
    return text(`The tag ${lacking.key} is there as: ${there.en}.`, `标签 ${lacking.key} 已有的取值：${there.zh}。`);
  }
  if (nearName !== null) {
    return text(`Did you mean --name ${oneLine(nearName)}?`, `是否想输入 --name ${oneLine(nearName)}？`);
  }
  return text('See what is there: ecs-invoke instances list', '查看已有的实例：ecs-invoke instances list');
}

function shortened(words: readonly string[]): Text {
  const more = words.length - named;
  const shown = words.slice(0, named);
  if (more <= 0) return text(shown.join(', '), shown.join('、'));
  return text(`${shown.join(', ')} and ${more} more`, `${shown.join('、')} 等 ${words.length} 个`);
}
