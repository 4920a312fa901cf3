import { ByteQueue } from './byte-queue.js';
import { type ClientHello, parseClientHello } from './client-hello.js';

/** What the first bytes of a connection turned out to be. */
export type FirstFlight =
  | { readonly kind: 'more' }
  | { readonly kind: 'client-hello'; readonly hello: ClientHello }
  | { readonly kind: 'not-tls'; readonly looksLike: 'http' | 'sslv2' | 'unknown' };

/** No honest ClientHello comes near this; a post-quantum one has about 2 KB. */
export const maximumHello = 64 * 1024;

/** Records add headers, and may hold a single byte each (RFC 8446 §5.1). */
const maximumFlight = maximumHello * 6;

const more: FirstFlight = { kind: 'more' };
const unknown: FirstFlight = { kind: 'not-tls', looksLike: 'unknown' };

/**
 * Collects the first flight of a client until its ClientHello is whole, however it was cut: over TCP segments and over
 * TLS records (RFC 8446 §5.1 lets a handshake message span records). `bytes` holds everything read so far, for replay.
 * Every byte is looked at once, so that many small pieces cost no more than one large one.
 */
export class HelloCollector {
  readonly #chunks: Buffer[] = [];
  readonly #unread = new ByteQueue();
  readonly #message = new ByteQueue();
  #length = 0;

  get bytes(): Buffer {
    if (this.#chunks.length > 1) this.#chunks.splice(0, this.#chunks.length, Buffer.concat(this.#chunks));
    return this.#chunks[0] ?? Buffer.alloc(0);
  }

  push(chunk: Buffer): FirstFlight {
    this.#chunks.push(chunk);
    this.#unread.push(chunk);
    this.#length += chunk.length;
    const first = this.#chunks[0]?.[0];
    if (first !== undefined && first !== handshakeRecord) return { kind: 'not-tls', looksLike: guess(this.bytes) };
    return this.#read();
  }

  #read(): FirstFlight {
    for (;;) {
      const header = this.#unread.peek(5);
      if (!header) return this.#length > maximumFlight ? unknown : more;
      const length = header.readUInt16BE(3);
      if (header[0] !== handshakeRecord || header[1] !== 3 || length === 0 || length > 0x4800) return unknown;
      const record = this.#unread.take(5 + length);
      if (!record) return more;
      this.#message.push(record.subarray(5));
      const flight = this.#hello();
      if (flight.kind !== 'more') return flight;
    }
  }

  #hello(): FirstFlight {
    const header = this.#message.peek(4);
    if (!header) return more;
    const whole = 4 + header.readUIntBE(1, 3);
    if (header[0] !== clientHello || whole > maximumHello) return unknown;
    const message = this.#message.peek(whole);
    if (!message) return more;
    try {
      return { kind: 'client-hello', hello: parseClientHello(message) };
    } catch {
      return unknown;
    }
  }
}

const handshakeRecord = 22;
const clientHello = 1;

function guess(bytes: Buffer): 'http' | 'sslv2' | 'unknown' {
  if (/^(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT|TRACE|PRI) ?/.test(bytes.subarray(0, 8).toString('latin1')))
    return 'http';
  if (bytes.length >= 3 && ((bytes[0] ?? 0) & 0x80) !== 0 && bytes[2] === 1) return 'sslv2';
  return 'unknown';
}
