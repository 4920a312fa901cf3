import type { Context } from '../context.js';
import { needed } from '../context.js';
import { certificateStatus, writeCertificate } from '../messages/certificate.js';
import { signatureSchemes } from '../tables/signature-schemes.js';
import { TLSv12 } from '../tables/versions.js';
import { list16, vector8, vector16 } from '../writer.js';

/** True when the server shows a certificate at all. */
export const hasCertificate = (context: Context): boolean => (context.choice.identity ?? null) !== null;

export function certificate(context: Context): void {
  const { chain } = needed(context.settled('identity'), 'a certificate');
  const entries = chain.map((each) => ({ certificate: each, extensions: [] }));
  context.send('Certificate', writeCertificate(context.version, { context: Buffer.alloc(0), entries }));
}

/** The staple, as a message of its own. A script may send one where there is none: then it is empty. */
export function certificateStatusMessage(context: Context): void {
  context.send('CertificateStatus', certificateStatus(context.choice.identity?.staple ?? Buffer.alloc(0)));
}

/** Kinds of client certificates: RSA, DSA and ECDSA keys that sign (RFC 5246 §7.4.4, RFC 8422 §5.5). */
const certificateTypes = Buffer.from([1, 2, 64]);

/** Asks for a client certificate. */
export function certificateRequest(context: Context): void {
  const { clientAuthentication, signatureSchemes: names } = context.settings;
  const schemes = context.version >= TLSv12 ? [list16(names.map((name) => signatureSchemes[name].id))] : [];
  const authorities = (clientAuthentication?.authorities ?? []).map((name) => vector16(name));
  context.send('CertificateRequest', Buffer.concat([vector8(certificateTypes), ...schemes, vector16(...authorities)]));
}

export function serverHelloDone(context: Context): void {
  context.send('ServerHelloDone', Buffer.alloc(0));
}
