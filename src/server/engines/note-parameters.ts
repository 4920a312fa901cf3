import { createHash, type X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { Connection } from '../../observe/index.js';

/** Notes what a handshake agreed on, and the client certificate that came with it. */
export function noteParameters(connection: Connection, tls: TLSSocket): void {
  connection.tls = {
    protocol: tls.getProtocol() ?? 'unknown',
    cipher: tls.getCipher()?.standardName ?? 'unknown',
    alpn: tls.alpnProtocol || null,
    resumed: tls.isSessionReused(),
  };
  const presented: X509Certificate | undefined = tls.getPeerX509Certificate();
  if (presented) {
    connection.clientCertificate = {
      subject: presented.subject,
      issuer: presented.issuer,
      sha256: createHash('sha256').update(presented.raw).digest('hex'),
      problem: tls.authorized ? null : String(tls.authorizationError),
    };
  }
}
