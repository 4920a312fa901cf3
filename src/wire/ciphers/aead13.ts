import { maximumFragment, type WireRecord } from '../records.js';
import { Refusal } from '../refusal.js';
import type { AeadAlgorithm } from '../tables/bulk-ciphers.js';
import { contentType } from '../tables/types.js';
import { join, u8, u16 } from '../writer.js';
import { aeadOpen, aeadOverhead, aeadSeal, xoredNonce } from './aead.js';
import type { RecordCipher } from './record-cipher.js';

/** Records of TLS 1.3: the true content type travels inside (RFC 8446 §5.2). */
export class Aead13 implements RecordCipher {
  #sequence = 0n;

  constructor(
    private readonly algorithm: AeadAlgorithm,
    private readonly key: Buffer,
    private readonly iv: Buffer,
  ) {}

  seal(record: WireRecord): WireRecord {
    const inner = join(record.payload, u8(record.type));
    const version = 0x0303;
    const payload = aeadSeal(
      this.algorithm,
      this.key,
      this.#nonce(),
      header(version, inner.length + aeadOverhead),
      inner,
    );
    return { type: contentType.applicationData, version, payload };
  }

  open(record: WireRecord): WireRecord {
    const additional = header(record.version, record.payload.length);
    const inner = aeadOpen(this.algorithm, this.key, this.#nonce(), additional, record.payload);
    let end = inner.length;
    while (end > 0 && inner[end - 1] === 0) end--;
    if (end === 0) throw new Refusal('unexpected_message', 'a record without a content type');
    if (end - 1 > maximumFragment) throw new Refusal('record_overflow', 'a record of more than 2^14 bytes');
    return { type: inner[end - 1] as number, version: record.version, payload: inner.subarray(0, end - 1) };
  }

  rewind(): void {
    this.#sequence--;
  }

  #nonce(): Buffer {
    return xoredNonce(this.iv, this.#sequence++);
  }
}

const header = (version: number, length: number): Buffer =>
  join(u8(contentType.applicationData), u16(version), u16(length));
