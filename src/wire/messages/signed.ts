import { Malformed, Reader } from '../reader.js';
import { TLSv12 } from '../tables/versions.js';
import { join, u16, vector16 } from '../writer.js';

/** A signature with its scheme, which is named from TLS 1.2 on (RFC 5246 §4.7). */
export interface Signed {
  readonly scheme: number | null;
  readonly signature: Buffer;
}

export const writeSigned = ({ scheme, signature }: Signed): Buffer =>
  join(scheme === null ? Buffer.alloc(0) : u16(scheme), vector16(signature));

/** @throws Malformed for bytes that are none */
export function readSigned(version: number, bytes: Buffer): Signed {
  const reader = new Reader(bytes);
  const signed = { scheme: version >= TLSv12 ? reader.u16() : null, signature: reader.vector16() };
  if (!reader.done) throw new Malformed('bytes after the signature');
  return signed;
}
