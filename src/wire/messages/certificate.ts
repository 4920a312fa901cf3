import { Malformed, Reader } from '../reader.js';
import { TLSv13 } from '../tables/versions.js';
import { join, u8, vector8, vector16, vector24 } from '../writer.js';
import { type Extension, readExtensions, writeExtensions } from './extensions.js';

/** One certificate of a chain, with its extensions in TLS 1.3 (RFC 8446 §4.4.2). */
export interface CertificateEntry {
  readonly certificate: Buffer;
  readonly extensions: readonly Extension[];
}

/** A Certificate message. `context` exists in TLS 1.3 only, and is empty during a handshake. */
export interface CertificateMessage {
  readonly context: Buffer;
  readonly entries: readonly CertificateEntry[];
}

export function writeCertificate(version: number, { context, entries }: CertificateMessage): Buffer {
  if (version !== TLSv13) return vector24(...entries.map(({ certificate }) => vector24(certificate)));
  const list = entries.map(({ certificate, extensions }) =>
    join(vector24(certificate), vector16(writeExtensions(extensions))),
  );
  return join(vector8(context), vector24(...list));
}

/** @throws Malformed for bytes that are none */
export function readCertificate(version: number, body: Buffer): CertificateMessage {
  const reader = new Reader(body);
  const context = version === TLSv13 ? reader.vector8() : Buffer.alloc(0);
  const entries = new Reader(reader.vector24()).all((entry) => ({
    certificate: entry.vector24(),
    extensions: version === TLSv13 ? readExtensions(entry.vector16()) : [],
  }));
  if (!reader.done) throw new Malformed('bytes after the certificates');
  return { context, entries };
}

/** The OCSP response in its wrapping: status_type, then the response (RFC 6066 §8). */
export const certificateStatus = (response: Buffer): Buffer => join(u8(1), vector24(response));
