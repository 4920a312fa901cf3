import type { WireRecord } from '../records.js';
import { Refusal } from '../refusal.js';

/** Protection of one direction. It counts its records, so every record passes through it once and in order. */
export interface RecordCipher {
  /** Protects a record for the wire. */
  seal(record: WireRecord): WireRecord;
  /** Reads a protected record. @throws Refusal with `bad_record_mac` when it does not verify. */
  open(record: WireRecord): WireRecord;
  /** Forgets the record that was opened last: it was early data under keys that are not here (RFC 8446 §4.2.10). */
  rewind?(): void;
}

/** The keys of one direction. */
export interface DirectionKeys {
  readonly mac: Buffer;
  readonly key: Buffer;
  readonly iv: Buffer;
}

/** One alert for every way of not verifying, so that the server is no oracle (RFC 5246 §7.2.2). */
export const badRecord = (): Refusal => new Refusal('bad_record_mac', 'a record of the client did not verify');
