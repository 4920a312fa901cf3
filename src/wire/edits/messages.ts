import { type CertificateEntry, readCertificate, writeCertificate } from '../messages/certificate.js';
import { readSigned, type Signed, writeSigned } from '../messages/signed.js';
import { Reader } from '../reader.js';
import { type SignatureSchemeName, signatureSchemes } from '../tables/signature-schemes.js';
import { handshakeType } from '../tables/types.js';
import { join, vector8, vector16 } from '../writer.js';
import type { About, Edit } from './edit.js';

/** Changes the list of a Certificate message. */
export const certificates =
  (change: (entries: readonly CertificateEntry[]) => readonly CertificateEntry[]): Edit =>
  (body, { context }) => {
    const message = readCertificate(context.version, body);
    return writeCertificate(context.version, { ...message, entries: change(message.entries) });
  };

/** Changes the first certificate, which is the leaf. */
export const leaf =
  (...edits: readonly Edit[]): Edit =>
  (body, about) =>
    certificates(([first, ...others]) => {
      if (!first) return [];
      return [
        { ...first, certificate: edits.reduce((bytes, edit) => edit(bytes, about), first.certificate) },
        ...others,
      ];
    })(body, about);

/** The request context with which a Certificate or a CertificateRequest of TLS 1.3 begins. */
export const requestContext =
  (context: Buffer): Edit =>
  (body) => {
    const reader = new Reader(body);
    reader.vector8();
    return join(vector8(context), reader.rest());
  };

/** Changes the signature in a CertificateVerify or a ServerKeyExchange. */
export const signature =
  (...edits: readonly Edit[]): Edit =>
  (body, about) =>
    inSigned((signed) => ({
      ...signed,
      signature: edits.reduce((bytes, edit) => edit(bytes, about), signed.signature),
    }))(body, about);

/** Names another scheme than the one that signed. */
export const signatureScheme = (name: SignatureSchemeName | number): Edit =>
  inSigned((signed) => ({ ...signed, scheme: typeof name === 'number' ? name : signatureSchemes[name].id }));

/** Leaves scheme and signature out, as an anonymous server does. */
export const withoutSignature: Edit = (body, about) => body.subarray(0, signedAt(body, about));

const inSigned =
  (change: (signed: Signed) => Signed): Edit =>
  (body, about) => {
    const at = signedAt(body, about);
    return join(body.subarray(0, at), writeSigned(change(readSigned(about.context.version, body.subarray(at)))));
  };

/** Where the signature begins: behind the parameters, which are a named curve or two or three numbers. */
function signedAt(body: Buffer, { type, context }: About): number {
  if (type !== handshakeType.ServerKeyExchange) return 0;
  const reader = new Reader(body);
  if (body[0] === 3) {
    reader.bytes(3);
    reader.vector8();
    return body.length - reader.left;
  }
  for (;;) {
    reader.vector16();
    const at = body.length - reader.left;
    if (isSigned(context.version, body.subarray(at))) return at;
  }
}

function isSigned(version: number, bytes: Buffer): boolean {
  try {
    readSigned(version, bytes);
    return true;
  } catch {
    return false;
  }
}

/** Fields of a NewSessionTicket of TLS 1.3. */
export interface TicketFields {
  /** Seconds. */
  readonly lifetime?: number;
  readonly ticket?: Buffer;
}

/** Changes the fields of a NewSessionTicket of TLS 1.3 (RFC 8446 §4.6.1). */
export const ticket =
  (fields: TicketFields): Edit =>
  (body) => {
    const reader = new Reader(body);
    const lifetime = Buffer.from(reader.bytes(4));
    if (fields.lifetime !== undefined) lifetime.writeUInt32BE(fields.lifetime);
    const ageAdd = reader.bytes(4);
    const nonce = reader.vector8();
    const sealed = reader.vector16();
    return join(lifetime, ageAdd, vector8(nonce), vector16(fields.ticket ?? sealed), reader.rest());
  };
