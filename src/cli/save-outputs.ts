import path from 'node:path';
import type { InstanceResult } from '../api/cloud-assistant.ts';
import { parseInstanceIds } from '../domain/instance-id.ts';
import { text } from '../domain/text.ts';
import { isFinished, verdictOf } from '../domain/verdict.ts';
import type { Note } from '../domain/violation.ts';
import type { Findings } from './findings.ts';
import type { Given } from './given.ts';
import type { Presenter } from './presenter.ts';
import { type Document, noteObject } from './render/json.ts';
import { neverRan } from './render/output-groups.ts';
import type { Services } from './services.ts';
import { SourceProblem } from './sources.ts';

/** Saving needs an end to wait for. */
export function checkSaving(findings: Findings): void {
  const { given } = findings;
  const directory = given.one('save-output')?.text;
  if (directory === undefined || given.on('dry-run') || given.on('wait') || given.on('follow')) return;
  findings.object('save-output', directory, {
    rule: 'save-needs-wait',
    why: text('Without waiting there is no output to save.', '不等待就没有输出可保存。'),
    fix: text('Add --wait.', '请加上 --wait。'),
  });
}

/**
 * Saving needs a place that can be written: found out before anything is sent, and after every check, because it is made
 * where it is missing. Why it cannot be used, null when it can.
 */
export async function prepareSaving(
  given: Given,
  services: Pick<Services, 'prepareDirectory'>,
): Promise<SourceProblem | null> {
  const directory = given.one('save-output')?.text;
  if (directory === undefined) return null;
  try {
    await services.prepareDirectory(directory);
    return null;
  } catch (error) {
    if (error instanceof SourceProblem) return error;
    throw error;
  }
}

/**
 * Writes each output, byte for byte, to `<dir>/<instance ID>.out`, and the document to `results.json`. A target that has
 * no output has no file either: one of an earlier run would pass for its own. Other files there are left alone. False
 * when any of it failed.
 */
export async function saveOutputs(
  given: Given,
  results: readonly InstanceResult[],
  document: Document,
  services: Pick<Services, 'saveFile' | 'removeFile'>,
  presenter: Presenter,
): Promise<boolean> {
  const directory = given.one('save-output')?.text;
  if (directory === undefined) return true;
  const failed: { readonly place: string; readonly code: string }[] = [];
  const attempt = async (name: string, change: (place: string) => Promise<void>) => {
    const place = path.join(directory, name);
    try {
      await change(place);
    } catch (error) {
      failed.push({ place, code: (error as NodeJS.ErrnoException).code ?? 'EIO' });
    }
  };
  const saved = new Set<string>();
  for (const { instanceId, output } of results.filter(hasOutput).filter(({ instanceId }) => isFileName(instanceId))) {
    saved.add(instanceId);
    await attempt(`${instanceId}.out`, (place) => services.saveFile(place, output));
  }
  for (const id of targetsIn(document).filter((id) => isFileName(id) && !saved.has(id))) {
    await attempt(`${id}.out`, services.removeFile);
  }
  const partial = results.filter((result) => saved.has(result.instanceId) && !isFinished(result.state));
  const notes = partial.length > 0 ? [incomplete(partial.map(({ instanceId }) => instanceId))] : [];
  notes.forEach(presenter.note);
  const told = { ...document, notes: [...(document.notes as readonly unknown[]), ...notes.map(noteObject)] };
  const content = Buffer.from(`${JSON.stringify(told, null, 2)}\n`);
  await attempt('results.json', (place) => services.saveFile(place, content));
  const [first, ...others] = failed;
  if (first) presenter.setback(first.code, cannotWrite(first.place, others.length), writeFix);
  return failed.length === 0;
}

/** What ran has an output, be it an empty one. */
function hasOutput(result: InstanceResult): boolean {
  return result.output.length > 0 || !neverRan.includes(verdictOf(result));
}

/** The IDs may come from an answer: only what is spelled like one becomes a file's name. */
function isFileName(instanceId: string): boolean {
  return parseInstanceIds([instanceId]).ok;
}

function targetsIn(document: Document): readonly string[] {
  return (document.results as readonly { readonly instanceId: string }[]).map(({ instanceId }) => instanceId);
}

/** Only the beginning can be seen while a command runs. */
function incomplete(ids: readonly string[]): Note {
  const list = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ' …' : '');
  return {
    code: 'output-incomplete',
    text: text(
      `Saved, but incomplete, because it had not ended when last seen: ${list} (${ids.length} in all).`,
      `以下输出已保存但不完整，最后一次查询时执行尚未结束：${list}（共 ${ids.length} 台）。`,
    ),
  };
}

const cannotWrite = (place: string, others: number) =>
  others === 0
    ? text(`The output could not be saved: ${place} is not of this run.`, `输出未能保存：${place} 不是本次执行的输出。`)
    : text(
        `Outputs could not be saved: ${place} and ${others} more files are not of this run.`,
        `输出未能保存：${place} 以及另外 ${others} 个文件不是本次执行的输出。`,
      );
const writeFix = text(
  'The command itself is not affected. Check the space and the permissions there.',
  '命令本身不受影响。请检查该处的空间与权限。',
);
