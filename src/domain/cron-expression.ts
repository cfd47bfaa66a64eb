import { splitAtBlanks } from './blanks.ts';
import { type CronField, type CronFields, parseField } from './cron-fields.ts';
import { shapeObjection } from './cron-shape.ts';
import { type FieldName, fieldNames } from './cron-values.ts';
import { parseTimeZone, type TimeZone } from './time-zone.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

export interface CronExpression {
  readonly fields: CronFields;
  /** null: the instance's own zone. */
  readonly zone: TimeZone | null;
}

/** `second minute hour day-of-month month day-of-week [year] [zone]`, blanks in between. */
export function parseCron(given: string): Checked<CronExpression> {
  const { fields, zone, objections } = readCron(given);
  return objections.length > 0 ? refused(...objections) : accepted({ fields: fields as CronFields, zone });
}

/** The fields that can be read, and why the others cannot. */
export interface CronReading {
  readonly fields: Partial<CronFields>;
  readonly zone: TimeZone | null;
  readonly objections: readonly Objection[];
}

export function readCron(given: string): CronReading {
  const parts = splitAtBlanks(given);
  const wrongShape = shapeObjection(given, parts);
  if (wrongShape) return { fields: {}, zone: null, objections: [wrongShape] };
  const { year, zone: zoneText } = yearAndZone(parts);
  const objections: Objection[] = [];
  const fields: Partial<Record<FieldName, CronField>> = {};
  for (const [index, name] of fieldNames.entries()) {
    const field = parseField(name, name === 'year' ? year : parts[index]!);
    if (field.ok) fields[name] = field.value;
    else objections.push(...field.objections);
  }
  const zone = zoneText === null ? null : parseTimeZone(zoneText);
  if (zone?.ok === false) objections.push(...zone.objections);
  return { fields, zone: zone?.ok ? zone.value : null, objections };
}

/**
 * The agent takes a seventh field for a year when a year stands anywhere in it or it begins like a wildcard, else for the
 * zone. Numbers it would refuse as a zone are called a bad year here: that is what was meant.
 */
function yearAndZone(parts: readonly string[]): { year: string; zone: string | null } {
  const [, , , , , , seventh, eighth] = parts;
  if (seventh === undefined) return { year: '*', zone: null };
  if (eighth !== undefined) return { year: seventh, zone: eighth };
  const isYear = /^[*?]$|19[789]\d|20\d\d|^\*\/\d+$|^\d[\d,*/-]*$/.test(seventh);
  return isYear ? { year: seventh, zone: null } : { year: '*', zone: seventh };
}
