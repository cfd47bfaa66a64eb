/** [doc] `yyyy-MM-ddTHH:mm:ssZ`, and the empty text for what has not happened. */
export function seconds(moment: Date | null): string {
  return moment ? `${moment.toISOString().slice(0, 19)}Z` : '';
}

/** [doc] `yyyy-MM-ddTHH:mmZ`: creation times of instances and commands. */
export function minutes(moment: Date): string {
  return `${moment.toISOString().slice(0, 16)}Z`;
}

/** A moment that was kept as milliseconds since 1970. */
export function dateOf(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
