import { type TimeZone, utc } from '../domain/time-zone.ts';
import { zoneFormat } from '../domain/tz-database.ts';

/** The zone of this machine's clock, as Node knows it; UTC where it is set to something that is no zone. */
export function localZone(): TimeZone {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return name === 'UTC' || zoneFormat(name) === null ? utc : { kind: 'named', name };
}
