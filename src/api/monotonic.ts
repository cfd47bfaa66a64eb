/** Milliseconds of a clock that nobody sets. Node reads a good deal for `performance`, and nothing for this. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
