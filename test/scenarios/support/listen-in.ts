import { connect as connectTcp, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import type { Endpoint } from '../../../src/server/index.js';

/** A ClientHello of Node's own TLS client, as it goes out. */
export function clientHello(options: ConnectionOptions = {}): Promise<Buffer> {
  return new Promise((resolve) => {
    const wire = new Duplex({
      read() {},
      write(bytes: Buffer) {
        resolve(bytes);
      },
    });
    connectTls({ socket: wire, servername: 'localhost', ...options }).on('error', () => {});
  });
}

/** What a server said on the bare socket, and how it ended the connection. */
export interface Heard {
  readonly bytes: Buffer;
  readonly end: 'closed' | 'reset' | 'left';
}

/**
 * Says something on a bare TCP connection, or nothing, and listens until the server has ended it, or until it has heard
 * enough and leaves.
 */
export function listenIn(
  server: Endpoint,
  says: Uint8Array | string | null,
  enough: (bytes: Buffer) => boolean = () => false,
): Promise<Heard> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let end: Heard['end'] = 'closed';
    const socket: Socket = connectTcp({ host: '127.0.0.1', port: server.port }, () => {
      if (says) socket.write(says);
    });
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      if (!enough(Buffer.concat(parts))) return;
      end = 'left';
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET') end = 'reset';
    });
    socket.once('close', () => resolve({ bytes: Buffer.concat(parts), end }));
  });
}

/** The handshake messages that a server sent in the clear: their types, and their bodies. */
export function messagesIn(bytes: Buffer): { readonly type: number; readonly body: Buffer }[] {
  const payloads: Buffer[] = [];
  for (let at = 0; at + 5 <= bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) {
    if (bytes[at] === 22) payloads.push(bytes.subarray(at + 5, at + 5 + bytes.readUInt16BE(at + 3)));
  }
  const all = Buffer.concat(payloads);
  const messages: { type: number; body: Buffer }[] = [];
  for (let at = 0; at + 4 <= all.length; ) {
    const end = at + 4 + all.readUIntBE(at + 1, 3);
    messages.push({ type: all.readUInt8(at), body: all.subarray(at + 4, end) });
    at = end;
  }
  return messages;
}
