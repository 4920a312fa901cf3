import type { Connection } from '../../observe/index.js';
import { type AlertName, alertCode } from '../../wire/alerts.js';
import type { ClientHello } from '../../wire/client-hello.js';

/** Notes what OpenSSL says about a connection that failed: an alert that came, or what it did not like. */
export function noteFailure(connection: Connection, error: NodeJS.ErrnoException): void {
  const received = /SSL alert number (\d+)/.exec(error.message);
  if (received) connection.alert('client', Number(received[1]));
  if (error.code === 'ECONNRESET') {
    // "socket hang up": Node's word for a client that left during the handshake, politely or not.
    connection.end({ by: 'client', how: error.message === 'socket hang up' ? 'close' : 'reset' });
  }
  connection.failure ??= error.code ?? error.message;
}

/** The alert with which OpenSSL answers each of its own complaints. */
const answers: Readonly<Record<string, AlertName>> = {
  ERR_SSL_NO_SHARED_CIPHER: 'handshake_failure',
  ERR_SSL_NO_SUITABLE_KEY_SHARE: 'handshake_failure',
  ERR_SSL_NO_SUITABLE_GROUPS: 'handshake_failure',
  ERR_SSL_NO_SUITABLE_SIGNATURE_ALGORITHM: 'handshake_failure',
  ERR_SSL_NO_SHARED_SIGNATURE_ALGORITHMS: 'handshake_failure',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'protocol_version',
  ERR_SSL_VERSION_TOO_LOW: 'protocol_version',
  ERR_SSL_WRONG_VERSION_NUMBER: 'protocol_version',
  ERR_SSL_NO_APPLICATION_PROTOCOL: 'no_application_protocol',
  ERR_SSL_NO_ALPN: 'no_application_protocol',
  ERR_SSL_INAPPROPRIATE_FALLBACK: 'inappropriate_fallback',
};

/** The alert that the server sent along with this error, or null when it sent none that is known. */
export function alertSentFor(error: NodeJS.ErrnoException, hello: ClientHello | null): number | null {
  if (error.code === 'ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE') {
    return alertCode(hello?.versions.includes(0x0304) ? 'certificate_required' : 'handshake_failure');
  }
  const name = answers[error.code ?? ''];
  return name ? alertCode(name) : null;
}
