import type { Duplex } from 'node:stream';
import type { Connection } from '../observe/index.js';

const maximumHead = 64 * 1024;

/** Reads the heads of HTTP/1.1 requests one after the other, wherever they are cut. */
export class RequestReader {
  #unread = Buffer.alloc(0);
  #head = Buffer.alloc(0);
  #wake: (() => void) | null = null;
  #over = false;
  readonly #read = (chunk: Buffer): void => {
    if (this.decrypted) this.connection.applicationBytes += chunk.length;
    if (this.#unread.length < maximumHead) this.#unread = Buffer.concat([this.#unread, chunk]);
    this.#wake?.();
  };

  constructor(
    private readonly stream: Duplex,
    private readonly connection: Connection,
    private readonly decrypted: boolean,
  ) {
    const over = (): void => {
      this.#over = true;
      this.#wake?.();
    };
    stream.on('data', this.#read).once('end', over).once('close', over).on('error', over);
  }

  /** Waits for the next head; false when the client left instead. */
  async next(): Promise<boolean> {
    for (;;) {
      const end = this.#unread.indexOf('\r\n\r\n');
      if (end >= 0) {
        this.#head = this.#unread.subarray(0, end + 4);
        this.#unread = this.#unread.subarray(end + 4);
        const [method = '', path = ''] = this.#head.toString('latin1').split(' ', 2);
        this.connection.reach('request');
        this.connection.request ??= { method, path };
        return true;
      }
      if (this.#over || this.#unread.length >= maximumHead) return false;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Host and port as the latest request names them. */
  get authority(): string {
    return /^host:[ \t]*(\S+)/im.exec(this.#head.toString('latin1'))?.[1] ?? '';
  }

  /** The host without its port, in lower case, or null. */
  get host(): string | null {
    return this.authority.replace(/:\d+$/, '').toLowerCase() || null;
  }

  /** Puts the latest request back, for somebody else to read. */
  giveBack(): void {
    this.stream.off('data', this.#read);
    this.stream.pause();
    this.stream.unshift(Buffer.concat([this.#head, this.#unread]));
  }
}
