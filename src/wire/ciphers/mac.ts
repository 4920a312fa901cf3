import { createHash, createHmac } from 'node:crypto';
import type { WireRecord } from '../records.js';
import { SSLv3 } from '../tables/versions.js';
import { join, u8, u16, u64 } from '../writer.js';

/** A hash that a record MAC is made with. */
export type MacHash = 'md5' | 'sha1' | 'sha256' | 'sha384';

/** The length of a hash in bytes. */
export const hashLength = { md5: 16, sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;

/** The MAC over a record; it counts the records of its direction. */
export class RecordMac {
  #sequence = 0n;
  readonly length: number;

  constructor(
    private readonly version: number,
    private readonly hash: MacHash,
    private readonly secret: Buffer,
  ) {
    this.length = hashLength[hash];
  }

  of(record: WireRecord): Buffer {
    const sequence = u64(this.#sequence++);
    const { type, version, payload } = record;
    if (this.version === SSLv3) return this.#ofSsl3(join(sequence, u8(type), u16(payload.length), payload));
    // RFC 5246 §6.2.3.1.
    return createHmac(this.hash, this.secret)
      .update(join(sequence, u8(type), u16(version), u16(payload.length)))
      .update(payload)
      .digest();
  }

  /** Not yet HMAC, and without the version (RFC 6101 §5.2.3.1). */
  #ofSsl3(content: Buffer): Buffer {
    const padding = this.hash === 'md5' ? 48 : 40;
    const pad = (byte: number) => Buffer.alloc(padding, byte);
    const inner = createHash(this.hash)
      .update(join(this.secret, pad(0x36), content))
      .digest();
    return createHash(this.hash)
      .update(join(this.secret, pad(0x5c), inner))
      .digest();
  }
}
