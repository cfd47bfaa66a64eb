import path from 'node:path';
import type { InstanceResult } from '../api/cloud-assistant.ts';
import { parseInstanceIds } from '../domain/instance-id.ts';
import { text } from '../domain/text.ts';
import type { Findings } from './findings.ts';
import type { Given } from './given.ts';
import type { Presenter } from './presenter.ts';
import type { Document } from './render/json.ts';
import type { Services } from './services.ts';

/** Saving needs an end to wait for, and a place that can be written: found out before anything is sent. */
export async function prepareSaving(findings: Findings, services: Pick<Services, 'prepareDirectory'>): Promise<void> {
  const { given } = findings;
  const directory = given.one('save-output')?.text;
  if (directory === undefined || given.on('dry-run')) return;
  if (given.on('wait') || given.on('follow')) {
    await findings.reading(services.prepareDirectory(directory));
    return;
  }
  findings.object('save-output', directory, {
    rule: 'save-needs-wait',
    why: text('Without waiting there is no output to save.', '不等待就没有输出可保存。'),
    fix: text('Add --wait.', '请加上 --wait。'),
  });
}

/** Writes each output, byte for byte, to `<dir>/<instance ID>.out`, and the document to `results.json`. False when any of it failed. */
export async function saveOutputs(
  given: Given,
  results: readonly InstanceResult[],
  document: Document,
  services: Pick<Services, 'saveFile'>,
  presenter: Presenter,
): Promise<boolean> {
  const directory = given.one('save-output')?.text;
  if (directory === undefined) return true;
  // The IDs may come from an answer: only what is spelled like one becomes a file's name.
  const named = results.filter(({ instanceId }) => parseInstanceIds([instanceId]).ok);
  const files = [
    ...named.map(({ instanceId, output }) => ({ name: `${instanceId}.out`, content: output })),
    { name: 'results.json', content: Buffer.from(`${JSON.stringify(document, null, 2)}\n`) },
  ];
  let complete = true;
  for (const { name, content } of files) {
    const place = path.join(directory, name);
    try {
      await services.saveFile(place, content);
    } catch (error) {
      complete = false;
      presenter.setback((error as NodeJS.ErrnoException).code ?? 'EIO', cannotWrite(place), writeFix);
    }
  }
  return complete;
}

const cannotWrite = (place: string) =>
  text(`The output could not be saved: ${place} is missing or incomplete.`, `输出未能保存：${place} 缺失或不完整。`);
const writeFix = text(
  'The command itself is not affected. Check the space and the permissions there.',
  '命令本身不受影响。请检查该处的空间与权限。',
);
