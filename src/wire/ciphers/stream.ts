import type { WireRecord } from '../records.js';
import { join } from '../writer.js';
import type { RecordMac } from './mac.js';
import { badRecord, type RecordCipher } from './record-cipher.js';

/** Records under RC4 or under no encryption at all (RFC 5246 §6.2.3.1): content, then MAC. */
export class StreamCipher implements RecordCipher {
  constructor(
    private readonly mac: RecordMac,
    private readonly process: (data: Buffer) => Buffer,
  ) {}

  seal(record: WireRecord): WireRecord {
    return { ...record, payload: this.process(join(record.payload, this.mac.of(record))) };
  }

  open(record: WireRecord): WireRecord {
    const plaintext = this.process(record.payload);
    const end = plaintext.length - this.mac.length;
    if (end < 0) throw badRecord();
    const opened = { ...record, payload: plaintext.subarray(0, end) };
    if (!this.mac.of(opened).equals(plaintext.subarray(end))) throw badRecord();
    return opened;
  }
}
