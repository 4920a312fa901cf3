import { connect as connectTcp, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Endpoint } from '../../../src/server/index.js';

/** A ClientHello of Node's own TLS client, as it goes out. */
export function clientHello(servername = 'localhost'): Promise<Buffer> {
  return new Promise((resolve) => {
    const wire = new Duplex({
      read() {},
      write(bytes: Buffer) {
        resolve(bytes);
      },
    });
    connectTls({ socket: wire, servername }).on('error', () => {});
  });
}

/** What a server said on the bare socket, and how it ended the connection. */
export interface Heard {
  readonly bytes: Buffer;
  readonly end: 'closed' | 'reset';
}

/** Says something on a bare TCP connection, or nothing, and listens until the server has ended it. */
export function listenIn(server: Endpoint, says: Uint8Array | null): Promise<Heard> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let end: Heard['end'] = 'closed';
    const socket: Socket = connectTcp({ host: '127.0.0.1', port: server.port }, () => {
      if (says) socket.write(says);
    });
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET') end = 'reset';
    });
    socket.once('close', () => resolve({ bytes: Buffer.concat(parts), end }));
  });
}
