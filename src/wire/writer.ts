/** Writes the vectors of the TLS presentation language (RFC 8446 §3.4); the other half of `Reader`. */
export const u8 = (value: number): Buffer => Buffer.from([value & 0xff]);

export const u16 = (value: number): Buffer => Buffer.from([(value >> 8) & 0xff, value & 0xff]);

export const u24 = (value: number): Buffer => Buffer.from([(value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]);

export const u32 = (value: number): Buffer => {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

/** The sequence number of a record as the MAC and the AEAD take it. */
export const u64 = (value: bigint): Buffer => {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
};

export const join = (...parts: readonly Buffer[]): Buffer => Buffer.concat(parts);

/** A vector with a length of one byte. */
export const vector8 = (...parts: readonly Buffer[]): Buffer => prefixed(u8, parts);

/** A vector with a length of two bytes. */
export const vector16 = (...parts: readonly Buffer[]): Buffer => prefixed(u16, parts);

/** A vector with a length of three bytes. */
export const vector24 = (...parts: readonly Buffer[]): Buffer => prefixed(u24, parts);

/** A list of 16-bit values in a vector with a length of two bytes: suites, groups, signature schemes. */
export const list16 = (values: readonly number[]): Buffer => vector16(...values.map(u16));

function prefixed(length: (value: number) => Buffer, parts: readonly Buffer[]): Buffer {
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([length(total), ...parts]);
}
