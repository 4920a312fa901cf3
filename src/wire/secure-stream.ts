import { Duplex } from 'node:stream';
import type { Connection } from './connection.js';
import { contentType } from './tables/types.js';

/** What a handshake came to, as `tls.TLSSocket` would tell it. */
export interface SecureStreamFacts {
  /** The protocol that ALPN chose, or false. */
  readonly alpnProtocol: string | false;
  /** The name in the ClientHello, or false. */
  readonly servername: string | false;
  readonly protocol: string;
  readonly cipher: string;
}

/** The step in whose name application data is sent. */
const applicationDataStep = 'application data';

/**
 * Application data in clear text, both ways, with the look of a `tls.TLSSocket`, so that an HTTP server can speak on it.
 * Ending it sends close_notify, unless the flight does otherwise; destroying it closes the connection without.
 */
export class SecureStream extends Duplex {
  /** What HTTP frameworks look at to know `https`. */
  readonly encrypted = true;
  readonly alpnProtocol: string | false;
  readonly servername: string | false;
  readonly #connection: Connection;
  readonly #facts: SecureStreamFacts;
  #wantsMore: (() => void) | null = null;
  #timer: NodeJS.Timeout | null = null;
  #timeout = 0;

  constructor(connection: Connection, facts: SecureStreamFacts) {
    super({ allowHalfOpen: false });
    this.#connection = connection;
    this.#facts = facts;
    this.alpnProtocol = facts.alpnProtocol;
    this.servername = facts.servername;
    // A client that resets is an everyday thing here, and no reason to end the process.
    this.on('error', () => {});
  }

  get remoteAddress(): string | undefined {
    return this.#connection.socket.remoteAddress;
  }

  get remotePort(): number | undefined {
    return this.#connection.socket.remotePort;
  }

  /** The version in Node's words, such as `TLSv1.3`. */
  getProtocol(): string {
    return this.#facts.protocol;
  }

  /** The cipher suite by its registered name. */
  getCipher(): { readonly standardName: string; readonly version: string } {
    return { standardName: this.#facts.cipher, version: this.#facts.protocol };
  }

  /** Passes data of the client on. A promise when the reader should wait before it brings more. */
  deliver(bytes: Buffer): Promise<void> | undefined {
    this.#active();
    if (this.destroyed || this.readableEnded || this.push(bytes)) return undefined;
    return new Promise((resolve) => {
      this.#wantsMore = resolve;
    });
  }

  /** The client will send no more. */
  deliverEnd(): void {
    if (!this.destroyed) this.push(null);
  }

  /** Resets the TCP connection. */
  resetAndDestroy(): this {
    this.#connection.outbox.gesture('reset');
    void this.#connection.outbox.flush();
    return this.destroy();
  }

  /** Emits `timeout` when nothing has come or gone for so long, as a socket does. */
  setTimeout(milliseconds: number, callback?: () => void): this {
    this.#timeout = milliseconds;
    if (callback) this.once('timeout', callback);
    this.#active();
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  override _read(): void {
    const resume = this.#wantsMore;
    this.#wantsMore = null;
    resume?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    this.#active();
    // Allowed (RFC 8446 §5.1), but Java takes an empty record for one without a content type.
    if (chunk.length === 0) {
      callback();
      return;
    }
    const { outbox } = this.#connection;
    try {
      outbox.records(applicationDataStep, contentType.applicationData, chunk);
    } catch (error) {
      callback(error as Error);
      return;
    }
    const sending = outbox.flushAndDrain();
    if (sending) sending.then(() => callback(), callback);
    else callback();
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    if (this.#timer) clearTimeout(this.#timer);
    this._read();
    // After a proper end the flight goes on to close_notify by itself.
    if (!this.writableFinished) this.#connection.destroy();
    callback(error);
  }

  #active(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#timeout > 0 && !this.destroyed)
      this.#timer = setTimeout(() => this.emit('timeout'), this.#timeout).unref();
  }
}
