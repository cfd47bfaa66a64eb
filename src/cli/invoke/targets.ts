import type { Edition } from '../../domain/editions.ts';
import { type InstanceId, noInstance, parseInstanceIds, tooManyInstances } from '../../domain/instance-id.ts';
import type { Findings } from '../findings.ts';
import type { Sources } from '../sources.ts';

/** The instances of `-i`: IDs, `@file` (one a line, `#` comments) and `-` for standard input, doubles dropped. */
export async function readTargets(
  findings: Findings,
  sources: Sources,
  edition: Edition,
): Promise<readonly InstanceId[] | null> {
  const given = findings.given.all('instance');
  if (given.length === 0) {
    findings.object('instance', null, noInstance);
    return null;
  }
  const texts: string[] = [];
  for (const { text } of given) {
    const place = text === '-' ? text : text.startsWith('@') ? text.slice(1) : null;
    if (place === null) texts.push(text);
    else {
      const lines = await findings.reading(sources.text(place));
      if (lines === null) return null;
      texts.push(withoutComments(lines));
    }
  }
  const ids = findings.take('instance', null, parseInstanceIds(texts));
  if (ids !== null && ids.length > edition.instances.atMost) {
    findings.object('instance', null, tooManyInstances(ids.length, edition.instances.atMost, edition.name));
    return null;
  }
  return ids;
}

function withoutComments(lines: string): string {
  return lines.replace(/#.*/g, '');
}
