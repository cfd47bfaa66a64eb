import type { Edition, EditionName } from '../../domain/editions.ts';
import {
  type InstanceId,
  noInstance,
  parseBatchSize,
  parseInstanceIds,
  tooManyInstances,
} from '../../domain/instance-id.ts';
import type { Findings } from '../findings.ts';
import type { Sources } from '../sources.ts';

/** How many instances go with one call, and whether there may be more than one. */
export interface BatchSize {
  readonly size: number;
  readonly several: boolean;
  readonly edition: EditionName;
}

/** `--batch` and `--batch-size`; either allows as many calls as it takes. */
export function readBatchSize(findings: Findings, { name, instances }: Edition, atOnce: number): BatchSize {
  const { given } = findings;
  const size = findings.single('batch-size', (word) => parseBatchSize(word, atOnce)) ?? instances.atMost;
  return { size, several: given.on('batch') || given.one('batch-size') !== null, edition: name };
}

/** The instances of `-i`: IDs, `@file` (one a line, `#` comments) and `-` for standard input, doubles dropped. */
export async function readTargets(
  findings: Findings,
  sources: Sources,
  batch: BatchSize,
): Promise<readonly InstanceId[] | null> {
  if (findings.given.all('instance').length === 0) {
    findings.object('instance', null, noInstance);
    return null;
  }
  const ids = await readInstanceIds(findings, sources);
  if (ids !== null && !batch.several && ids.length > batch.size) {
    findings.object('instance', null, tooManyInstances(ids.length, batch.size, batch.edition));
    return null;
  }
  return ids;
}

/** The IDs themselves, however many. */
export async function readInstanceIds(findings: Findings, sources: Sources): Promise<readonly InstanceId[] | null> {
  const texts: string[] = [];
  for (const { text } of findings.given.all('instance')) {
    const place = text === '-' ? text : text.startsWith('@') ? text.slice(1) : null;
    if (place === null) texts.push(text);
    else {
      const lines = await findings.reading(sources.text(place));
      if (lines === null) return null;
      texts.push(withoutComments(lines));
    }
  }
  return findings.take('instance', null, parseInstanceIds(texts));
}

function withoutComments(lines: string): string {
  return lines.replace(/#.*/g, '');
}
