import type { Layers } from './edits/edit.js';
import { type Ending, GestureQueue } from './gestures.js';
import { Inbox, type Incoming } from './inbox.js';
import type { SeenEnd, WireObserver } from './observer.js';
import { Outbox } from './outbox.js';
import { Departure } from './refusal.js';
import { Reporter } from './reporter.js';
import type { WireSocket } from './wire-socket.js';

/** More unread bytes than this, and the socket waits. */
const highWater = 128 * 1024;

/**
 * One client on one socket: bytes come in, messages come out, and the other way round. It knows when the connection has
 * ended and who ended it, and nothing of handshakes.
 */
export class Connection {
  readonly inbox = new Inbox();
  readonly outbox: Outbox;
  readonly reporter: Reporter;
  /** True once close_notify has come from the client, or gone to it. */
  readonly closeNotify = { received: false, sent: false };

  readonly #queue: GestureQueue;
  #wake: (() => void) | null = null;
  /** Why no more bytes will come. */
  #over: string | null = null;
  #closed = false;
  readonly #onClosed: () => void;

  constructor(
    readonly socket: WireSocket,
    observer: WireObserver,
    layersOf: (step: string) => Layers | undefined,
    onClosed: () => void,
  ) {
    this.reporter = new Reporter(observer);
    this.#queue = new GestureQueue(socket, (ending) => this.#endedByServer(ending));
    this.outbox = new Outbox(this.#queue, this.reporter, layersOf);
    this.#onClosed = onClosed;
    socket.on('data', this.#data);
    socket.on('end', this.#end);
    socket.on('error', this.#error);
    socket.on('close', this.#close);
    socket.setNoDelay?.(true);
  }

  /** Bytes that were read before the engine took over. */
  replay(bytes: Buffer): void {
    this.inbox.push(bytes);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The next thing the client sends; what is queued goes out first. @throws Departure when nothing will come any more */
  async next(): Promise<Incoming> {
    for (;;) {
      const sending = this.outbox.flush();
      if (sending) await sending;
      const incoming = this.inbox.take();
      if (this.socket.isPaused() && this.inbox.waiting < highWater) this.socket.resume();
      if (incoming) return this.#seen(incoming);
      if (this.#over !== null) throw new Departure(this.#over);
      await this.#more();
    }
  }

  /**
   * Reads on, only to see alerts and data, until the client has left. What cannot be read any more is passed over.
   */
  async watch(): Promise<void> {
    for (;;) {
      try {
        const incoming = await this.next();
        if (incoming.kind === 'data') this.reporter.tellOnce('firstApplicationData', this.reporter.at);
      } catch (error) {
        if (error instanceof Departure) return;
        this.inbox.clear();
      }
    }
  }

  /** Ends everything at once. `how` is reported unless the connection had already come to an end. */
  destroy(how: SeenEnd['how'] = 'closed'): void {
    if (this.#closed) return;
    this.#report('server', how);
    this.socket.destroy();
    this.#close();
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #rouse(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }

  readonly #data = (chunk: Buffer): void => {
    this.inbox.push(chunk);
    if (this.inbox.waiting >= highWater) this.socket.pause();
    this.#rouse();
  };

  readonly #end = (): void => {
    this.#report('client', 'fin');
    this.#over ??= 'the client closed the connection';
    this.#rouse();
  };

  readonly #error = (): void => {
    // ECONNRESET, or EPIPE when the reset came while we wrote: either way the client went without a word.
    this.#report('client', 'reset');
    this.#over ??= 'the client reset the connection';
    this.#rouse();
  };

  readonly #close = (): void => {
    if (this.#closed) return;
    this.#closed = true;
    this.#report('client', 'closed');
    this.#over ??= 'the connection is closed';
    this.#queue.close();
    this.#rouse();
    this.#onClosed();
  };

  #endedByServer(ending: Ending): void {
    if (ending === 'fin') this.#report('server', 'fin');
    if (ending === 'reset') this.#report('server', 'reset');
  }

  #report(by: SeenEnd['by'], how: SeenEnd['how']): void {
    const closeNotify = by === 'client' ? this.closeNotify.received : this.closeNotify.sent;
    this.reporter.tellOnce('ended', { by, how, closeNotify, at: this.reporter.at });
  }

  #seen(incoming: Incoming): Incoming {
    if (incoming.kind !== 'alert') return incoming;
    if (incoming.code === 0) this.closeNotify.received = true;
    const { level, code, encrypted } = incoming;
    this.reporter.alert({ direction: 'received', level, code, encrypted });
    return incoming;
  }
}
