import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { noteParameters } from './engines/note-parameters.js';
import type { Guest, HttpAnswering } from './http.js';
import { playScript } from './play-script.js';
import { resetSocket } from './visit.js';

/** Decrypted bytes, both ways, from whichever engine. */
export type Secured = Duplex & { readonly alpnProtocol: string | false | null };

/** After the handshake: the scenario's own answer, or honest HTTP. */
export function secure(tls: Secured, guest: Guest, http: HttpAnswering): void {
  const { visit, plan } = guest;
  const { socket, connection, hello } = visit;
  tls.once('close', () => {
    // Counts decrypted bytes only: a client that said nothing after the handshake has not accepted the server.
    if (tls instanceof TLSSocket) connection.applicationBytes ||= tls.bytesRead;
    socket.destroy();
  });
  const { respond } = plan.making;
  if (!respond) return http.serve(tls, tls.alpnProtocol || null, guest);
  const played = {
    stream: tls,
    decrypted: true,
    hello: Promise.resolve(hello),
    closeNotify: () => void tls.end(),
    sendInClear: (bytes: Buffer) => void socket.write(bytes),
    fin: () => void tls.destroy(),
    halfClose: () => void tls.end(),
    reset: () => resetSocket(socket),
    askClientCertificate: async () => tls instanceof TLSSocket && askAgain(tls, guest),
    beHonest: () => {
      http.serve(tls, tls.alpnProtocol || null, guest);
      tls.resume(); // It was paused to put the request back.
    },
  };
  void playScript(respond, played, connection, plan.scenario);
}

/** Renegotiates in TLS 1.2 with a CertificateRequest, as servers do that protect only some paths. */
function askAgain(tls: TLSSocket, { visit }: Guest): Promise<boolean> {
  return new Promise((resolve) => {
    const over = (): void => resolve(false);
    tls.once('close', over);
    tls.renegotiate({ requestCert: true, rejectUnauthorized: true }, (error) => {
      tls.off('close', over);
      if (!error) noteParameters(visit.connection, tls);
      resolve(!error && visit.connection.clientCertificate !== null);
    });
  });
}
