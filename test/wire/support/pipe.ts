import { Duplex } from 'node:stream';
import tls, { type ConnectionOptions } from 'node:tls';

/** One end of a connection in memory. What is written to it is read at the other end. */
export class PipeEnd extends Duplex {
  peer: PipeEnd | null = null;

  #wantsMore: (() => void) | null = null;

  override _read(): void {
    const resume = this.#wantsMore;
    this.#wantsMore = null;
    resume?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: (error?: Error | null) => void): void {
    const { peer } = this;
    setImmediate(() => {
      if (!peer || peer.destroyed || peer.readableEnded || peer.push(chunk)) callback();
      else peer.#wantsMore = callback;
    });
  }

  override _final(callback: (error?: Error | null) => void): void {
    const { peer } = this;
    setImmediate(() => {
      if (peer && !peer.destroyed && !peer.readableEnded) peer.push(null);
      callback();
    });
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    const { peer } = this;
    this.peer = null;
    this._read();
    setImmediate(() => {
      if (peer && !peer.destroyed && !peer.readableEnded) peer.push(null);
    });
    callback(error);
  }
}

/** Both ends of a connection in memory. */
export function pipe(): [PipeEnd, PipeEnd] {
  const [one, other] = [new PipeEnd(), new PipeEnd()];
  one.peer = other;
  other.peer = one;
  return [one, other];
}

/** The first flight of Node's own client with these options. */
export function firstFlight(options: ConnectionOptions = {}): Promise<Buffer> {
  const [near, far] = pipe();
  const client = tls.connect({ ...options, socket: near, servername: 'localhost' });
  client.on('error', () => {});
  return new Promise((resolve) => {
    far.once('data', (bytes: Buffer) => {
      client.destroy();
      far.destroy();
      resolve(bytes);
    });
  });
}
