import { X509Certificate } from 'node:crypto';
import { connect, type DetailedPeerCertificate } from 'node:tls';
import type { Endpoint } from '../../../../src/server/index.js';

/** What a server shows: its leaf, the CA that issued it, and all that is not the leaf. */
export interface Presented {
  readonly leaf: X509Certificate;
  readonly issuer: X509Certificate;
  readonly others: readonly X509Certificate[];
}

/** Dials a server by Node's own client and keeps its certificates. */
export function issuerAndLeaf(server: Endpoint): Promise<Presented> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, servername: 'localhost', ca: server.trust.ca };
    const client = connect(options, () => {
      const chain = climb(client.getPeerCertificate(true)).map(({ raw }) => new X509Certificate(raw));
      const [leaf, issuer] = chain;
      client.destroy();
      if (leaf && issuer) resolve({ leaf, issuer, others: chain.slice(1) });
      else reject(new Error('the server showed no issuer'));
    }).once('error', reject);
  });
}

/** A root is its own issuer. */
function climb(from: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const { issuerCertificate: issuer } = from;
  return !issuer || issuer.fingerprint256 === from.fingerprint256 ? [from] : [from, ...climb(issuer)];
}

/** Where a certificate says that one can ask about it; empty where it does not. */
export function pointers(certificate: X509Certificate): { crl: string; ocsp: string; issuer: string } {
  const found = (pattern: RegExp, text: string): string => pattern.exec(text)?.[1] ?? '';
  const access = certificate.infoAccess ?? '';
  return {
    // Node reads no distribution points; the URL stands in the bytes as it is.
    crl: found(/(http:\S+?\.crl)/, certificate.raw.toString('latin1')),
    ocsp: found(/OCSP - URI:(\S+)/, access),
    issuer: found(/CA Issuers - URI:(\S+)/, access),
  };
}
