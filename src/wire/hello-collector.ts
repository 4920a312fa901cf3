import { type ClientHello, parseClientHello } from './client-hello.js';

/** What the first bytes of a connection turned out to be. */
export type FirstFlight =
  | { readonly kind: 'more' }
  | { readonly kind: 'client-hello'; readonly hello: ClientHello }
  | { readonly kind: 'not-tls'; readonly looksLike: 'http' | 'sslv2' | 'unknown' };

/** No honest ClientHello comes near this; a post-quantum one has about 2 KB. */
export const maximumHello = 64 * 1024;

/**
 * Collects the first flight of a client until its ClientHello is whole, however it was cut: over TCP segments and over
 * TLS records (RFC 8446 §5.1 lets a handshake message span records). `bytes` holds everything read so far, for replay.
 */
export class HelloCollector {
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #wanted = 5;

  get bytes(): Buffer {
    if (this.#chunks.length > 1) this.#chunks.splice(0, this.#chunks.length, Buffer.concat(this.#chunks));
    return this.#chunks[0] ?? Buffer.alloc(0);
  }

  push(chunk: Buffer): FirstFlight {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    // Joining at every 1-byte segment would cost the square of the length: join only when a step could be made.
    const first = this.#chunks[0]?.[0];
    if (first !== undefined && first !== 22) return { kind: 'not-tls', looksLike: guess(this.bytes) };
    if (this.#length < this.#wanted) return { kind: 'more' };
    return this.#read();
  }

  #read(): FirstFlight {
    const bytes = this.bytes;
    const parts: Buffer[] = [];
    let collected = 0;
    for (let at = 0; at + 5 <= bytes.length; ) {
      const length = bytes.readUInt16BE(at + 3);
      if (bytes[at] !== 22 || bytes[at + 1] !== 3 || length === 0 || length > 0x4800)
        return { kind: 'not-tls', looksLike: 'unknown' };
      const end = at + 5 + length;
      if (end > bytes.length) {
        this.#wanted = end;
        return end > maximumHello + 5 * 1024 ? { kind: 'not-tls', looksLike: 'unknown' } : { kind: 'more' };
      }
      parts.push(bytes.subarray(at + 5, end));
      collected += length;
      at = end;
      this.#wanted = at + 5;
      if (collected < 4) continue;
      const message = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
      const whole = 4 + message.readUIntBE(1, 3);
      if (message[0] !== 1 || whole > maximumHello) return { kind: 'not-tls', looksLike: 'unknown' };
      if (collected < whole) continue;
      try {
        return { kind: 'client-hello', hello: parseClientHello(message.subarray(0, whole)) };
      } catch {
        return { kind: 'not-tls', looksLike: 'unknown' };
      }
    }
    return this.#length > maximumHello * 2 ? { kind: 'not-tls', looksLike: 'unknown' } : { kind: 'more' };
  }
}

function guess(bytes: Buffer): 'http' | 'sslv2' | 'unknown' {
  if (/^(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT|TRACE|PRI) ?/.test(bytes.subarray(0, 8).toString('latin1')))
    return 'http';
  if (bytes.length >= 3 && ((bytes[0] ?? 0) & 0x80) !== 0 && bytes[2] === 1) return 'sslv2';
  return 'unknown';
}
