import { createHash, createHmac } from 'node:crypto';
import { hashLength } from '../ciphers/mac.js';
import { expandLabel, extract } from './hkdf.js';

/** A traffic secret for each direction. */
export interface TrafficSecrets {
  readonly client: Buffer;
  readonly server: Buffer;
}

/** The key schedule of TLS 1.3 (RFC 8446 §7.1): early, then handshake, then master secret. */
export class KeySchedule13 {
  readonly #length: number;
  #secret: Buffer;

  /** `psk` is the secret of a ticket that is resumed. */
  constructor(
    private readonly hash: 'sha256' | 'sha384',
    psk?: Buffer,
  ) {
    this.#length = hashLength[hash];
    this.#secret = extract(hash, this.#zeros, psk ?? this.#zeros);
  }

  /** The key of the binder that proves possession of a ticket's secret (RFC 8446 §4.2.11.2). */
  get binderKey(): Buffer {
    return this.#derive('res binder', this.#emptyHash);
  }

  /** Moves on to the handshake secret. `transcript` is the hash up to ServerHello. */
  enterHandshake(agreed: Buffer, transcript: Buffer): TrafficSecrets {
    this.#advance(agreed);
    return { client: this.#derive('c hs traffic', transcript), server: this.#derive('s hs traffic', transcript) };
  }

  /** Moves on to the master secret. `transcript` is the hash up to the server's Finished. */
  enterApplication(transcript: Buffer): TrafficSecrets & { readonly exporter: Buffer } {
    this.#advance(this.#zeros);
    return {
      client: this.#derive('c ap traffic', transcript),
      server: this.#derive('s ap traffic', transcript),
      exporter: this.#derive('exp master', transcript),
    };
  }

  /** What tickets are made from. `transcript` is the hash up to the client's Finished. */
  resumption(transcript: Buffer): Buffer {
    return this.#derive('res master', transcript);
  }

  #advance(input: Buffer): void {
    this.#secret = extract(this.hash, this.#derive('derived', this.#emptyHash), input);
  }

  #derive(label: string, transcript: Buffer): Buffer {
    return expandLabel(this.hash, this.#secret, label, transcript, this.#length);
  }

  get #zeros(): Buffer {
    return Buffer.alloc(this.#length);
  }

  get #emptyHash(): Buffer {
    return createHash(this.hash).digest();
  }
}

/** `verify_data` of a Finished, and a binder, under a traffic secret or the binder key (RFC 8446 §4.4.4). */
export function finished13(hash: 'sha256' | 'sha384', secret: Buffer, transcript: Buffer): Buffer {
  const key = expandLabel(hash, secret, 'finished', Buffer.alloc(0), hashLength[hash]);
  return createHmac(hash, key).update(transcript).digest();
}

/** The secret after a KeyUpdate (RFC 8446 §7.2). */
export const nextTrafficSecret = (hash: 'sha256' | 'sha384', secret: Buffer): Buffer =>
  expandLabel(hash, secret, 'traffic upd', Buffer.alloc(0), hashLength[hash]);

/** The secret of one ticket (RFC 8446 §4.6.1). */
export const ticketSecret = (hash: 'sha256' | 'sha384', resumption: Buffer, nonce: Buffer): Buffer =>
  expandLabel(hash, resumption, 'resumption', nonce, hashLength[hash]);
