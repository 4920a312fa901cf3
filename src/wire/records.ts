import { join, u8, u16 } from './writer.js';

/** One record: before protection `payload` is the fragment, afterwards what stands on the wire (RFC 8446 §5.1). */
export interface WireRecord {
  readonly type: number;
  /** The version field of the record, 0x0303 for TLS 1.2 and 1.3. */
  readonly version: number;
  readonly payload: Buffer;
}

/** The most that one record carries: 2^14 bytes (RFC 8446 §5.1). */
export const maximumFragment = 0x4000;

/** What protection may add to a fragment (RFC 5246 §6.2.3; 256 bytes since RFC 8446 §5.2). */
export const maximumExpansion = 2048;

/** The bytes of a record as they go out. The length is taken as it is, even where no honest record is that long. */
export const serializeRecord = (record: WireRecord): Buffer =>
  join(u8(record.type), u16(record.version), u16(record.payload.length), record.payload);

/** Cuts a payload into fragments of at most 2^14 bytes; an empty payload is one empty fragment. */
export function fragments(payload: Buffer, size = maximumFragment): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at === 0 || at < payload.length; at += size) parts.push(payload.subarray(at, at + size));
  return parts;
}
