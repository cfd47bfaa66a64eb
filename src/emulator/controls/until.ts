const pauseMs = 20;

/** Resolves when it is so, or when so many milliseconds of this machine have passed. */
export async function until(isSo: () => boolean, longestMs: number): Promise<void> {
  const end = Date.now() + longestMs;
  while (!isSo() && Date.now() < end) await new Promise((wake) => setTimeout(wake, pauseMs));
}
