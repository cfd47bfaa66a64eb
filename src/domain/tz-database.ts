const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes moments with their offset in this zone of the tz database (Intl's copy of it); null when there is no such zone. */
export function zoneFormat(name: string): Intl.DateTimeFormat | null {
  const known = formats.get(name);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    formats.set(name, format);
    return format;
  } catch {
    return null;
  }
}

/**
 * The spelling that the tz database has for this name, or null where it has none. Intl reads names in any case, the agent
 * looks for a file of exactly that name; the pattern holds for every name with a slash.
 */
export function tzName(given: string): string | null {
  const known = zoneFormat(given)?.resolvedOptions().timeZone;
  if (known === undefined) return null;
  if (known.toLowerCase() === given.toLowerCase()) return known;
  // An older name of another zone (US/Pacific): Intl answers with the other zone's name.
  const spelledLikeOne = given.split('/').every((part) => /^[A-Z][\w+-]*$/.test(part) && !/[A-Z]{4}/.test(part));
  return spelledLikeOne ? given : known;
}
