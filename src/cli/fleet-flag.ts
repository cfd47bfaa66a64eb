import path from 'node:path';
import type { EditionName } from '../domain/editions.ts';
import type { Findings } from './findings.ts';
import type { FleetFile, Services } from './services.ts';
import { SourceProblem } from './sources.ts';

/** Room for 100,000 instances with some tags each. */
const megabytes = 32;

/** The file behind `--fleet`; null when there is none, and when it is refused or cannot be read. */
export async function readFleet(
  findings: Findings,
  { emulators, sources }: Services,
  around: { readonly edition: EditionName; readonly instances: number },
): Promise<FleetFile | null> {
  const file = findings.given.one('fleet')?.text ?? null;
  if (file === null) return null;
  const source = await findings.reading(sources.text(file, megabytes));
  if (source === null) return null;
  const contentOf = (name: string) =>
    findings.reading(besides(file, sources.text(path.resolve(path.dirname(file), name))));
  const checked = await emulators.readFleet(source, { ...around, contentOf });
  if (checked.ok) return checked.value;
  for (const violation of checked.violations) {
    findings.violations.push({
      ...violation,
      flag: placeIn(file === '-' ? findings.given.spelled('fleet') : file, violation.flag),
    });
  }
  return null;
}

/** What cannot be read was looked for beside the fleet file, not in the current directory. */
async function besides(file: string, reading: Promise<string>): Promise<string> {
  return reading.catch((error: unknown) => {
    if (error instanceof SourceProblem && file !== '-') error.namedIn = file;
    throw error;
  });
}

/** `fleet.json:3:14`, as compilers write it, or `fleet.json: instances[3].agent`. */
function placeIn(file: string, place: string): string {
  if (place === '') return file;
  return `${file}:${/^\d/.test(place) ? '' : ' '}${place}`;
}
