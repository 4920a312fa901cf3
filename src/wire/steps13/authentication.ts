import type { Context } from '../context.js';
import { needed } from '../context.js';
import { finished13 } from '../key-schedule/tls13.js';
import { certificateStatus, writeCertificate } from '../messages/certificate.js';
import { type Extension, extension, writeExtensions } from '../messages/extensions.js';
import { writeSigned } from '../messages/signed.js';
import { signWith } from '../signatures.js';
import { signatureSchemes } from '../tables/signature-schemes.js';
import { TLSv13 } from '../tables/versions.js';
import { list16, vector8, vector16 } from '../writer.js';
import { chosenSuite, secrets } from './state.js';

/** What the server answers to the ClientHello and need not say in clear text (RFC 8446 §4.3.1). */
export function encryptedExtensions(context: Context): void {
  const alpn = context.choice.alpn ?? null;
  const extensions = alpn === null ? [] : [extension('alpn', vector16(vector8(Buffer.from(alpn, 'latin1'))))];
  context.send('EncryptedExtensions', vector16(writeExtensions(extensions)));
}

/** Asks for a client certificate (RFC 8446 §4.3.2). */
export function certificateRequest(context: Context): void {
  const { signatureSchemes: names, clientAuthentication } = context.settings;
  const authorities = clientAuthentication?.authorities ?? [];
  const extensions: Extension[] = [
    extension('signatureAlgorithms', list16(names.map((name) => signatureSchemes[name].id))),
  ];
  if (authorities.length > 0) {
    extensions.push(extension('certificateAuthorities', vector16(...authorities.map((name) => vector16(name)))));
  }
  context.send('CertificateRequest', Buffer.concat([vector8(), vector16(writeExtensions(extensions))]));
}

export function certificate(context: Context): void {
  context.send('Certificate', certificateBody(context));
}

/** The server's Certificate message; a staple belongs to the leaf. */
export function certificateBody(context: Context): Buffer {
  const { chain, staple } = needed(context.settled('identity'), 'a certificate');
  const stapled = staple && context.hello.statusRequest ? [extension('statusRequest', certificateStatus(staple))] : [];
  const entries = chain.map((each, index) => ({ certificate: each, extensions: index === 0 ? stapled : [] }));
  return writeCertificate(TLSv13, { context: Buffer.alloc(0), entries });
}

/** What a CertificateVerify signs (RFC 8446 §4.4.3). */
export function verifyContent(role: 'server' | 'client', transcript: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(64, 0x20), Buffer.from(`TLS 1.3, ${role} CertificateVerify\0`), transcript]);
}

export function certificateVerify(context: Context): void {
  const scheme = needed(context.settled('signatureScheme'), 'the signature scheme');
  const { key } = needed(context.settled('identity'), 'a certificate');
  const content = verifyContent('server', context.transcript.hash(chosenSuite(context).hash));
  const signature = signWith(scheme, key, context.toSign(content));
  context.send('CertificateVerify', writeSigned({ scheme: signatureSchemes[scheme].id, signature }));
}

export function finished(context: Context): void {
  const { hash } = chosenSuite(context);
  const { server } = needed(secrets(context).handshake, 'the handshake secrets');
  context.send('Finished', finished13(hash, server, context.transcript.hash(hash)));
}
