import path from 'node:path';
import { text } from '../domain/text.ts';
import type { RunReport } from '../usecases/invoke.ts';
import { type Exit, exits } from './exit-code.ts';
import type { Findings } from './findings.ts';
import type { Presenter } from './presenter.ts';
import { runDocument } from './render/json.ts';
import type { Services } from './services.ts';

export function checkSaving(findings: Findings): void {
  const { given } = findings;
  if (given.one('save-output') === null || given.on('wait') || given.on('follow') || given.on('dry-run')) return;
  findings.object('save-output', given.one('save-output')?.text ?? null, {
    rule: 'save-needs-wait',
    why: text('Without waiting there is no output to save.', '不等待就没有输出可保存。'),
    fix: text('Add --wait.', '请加上 --wait。'),
  });
}

/** Writes each output, byte for byte, to `<dir>/<instance ID>.out`, and the run to `results.json`. False when that failed. */
export async function saveOutputs(
  { given, notes }: Findings,
  report: RunReport,
  exit: Exit,
  services: Pick<Services, 'saveFile'>,
  presenter: Presenter,
): Promise<boolean> {
  const directory = given.one('save-output')?.text;
  if (directory === undefined || report.wait === null) return true;
  const files = report.wait.results.map(({ instanceId, output }) => [`${instanceId}.out`, output] as const);
  const document = Buffer.from(`${JSON.stringify(runDocument(report, notes, exit), null, 2)}\n`);
  for (const [name, content] of [...files, ['results.json', document] as const]) {
    const place = path.join(directory, name);
    try {
      await services.saveFile(place, content);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
      presenter.trouble('io', code, cannotWrite(place), writeFix, exits.io);
      return false;
    }
  }
  return true;
}

const cannotWrite = (place: string) =>
  text(`The output could not be saved: ${place} is missing or incomplete.`, `输出未能保存：${place} 缺失或不完整。`);
const writeFix = text(
  'The command itself is not affected. Check the space and the permissions there.',
  '命令本身不受影响。请检查该处的空间与权限。',
);
