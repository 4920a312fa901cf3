import type { WireRecord } from '../records.js';
import type { AeadAlgorithm } from '../tables/bulk-ciphers.js';
import { join, u8, u16, u64 } from '../writer.js';
import { aeadOpen, aeadOverhead, aeadSeal, xoredNonce } from './aead.js';
import { badRecord, type DirectionKeys, type RecordCipher } from './record-cipher.js';

/**
 * AEAD records of TLS 1.2. GCM sends eight bytes of its nonce along (RFC 5288 §3), ChaCha20 none (RFC 7905 §2).
 */
export class Aead12 implements RecordCipher {
  #sequence = 0n;
  readonly #explicit: number;

  constructor(
    private readonly algorithm: AeadAlgorithm,
    private readonly keys: DirectionKeys,
  ) {
    this.#explicit = 12 - keys.iv.length;
  }

  seal(record: WireRecord): WireRecord {
    const sequence = u64(this.#sequence);
    const explicit = sequence.subarray(8 - this.#explicit);
    const nonce = this.#explicit > 0 ? join(this.keys.iv, explicit) : xoredNonce(this.keys.iv, this.#sequence);
    this.#sequence++;
    const additional = header(sequence, record, record.payload.length);
    const sealed = aeadSeal(this.algorithm, this.keys.key, nonce, additional, record.payload);
    return { ...record, payload: this.#explicit > 0 ? join(explicit, sealed) : sealed };
  }

  open(record: WireRecord): WireRecord {
    const length = record.payload.length - this.#explicit - aeadOverhead;
    if (length < 0) throw badRecord();
    const explicit = record.payload.subarray(0, this.#explicit);
    const nonce = this.#explicit > 0 ? join(this.keys.iv, explicit) : xoredNonce(this.keys.iv, this.#sequence);
    const additional = header(u64(this.#sequence++), record, length);
    const sealed = record.payload.subarray(this.#explicit);
    return { ...record, payload: aeadOpen(this.algorithm, this.keys.key, nonce, additional, sealed) };
  }
}

/** The additional data of RFC 5246 §6.2.3.3. */
const header = (sequence: Buffer, record: WireRecord, length: number): Buffer =>
  join(sequence, u8(record.type), u16(record.version), u16(length));
