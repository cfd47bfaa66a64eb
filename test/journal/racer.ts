import fs from 'node:fs';
import { takeLock } from '../../src/journal/lock.ts';

/** Takes the lock at `place` fifteen times and notes when it is inside; a process of its own. */
async function race(place: string, tally: string): Promise<void> {
  for (let taken = 0; taken < 15; ) {
    const locked = takeLock(place, new Date());
    if (!locked.ok) continue;
    fs.appendFileSync(tally, `in ${process.pid} ${taken}\n`);
    await new Promise((wake) => setImmediate(wake));
    fs.appendFileSync(tally, `out ${process.pid} ${taken}\n`);
    taken++;
    if (taken % 3 === 0) {
      // As if it had died there: its lock stays, under a number nobody has.
      locked.lock.release();
      const since = new Date().toISOString();
      const nonce = `${process.pid}${taken}`.padStart(16, '0');
      const draft = `${place}~${nonce}`;
      fs.writeFileSync(draft, JSON.stringify({ pid: 2 ** 22 + 9, startTicks: 1, since, nonce }));
      try {
        fs.linkSync(draft, place);
      } catch {
        // Somebody else was faster.
      }
      fs.rmSync(draft);
    } else locked.lock.release();
  }
}

void race(process.argv[2]!, process.argv[3]!);
