import tls, { type ConnectionOptions, type TLSSocket } from 'node:tls';
import { authority } from './identities.js';
import { body } from './wire-server.js';

/** What Node's client made of a server. */
export interface NodeVisit {
  /** All that was read. */
  readonly text: string;
  /** The sentence of the server came through whole. */
  readonly accepted: boolean;
  /** OpenSSL's or the system's code for what went wrong. */
  readonly error: string | null;
  readonly resumed: boolean;
  readonly protocol: string | null;
  readonly cipher: string;
  /** The last session that the server gave. */
  readonly session: Buffer | undefined;
  readonly staple: Buffer | undefined;
}

/** One request with Node's client, to the end of the connection. */
export async function visit(
  port: number,
  options: ConnectionOptions & { requestOCSP?: boolean } = {},
): Promise<NodeVisit> {
  const ca = (await authority).pem;
  return new Promise((resolve) => {
    const socket = tls.connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ...options });
    let text = '';
    let error: string | null = null;
    let session: Buffer | undefined;
    let staple: Buffer | undefined;
    const facts = { resumed: false, protocol: null as string | null, cipher: '' };
    socket.on('secureConnect', () => {
      Object.assign(facts, factsOf(socket));
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    });
    socket.on('session', (given) => {
      session = given;
    });
    socket.on('OCSPResponse', (given) => {
      staple = given;
    });
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.on('error', (failure: NodeJS.ErrnoException) => {
      error = failure.code ?? failure.message;
    });
    socket.on('close', () => resolve({ text, accepted: text.endsWith(body), error, session, staple, ...facts }));
  });
}

const factsOf = (socket: TLSSocket) => ({
  resumed: socket.isSessionReused(),
  protocol: socket.getProtocol(),
  cipher: socket.getCipher().standardName,
});
