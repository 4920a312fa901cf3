import { createHash, type Hash } from 'node:crypto';
import { handshakeType } from './tables/types.js';
import { join, u8, u24 } from './writer.js';

/** The handshake messages so far: what Finished and the signatures vouch for (RFC 8446 §4.4.1). */
export class Transcript {
  #messages: Buffer[] = [];
  /** One running hash for each algorithm asked for, and how many messages it has seen. */
  readonly #running = new Map<string, { hash: Hash; seen: number }>();

  add(message: Buffer): void {
    this.#messages.push(message);
  }

  /** All messages, for signatures that hash them themselves. */
  get bytes(): Buffer {
    return Buffer.concat(this.#messages);
  }

  hash(algorithm: string): Buffer {
    return this.fork(algorithm).digest();
  }

  /** A hash over the messages so far, to which the caller may add: as SSL 3.0 does. */
  fork(algorithm: string): Hash {
    const running = this.#running.get(algorithm) ?? { hash: createHash(algorithm), seen: 0 };
    this.#running.set(algorithm, running);
    for (; running.seen < this.#messages.length; running.seen++)
      running.hash.update(this.#messages[running.seen] as Buffer);
    return running.hash.copy();
  }

  /** The same without the last message, of which the binder of a ticket covers only a part. */
  forkBeforeLast(algorithm: string): Hash {
    return createHash(algorithm).update(Buffer.concat(this.#messages.slice(0, -1)));
  }

  /** After a HelloRetryRequest the first ClientHello counts only by its hash (RFC 8446 §4.4.1). */
  foldIntoHash(algorithm: string): void {
    const digest = this.hash(algorithm);
    this.#messages = [join(u8(handshakeType.MessageHash), u24(digest.length), digest)];
    this.#running.clear();
  }
}
