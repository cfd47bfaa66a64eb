import { text } from '../../domain/text.ts';
import type { FitnessReport, InstanceFitness } from '../../usecases/fitness.ts';
import { type Page, say } from '../page.ts';
import { causeObject } from './causes-json.ts';
import type { DocumentPlace } from './instances.ts';
import { type Document, noteObject, schema } from './json.ts';
import { waysOut } from './report-card.ts';
import { type UnfitWords, unfitWords } from './unfit-words.ts';
import { oneLine } from './visible.ts';
import { wrap } from './wrap.ts';

/** From so many on, instances with the same causes stand under one heading. */
const together = 4;
/** So many IDs are written out in a text; the whole list is in the JSON. */
const mostIds = 50;

/** Those that cannot first, with cause and cure; then those that can, and a line that counts both. */
export function renderFitness({ instances }: FitnessReport, regionId: string, page: Page): string {
  const { paint, width } = page;
  const unfit = instances.filter(({ causes }) => causes.length > 0);
  const unchecked = instances.filter(({ checked }) => !checked);
  const fit = instances.filter(({ checked, causes }) => checked && causes.length === 0);
  const lines = [...groupsOf(unfit).values()].flatMap((group) =>
    group.length >= together
      ? renderGroup(group, regionId, page)
      : group.flatMap((each) => renderUnfit(each, regionId, page)),
  );
  if (fit.length > 0) lines.push(`${paint.green('✓')} ${wrap(idsOf(fit, page), width, '  ').trimStart()}`);
  if (unchecked.length > 0) {
    const why = text('not checked: managed instances', '未检查：托管实例');
    lines.push(`${paint.yellow('!')} ${wrap(`${say(why, page)} ${idsOf(unchecked, page)}`, width, '  ').trimStart()}`);
  }
  const able = instances.length - unfit.length;
  const summary =
    unfit.length === 0
      ? text(
          instances.length === 1 ? 'The instance can take a command.' : `All ${able} can take a command.`,
          `全部 ${able} 台均可执行命令。`,
        )
      : text(
          `${able} of ${instances.length} can take a command, ${unfit.length} cannot.`,
          `共 ${instances.length} 台：${able} 台可以执行命令，${unfit.length} 台不能。`,
        );
  return `${[...lines, say(summary, page)].join('\n')}\n`;
}

/** One instance, each cause with its cures. */
function renderUnfit(
  { instanceId, name, causes }: Pick<InstanceFitness, 'instanceId' | 'name' | 'causes'>,
  regionId: string,
  page: Page,
): readonly string[] {
  const words = causes.map((cause) => unfitWords(cause, instanceId, regionId));
  const shown = oneLine(name);
  const called = shown === '' || shown === instanceId ? '' : `  ${shown}`;
  return [`${page.paint.red('✖')} ${page.paint.bold(instanceId)}${called}`, ...causeLines(words, page)];
}

function renderGroup(group: readonly InstanceFitness[], regionId: string, page: Page): readonly string[] {
  const instanceId = say(text('<instance>', '<实例 ID>'), page);
  const words = (group[0]?.causes ?? []).map((cause) => unfitWords(cause, instanceId, regionId));
  const title = say(text(`${group.length} instances`, `${group.length} 台实例`), page);
  return [
    `${page.paint.red('✖')} ${page.paint.bold(title)}`,
    wrap(idsOf(group, page), page.width, '    '),
    ...causeLines(words, page),
  ];
}

function causeLines(words: readonly UnfitWords[], page: Page): readonly string[] {
  return words.flatMap(({ why, fix }) => [
    wrap(say(why, page), page.width, '    '),
    ...waysOut(
      fix.map((each) => say(each, page)),
      page,
      '    ',
    ),
  ]);
}

/** Of the same causes, with the same findings. */
function groupsOf(unfit: readonly InstanceFitness[]): ReadonlyMap<string, readonly InstanceFitness[]> {
  const groups = new Map<string, InstanceFitness[]>();
  for (const each of unfit) {
    const key = JSON.stringify(each.causes);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

function idsOf(instances: readonly InstanceFitness[], page: Page): string {
  const ids = instances.slice(0, mostIds).map(({ instanceId }) => instanceId);
  const more = instances.length - ids.length;
  const rest = more > 0 ? [say(text(`and ${more} more`, `等共 ${instances.length} 台`), page)] : [];
  return [ids.join(', '), ...rest].join(' ');
}

/** One document with all of them, in the order asked for; as lines, one document an instance. */
export function fitnessDocuments(
  { instances }: FitnessReport,
  format: 'json' | 'jsonl',
  { edition, regionId, notes, exit }: DocumentPlace,
): readonly Document[] {
  const parts = format === 'json' ? [instances] : instances.map((each) => [each]);
  return parts.map((each) => ({
    schema,
    kind: 'fitness',
    edition: edition.name,
    region: regionId,
    instances: each.map((instance) => fitnessObject(instance, regionId)),
    notes: notes.map(noteObject),
    exit,
  }));
}

function fitnessObject({ instanceId, name, checked, causes }: InstanceFitness, regionId: string) {
  return {
    instanceId,
    name,
    fit: checked ? causes.length === 0 : null,
    causes: causes.map((cause) => causeObject(cause, instanceId, regionId)),
  };
}
