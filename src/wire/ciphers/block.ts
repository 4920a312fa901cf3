import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { WireRecord } from '../records.js';
import type { BlockAlgorithm } from '../tables/bulk-ciphers.js';
import { SSLv3, TLSv11 } from '../tables/versions.js';
import { join } from '../writer.js';
import type { RecordMac } from './mac.js';
import { badRecord, type DirectionKeys, type RecordCipher } from './record-cipher.js';

/** How one direction uses its block cipher. */
export interface BlockOptions {
  readonly version: number;
  readonly algorithm: BlockAlgorithm;
  readonly blockLength: number;
  readonly mac: RecordMac;
  /** MAC over the ciphertext (RFC 7366) in place of over the plaintext. */
  readonly encryptThenMac: boolean;
}

/**
 * CBC records. Up to TLS 1.0 the last block of a record is the IV of the next (the hole of BEAST); from TLS 1.1 on each
 * record brings its own (RFC 4346 §6.2.3.2).
 */
export class BlockCipher implements RecordCipher {
  #iv: Buffer;
  readonly #key: Buffer;
  readonly #algorithm: string;
  readonly #explicit: boolean;

  constructor(
    private readonly options: BlockOptions,
    keys: DirectionKeys,
  ) {
    this.#iv = keys.iv;
    this.#explicit = options.version >= TLSv11;
    // Single DES is triple DES with one key three times, which OpenSSL 3 still has.
    const isDes = options.algorithm === 'des-cbc';
    this.#key = isDes ? join(keys.key, keys.key, keys.key) : keys.key;
    this.#algorithm = isDes ? 'des-ede3-cbc' : options.algorithm;
  }

  seal(record: WireRecord): WireRecord {
    const { mac, encryptThenMac } = this.options;
    if (!encryptThenMac) return { ...record, payload: this.#encrypt(join(record.payload, mac.of(record))) };
    const payload = this.#encrypt(record.payload);
    return { ...record, payload: join(payload, mac.of({ ...record, payload })) };
  }

  open(record: WireRecord): WireRecord {
    const { mac, encryptThenMac } = this.options;
    if (!encryptThenMac) {
      const plaintext = this.#decrypt(record.payload);
      const [payload, tag] = cut(plaintext, mac.length);
      return checked({ ...record, payload }, mac, tag, payload);
    }
    const [payload, tag] = cut(record.payload, mac.length);
    checked({ ...record, payload }, mac, tag, payload);
    return { ...record, payload: this.#decrypt(payload) };
  }

  #encrypt(plaintext: Buffer): Buffer {
    const { blockLength } = this.options;
    const padding = blockLength - (plaintext.length % blockLength);
    const iv = this.#explicit ? randomBytes(blockLength) : this.#iv;
    const cipher = createCipheriv(this.#algorithm, this.#key, iv).setAutoPadding(false);
    // Every byte of the padding names its length, the length byte itself not counted (RFC 5246 §6.2.3.2).
    const ciphertext = join(cipher.update(join(plaintext, Buffer.alloc(padding, padding - 1))), cipher.final());
    this.#iv = ciphertext.subarray(-blockLength);
    return this.#explicit ? join(iv, ciphertext) : ciphertext;
  }

  #decrypt(payload: Buffer): Buffer {
    const { blockLength, version } = this.options;
    const iv = this.#explicit ? payload.subarray(0, blockLength) : this.#iv;
    const ciphertext = this.#explicit ? payload.subarray(blockLength) : payload;
    if (iv.length < blockLength || ciphertext.length === 0 || ciphertext.length % blockLength !== 0) throw badRecord();
    this.#iv = ciphertext.subarray(-blockLength);
    const decipher = createDecipheriv(this.#algorithm, this.#key, iv).setAutoPadding(false);
    const plaintext = join(decipher.update(ciphertext), decipher.final());
    const padding = plaintext[plaintext.length - 1] as number;
    const start = plaintext.length - padding - 1;
    // SSL 3.0 lets the padding be anything (the hole of POODLE).
    const honest = version === SSLv3 || plaintext.subarray(Math.max(start, 0)).every((byte) => byte === padding);
    if (start < 0 || !honest) throw badRecord();
    return plaintext.subarray(0, start);
  }
}

function cut(bytes: Buffer, tail: number): [Buffer, Buffer] {
  if (bytes.length < tail) throw badRecord();
  return [bytes.subarray(0, bytes.length - tail), bytes.subarray(bytes.length - tail)];
}

function checked(record: WireRecord, mac: RecordMac, tag: Buffer, payload: Buffer): WireRecord {
  if (!mac.of({ ...record, payload }).equals(tag)) throw badRecord();
  return record;
}
