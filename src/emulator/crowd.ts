import type { Socket } from 'node:net';

interface CrowdLimits {
  readonly waiting: number;
  readonly slowMs: number;
}

/**
 * The connections that have not sent a whole request, or no further one. However many of them there are, and however slow, there is
 * room for those that come with one: the longest waiting make it.
 */
export class Crowd {
  readonly #limits: CrowdLimits;
  /** Since when, by a clock that nobody sets; longest first. */
  readonly #waiting = new Map<Socket, number>();

  constructor(limits: CrowdLimits) {
    this.#limits = limits;
  }

  came(socket: Socket): void {
    this.#waiting.set(socket, performance.now());
    socket.once('close', () => this.#waiting.delete(socket));
    this.makeRoom();
  }

  /** Its request was answered, and it may send another. */
  stays(socket: Socket): void {
    if (!socket.destroyed) this.#waiting.set(socket, performance.now());
  }

  /** A whole request has come of it. */
  asked(socket: Socket): void {
    this.#waiting.delete(socket);
  }

  /** Ends what is beyond the limit and slow. A burst of quick clients is no attack: nobody who just came is ended. */
  makeRoom(): void {
    const slowSince = performance.now() - this.#limits.slowMs;
    for (const [socket, since] of this.#waiting) {
      if (this.#waiting.size <= this.#limits.waiting || since > slowSince) return;
      this.#waiting.delete(socket);
      socket.destroy();
    }
  }
}
